package org.opensyncparty.room;

import java.util.Set;
import org.opensyncparty.protocol.RoomOptions;

/**
 * Everything about one room. Immutable; {@link RoomRules} makes the next one.
 *
 * @param key random, never shown: tells this room from a later one of the same id
 * @param hostId the host's client id; {@link #NOBODY} exactly while the room is empty
 * @param formerUsers authenticated users that have had a seat here, the latest {@link
 *     RoomRules#MAX_REMEMBERED_USERS}
 * @param bannedUsers authenticated users that were kicked, likewise bounded
 */
public record RoomState(
    String id,
    String key,
    String mediaUrl,
    RoomOptions options,
    Timeline timeline,
    Members members,
    String hostId,
    Set<String> formerUsers,
    Set<String> bannedUsers,
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
        Members.NONE,
        NOBODY,
        Set.of(),
        Set.of(),
        settings);
  }

  /** True if the member of that id is host. */
  public boolean isHost(String clientId) {
    return !members.isEmpty() && hostId.equals(clientId);
  }

  RoomState withTimeline(Timeline next) {
    return new RoomState(
        id, key, mediaUrl, options, next, members, hostId, formerUsers, bannedUsers, settings);
  }

  RoomState withMedia(String url, Timeline next) {
    return new RoomState(
        id, key, url, options, next, members, hostId, formerUsers, bannedUsers, settings);
  }

  RoomState withMembers(Members next, String nextHost) {
    return new RoomState(
        id, key, mediaUrl, options, timeline, next, nextHost, formerUsers, bannedUsers, settings);
  }

  RoomState withUsers(Set<String> former, Set<String> banned) {
    return new RoomState(
        id, key, mediaUrl, options, timeline, members, hostId, former, banned, settings);
  }
}
