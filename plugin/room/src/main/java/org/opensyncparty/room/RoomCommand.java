package org.opensyncparty.room;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.MessageRef;

/** Everything that can happen to a room. */
public sealed interface RoomCommand {

  /** Something that came from a socket. */
  sealed interface FromClient extends RoomCommand {
    /** The socket that it came from. */
    long connection();

    /** What an answer refers to. */
    MessageRef ref();
  }

  /**
   * How somebody got past the door; the sidecar has checked signatures, the room checks the rest.
   */
  enum Admission {
    /** By having made the room just now. */
    CREATOR,
    /** By a verified token, or because the server asks for none. */
    IDENTIFIED,
    /** By an invite to this very room. */
    INVITED,
    /** By neither: only a resume secret can help. */
    UNPROVEN
  }

  /**
   * Takes a seat, or takes one back.
   *
   * @param clientId the id that the client would like, or one made for it
   * @param fallbackId what to use if that is taken; unique in the process
   * @param name as it will be shown
   * @param isMediaUser true if {@code userId} is the media server's
   * @param resume what the client presented, or null
   * @param fresh a new secret, used if the client declared {@link Feature#RESUME} and has none
   */
  record Join(
      long connection,
      MessageRef ref,
      String clientId,
      String fallbackId,
      String name,
      @Nullable String userId,
      boolean isMediaUser,
      Admission admission,
      Set<Feature> features,
      @Nullable ResumeSecret resume,
      ResumeSecret fresh)
      implements FromClient {
    public Join {
      features = Set.copyOf(features);
    }

    /** The same, asking for another id. */
    public Join as(String otherClientId) {
      return new Join(
          connection,
          ref,
          otherClientId,
          fallbackId,
          name,
          userId,
          isMediaUser,
          admission,
          features,
          resume,
          fresh);
    }
  }

  /**
   * Gives up a seat on purpose.
   *
   * @param answer false if the socket is moving to another room and must not hear of it
   */
  record Leave(long connection, MessageRef ref, String clientId, boolean answer)
      implements FromClient {}

  /** A message of a member: playing or hosting. */
  record Act(long connection, MessageRef ref, String clientId, ClientMessage message)
      implements FromClient {}

  /**
   * A member's socket has ended.
   *
   * @param clean true if it said goodbye with 1000 or 1001
   */
  record Lost(long connection, String clientId, boolean clean) implements RoomCommand {}

  /** A lost member's grace is over, unless it has come back since. */
  record GraceExpired(String clientId, int generation) implements RoomCommand {}

  /** The wait that was to last until then (server time, ms) has lasted so long. */
  record HoldExpired(long until) implements RoomCommand {}

  /** The countdown to that time (server time, ms) is nearly over. */
  record CountdownDue(long at) implements RoomCommand {}

  /** Somebody of that name may not see what the room plays, and was not let in. */
  record AccessRefused(String name) implements RoomCommand {}

  /** Changes of members' states may be told again. */
  record StatusDue() implements RoomCommand {}

  /** Another list of members may be told. */
  record ListDue() implements RoomCommand {}

  /** The room has been empty for long enough, unless somebody has come since. */
  record EmptyExpired() implements RoomCommand {}

  /**
   * The server was away, and has the room as it was last saved; comes before everything else.
   *
   * @param savedAt when that was, by the server time of then, ms
   * @param shift added to a server time of then, it makes the same moment's of now, ms; if that
   *     says that the room was saved in the future, it counts as saved just now
   * @param grace how long seats are kept for those who had them
   */
  record Restored(long savedAt, long shift, Duration grace) implements RoomCommand {}
}
