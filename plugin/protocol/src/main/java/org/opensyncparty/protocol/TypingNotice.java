package org.opensyncparty.protocol;

/**
 * Somebody types, or does not any more; the envelope says who.
 *
 * @param typing to be forgotten after {@link ProtocolLimits#TYPING_MS} without another word of it
 */
public record TypingNotice(boolean typing, String name) implements ServerMessage {
  public TypingNotice {
    Require.that(!name.isEmpty(), "a name must not be empty");
  }

  @Override
  public String type() {
    return "typing";
  }
}
