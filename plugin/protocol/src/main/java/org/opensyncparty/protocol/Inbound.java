package org.opensyncparty.protocol;

import org.jspecify.annotations.Nullable;

/** A text frame after decoding. */
public sealed interface Inbound {

  /** What an answer refers to; known as far as the text could be read. */
  MessageRef ref();

  /**
   * A message that can be acted on.
   *
   * @param room the room that the envelope names
   * @param client the client id that the envelope names; counts in create and join only
   */
  record Message(
      MessageRef ref, @Nullable String room, @Nullable String client, ClientMessage message)
      implements Inbound {}

  /** A message that cannot; {@code error} says why. */
  record Malformed(MessageRef ref, ProtocolException error) implements Inbound {}
}
