package org.opensyncparty.room;

import java.time.Duration;
import java.util.List;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.protocol.ProtocolException;

/** What the world has to do after a transition, in this order. */
public sealed interface Effect {

  /** From now on this socket is the member's, and hears the room's broadcasts. */
  record Seat(long connection, String clientId) implements Effect {}

  /** From now on this socket is nobody's in this room, and hears nothing of it. */
  record Unseat(long connection) implements Effect {}

  /** The join of this socket failed. */
  record Refuse(long connection, MessageRef ref, ProtocolException error) implements Effect {}

  /** One socket hears something. */
  record Tell(long connection, Outbound outbound) implements Effect {}

  /**
   * All seated sockets but one hear the same; encoded once.
   *
   * @param except the socket that does not, or {@link Member#LOST} for none
   */
  record Broadcast(Outbound outbound, long except, Delivery delivery) implements Effect {}

  /** These seated sockets hear the same; encoded once. */
  record TellAll(List<Long> connections, Outbound outbound, Delivery delivery) implements Effect {
    public TellAll {
      connections = List.copyOf(connections);
    }
  }

  /**
   * Everyone hears the room's whole state, each with its own id in the envelope; rare, so encoded
   * for each.
   */
  record Resend(Outbound template) implements Effect {}

  /** What becomes of a message for a member that is not keeping up. */
  enum Delivery {
    /** It arrives, in its order. */
    IN_ORDER,
    /** A newer one takes its place; only the newest report of the host matters. */
    NEWEST_STATE_UPDATE,
    /** A newer one takes its place; only the newest list of members matters. */
    NEWEST_PARTICIPANTS,
    /** A newer one takes its place; only the newest queue matters. */
    NEWEST_QUEUE,
    /** It arrives, in its order among its like, but behind all of the kinds above. */
    BEHIND,
    /** It is not worth waiting: dropped. */
    OR_NEVER,

    // The same in large rooms, where all that go out of one kind are megabytes or thousands of
    // packets: what moves the players overtakes them, also where everybody keeps up.
    IN_ORDER_UNHURRIED,
    NEWEST_PARTICIPANTS_UNHURRIED,
    BEHIND_UNHURRIED,
    OR_NEVER_UNHURRIED
  }

  /** A socket is closed. */
  record Close(long connection, CloseStatus status) implements Effect {}

  /** An invite is signed and told to the host. */
  record IssueInvite(long connection, String clientId, MessageRef ref, int expiresInSeconds)
      implements Effect {}

  /**
   * {@code command} comes back after {@code after}; a timer of that key that still runs is
   * replaced.
   */
  record Schedule(String key, Duration after, RoomCommand command) implements Effect {}

  /** The timer of that key, if it still runs, does not fire. */
  record Cancel(String key) implements Effect {}

  /** The room is gone; nothing follows. */
  record End() implements Effect {}
}
