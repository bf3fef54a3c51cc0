package org.opensyncparty.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client can say, ranges already checked. Positions are seconds of media time from 0 to
 * {@link ProtocolLimits#MAX_POSITION_SECONDS}; times are milliseconds of server time.
 *
 * <p>Payloads that are relayed come along whole, so that fields unknown to the server survive;
 * nobody may change them.
 */
public sealed interface ClientMessage {

  /** Makes a room and takes its host's seat. */
  record CreateRoom(
      String mediaUrl,
      double startPos,
      String name,
      RoomOptions options,
      @Nullable String authToken,
      Set<Feature> features)
      implements ClientMessage {}

  /** Takes a seat in the room that the envelope names, or takes one back. */
  record JoinRoom(
      String name,
      @Nullable String authToken,
      @Nullable String inviteToken,
      @Nullable String resumeToken,
      Set<Feature> features)
      implements ClientMessage {}

  /** Gives up the seat. */
  record LeaveRoom() implements ClientMessage {}

  /** Asks for the public rooms. */
  record ListRooms(@Nullable String authToken) implements ClientMessage {}

  /**
   * Asks for an invite to the sender's room.
   *
   * @param expiresInSeconds {@link ProtocolLimits#MIN_INVITE_SECONDS} to {@link
   *     ProtocolLimits#MAX_INVITE_SECONDS}
   */
  record CreateInvite(int expiresInSeconds) implements ClientMessage {}

  /**
   * A member acted on its player.
   *
   * @param positionTs when the position was true, if the client knows
   * @param rate the room's speed from now on, if it changes
   * @param basedOn the newest revision that the sender knew of, if it says so
   */
  record PlayerEvent(
      PlayerAction action,
      double position,
      @Nullable Long positionTs,
      @Nullable Double rate,
      @Nullable Long basedOn,
      ObjectNode payload)
      implements ClientMessage {}

  /**
   * The host reports what its player does; everything is optional.
   *
   * @param basedOn the newest revision that the host knew of
   */
  record StateUpdate(
      @Nullable Double position,
      @Nullable PlayState playState,
      @Nullable Long positionTs,
      @Nullable Double rate,
      @Nullable Long basedOn,
      ObjectNode payload)
      implements ClientMessage {}

  /**
   * Asks for the server's time.
   *
   * @param clientTs a finite number, given back as it came
   */
  record Ping(JsonNode clientTs) implements ClientMessage {}

  /** The room plays something else. */
  record SetMedia(String mediaUrl, double startPos) implements ClientMessage {}

  /** Everybody goes to a position, however close they believe to be. */
  record ForceResync(double targetPosition) implements ClientMessage {}

  /**
   * How the sender's own player is doing.
   *
   * @param offsetMs how far it is ahead (+) of the party, or null before a measurement
   * @param rttMs the sender's round trip to the server, or null before a measurement
   * @param noAccess true if its user may not see the room's film
   * @param basedOn the revision of the last {@code room_state} that the sender has heard
   */
  record MemberStatus(
      MemberState state,
      @Nullable Integer offsetMs,
      @Nullable Integer rttMs,
      boolean noAccess,
      @Nullable Long basedOn)
      implements ClientMessage {}

  /** Changes the room's options; null leaves one as it is. */
  record SetOptions(
      @Nullable WaitPolicy waitPolicy,
      @Nullable Boolean freePlay,
      @Nullable Boolean isPrivate,
      @Nullable Boolean locked)
      implements ClientMessage {}

  /**
   * The party shall not wait any longer.
   *
   * @param clientId for whom not, or null for all
   */
  record GoOn(@Nullable String clientId) implements ClientMessage {}

  /**
   * Says something to everybody.
   *
   * @param text cleaned, 1 to {@link ProtocolLimits#MAX_CHAT_LENGTH} code points
   */
  record Chat(String text) implements ClientMessage {}

  /** Shows a sign. */
  record React(Reaction emoji) implements ClientMessage {}

  /** The sender types, or does not any more. */
  record Typing(boolean typing) implements ClientMessage {}

  /**
   * Something shall come last in the queue.
   *
   * @param title for people's eyes, cleaned; what the media are called by where it was not given
   */
  record QueueAdd(String mediaUrl, String title) implements ClientMessage {}

  /** An entry leaves the queue. */
  record QueueRemove(long entryId) implements ClientMessage {}

  /**
   * An entry goes to another place.
   *
   * @param to from 0 to {@link ProtocolLimits#MAX_QUEUE}; beyond the end means the end
   */
  record QueueMove(long entryId, int to) implements ClientMessage {}

  /**
   * The room plays an entry of its queue.
   *
   * @param entryId which, or null for the first
   * @param mediaUrl what the sender saw the room play; if that is not so any more, somebody else
   *     was quicker
   */
  record PlayNext(@Nullable Long entryId, String mediaUrl) implements ClientMessage {}

  /**
   * The room plays something at once, from its beginning.
   *
   * @param mediaUrl not empty
   */
  record PlayMedia(String mediaUrl) implements ClientMessage {}

  /**
   * Everybody starts together in a moment.
   *
   * @param seconds {@link ProtocolLimits#MIN_COUNTDOWN_SECONDS} to {@link
   *     ProtocolLimits#MAX_COUNTDOWN_SECONDS}
   */
  record StartCountdown(int seconds) implements ClientMessage {}

  /** And yet not. */
  record CancelCountdown() implements ClientMessage {}

  /** Makes another member host. */
  record TransferHost(String clientId) implements ClientMessage {}

  /** Removes a member. */
  record Kick(String clientId) implements ClientMessage {}
}
