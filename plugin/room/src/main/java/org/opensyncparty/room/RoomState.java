package org.opensyncparty.room;

import java.util.Set;
import org.opensyncparty.protocol.RoomOptions;

/**
 * Everything about one room. Immutable; {@link RoomRules} makes the next one.
 *
 * @param key random, never shown: tells this room from a later one of the same id
 * @param lastEvent the last that a member did to the player
 * @param hostId the host's client id; {@link #NOBODY} exactly while the room is empty
 * @param formerUsers authenticated users that have had a seat here, the latest {@link
 *     RoomRules#MAX_REMEMBERED_USERS}
 * @param bannedUsers authenticated users that were kicked, likewise bounded
 * @param readiness how the members' players are doing, and whether the room waits for some
 */
public record RoomState(
    String id,
    String key,
    String mediaUrl,
    RoomOptions options,
    Timeline timeline,
    LastEvent lastEvent,
    Members members,
    String hostId,
    Set<String> formerUsers,
    Set<String> bannedUsers,
    Readiness readiness,
    RoomSettings settings) {

  /** The host of an empty room. */
  public static final String NOBODY = "";

  /** A room that nobody has entered yet. */
  public static RoomState created(
      String id,
      String key,
      String mediaUrl,
      double startPosition,
      RoomOptions options,
      RoomSettings settings,
      long now) {
    return new RoomState(
        id,
        key,
        mediaUrl,
        options,
        Timeline.startingAt(startPosition, now),
        LastEvent.NONE,
        Members.NONE,
        NOBODY,
        Set.of(),
        Set.of(),
        Readiness.NEW,
        settings);
  }

  /**
   * The last {@code player_event}.
   *
   * @param revision the timeline's revision that it made
   * @param clientId who it was
   */
  public record LastEvent(long revision, String clientId) {
    static final LastEvent NONE = new LastEvent(-1, NOBODY);

    /** True for a report of somebody else who did not know of this event yet. */
    boolean isUnknownTo(String reporter, long basedOn) {
      return basedOn < revision && !clientId.equals(reporter);
    }
  }

  /** True if the member of that id is host. */
  public boolean isHost(String clientId) {
    return !members.isEmpty() && hostId.equals(clientId);
  }

  RoomState withTimeline(Timeline next) {
    return new RoomState(
        id,
        key,
        mediaUrl,
        options,
        next,
        lastEvent,
        members,
        hostId,
        formerUsers,
        bannedUsers,
        readiness,
        settings);
  }

  /**
   * After this member has acted on the player, which made {@code next}; {@link #NOBODY} if it was
   * the server.
   */
  RoomState afterEventOf(String clientId, Timeline next) {
    LastEvent event = new LastEvent(next.revision(), clientId);
    return new RoomState(
        id,
        key,
        mediaUrl,
        options,
        next,
        event,
        members,
        hostId,
        formerUsers,
        bannedUsers,
        readiness,
        settings);
  }

  RoomState withMedia(String url, Timeline next) {
    return new RoomState(
        id,
        key,
        url,
        options,
        next,
        lastEvent,
        members,
        hostId,
        formerUsers,
        bannedUsers,
        readiness,
        settings);
  }

  RoomState withMembers(Members next, String nextHost) {
    return new RoomState(
        id,
        key,
        mediaUrl,
        options,
        timeline,
        lastEvent,
        next,
        nextHost,
        formerUsers,
        bannedUsers,
        readiness,
        settings);
  }

  RoomState withUsers(Set<String> former, Set<String> banned) {
    return new RoomState(
        id, key, mediaUrl, options, timeline, lastEvent, members, hostId, former, banned, readiness,
        settings);
  }

  RoomState withOptions(RoomOptions next) {
    return new RoomState(
        id,
        key,
        mediaUrl,
        next,
        timeline,
        lastEvent,
        members,
        hostId,
        formerUsers,
        bannedUsers,
        readiness,
        settings);
  }

  RoomState withReadiness(Readiness next) {
    return new RoomState(
        id,
        key,
        mediaUrl,
        options,
        timeline,
        lastEvent,
        members,
        hostId,
        formerUsers,
        bannedUsers,
        next,
        settings);
  }
}
