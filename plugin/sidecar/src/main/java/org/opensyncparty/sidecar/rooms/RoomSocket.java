package org.opensyncparty.sidecar.rooms;

import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.room.Effect;
import org.opensyncparty.sidecar.transport.TextFrame;

/** A connection as a room sees it. No call blocks. */
public interface RoomSocket {

  /** The id by which commands and effects name it. */
  long id();

  /** On whose account the rooms go that this socket makes: a user's, or an address's. */
  String owner();

  /** How its node is reached, or null if it is this one. */
  default @Nullable Relay relay() {
    return null;
  }

  /** It has a seat in {@code room} now. */
  void seated(Room room, String clientId);

  /** It has none in {@code room} any more. */
  void unseated(Room room);

  /** Something that it asked of a room was not done; tells the client. */
  void refused(MessageRef ref, ProtocolException error);

  /** Its join is over, one way or the other, and everything that the join had to say is said. */
  void joinSettled();

  /**
   * Queues a frame.
   *
   * @param delivery what becomes of it if the client is slow
   */
  void send(TextFrame frame, Effect.Delivery delivery);

  /** Ends the socket. */
  void close(CloseStatus status);
}
