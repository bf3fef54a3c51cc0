package org.opensyncparty.sidecar.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.room.Effect.Delivery;
import org.opensyncparty.sidecar.transport.TextFrame;

/**
 * What nodes say to each other. {@code connection} is always the id by which the member's own node
 * knows its socket; {@code number} counts what was sent for one connection to one room.
 */
sealed interface LinkMessage {

  /** About one room, for as long as its token holds. */
  sealed interface OfRoom extends LinkMessage {
    String room();

    long token();
  }

  /** From the member's node to the ruler. */
  sealed interface ToRuler extends OfRoom {}

  /** From the ruler to the member's node, for a room that is known there. */
  sealed interface ToMembers extends OfRoom {}

  /** Nothing; shows whether anything is missing. */
  record Hello() implements LinkMessage {}

  // ---- from the member's node to the ruler

  /** A command, as {@link CommandCodec} writes it. */
  record Command(String room, long token, long connection, long number, String command)
      implements ToRuler {}

  /** Wants {@link Marked} in its turn. */
  record Mark(String room, long token, long connection, long number) implements ToRuler {}

  /**
   * Wants to know what is at the door.
   *
   * @param secretHash of the seat that somebody asks for, or empty
   */
  record Ask(long question, String room, long token, String secretHash) implements ToRuler {}

  // ---- from the ruler to the member's node

  /** What {@link Ask} wanted, as {@link CommandCodec} writes it; null if the room is not here. */
  record Answer(long question, @Nullable String plate) implements LinkMessage {}

  /** All that the connection had sent up to that number is done. */
  record Marked(String room, long token, long connection, long number) implements ToMembers {}

  /** The room is not ruled here, whatever Redis said. */
  record NotHere(String room, long token) implements ToMembers {}

  /** The connection has a seat now. */
  record Seated(String room, long token, long connection, String clientId) implements ToMembers {}

  /** The connection has no seat any more. */
  record Unseated(String room, long token, long connection) implements ToMembers {}

  /** Nothing more comes for the connection, unless it has sent more than {@code number}. */
  record Released(String room, long token, long connection, long number) implements ToMembers {}

  /** The connection's join is over. */
  record Settled(String room, long token, long connection) implements ToMembers {}

  /** An error for the connection, as {@link CommandCodec} writes it. */
  record Refused(String room, long token, long connection, String error) implements ToMembers {}

  /** A frame for some connections. */
  record Tell(String room, long token, List<Long> connections, Delivery delivery, TextFrame frame)
      implements ToMembers {
    public Tell {
      connections = List.copyOf(connections);
    }
  }

  /**
   * A frame for all that have a seat.
   *
   * @param except but this connection; 0 for none
   */
  record Broadcast(String room, long token, long except, Delivery delivery, TextFrame frame)
      implements ToMembers {}

  /** A message for all that have a seat, each with its client id between the two parts. */
  record Resend(String room, long token, String before, String after) implements ToMembers {}

  /** The connection is to be closed. */
  record Close(String room, long token, long connection, CloseStatus status) implements ToMembers {}
}
