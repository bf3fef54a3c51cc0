package org.opensyncparty.room;

import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.RoomOptions;
import org.opensyncparty.room.CountdownRules.Countdown;

/**
 * Everything about one room. Immutable; {@link RoomRules} makes the next one.
 *
 * @param key random, never shown: tells this room from a later one of the same id
 * @param owner on whose account it goes, never shown; {@link #NOBODY} if that is not known
 * @param lastEvent the last that a member did to the player
 * @param hostId the host's client id; {@link #NOBODY} exactly while the room is empty
 * @param formerUsers authenticated users that have had a seat here, the latest {@link
 *     RoomRules#MAX_REMEMBERED_USERS}
 * @param bannedUsers authenticated users that were kicked, likewise bounded
 * @param readiness how the members' players are doing, and whether the room waits for some
 * @param chat the last that was said
 * @param queue what comes next
 * @param countdown the start that is announced, or null
 * @param pace how soon it may say again what is costly to say
 */
public record RoomState(
    String id,
    String key,
    String owner,
    String mediaUrl,
    RoomOptions options,
    Timeline timeline,
    LastEvent lastEvent,
    Members members,
    String hostId,
    Set<String> formerUsers,
    Set<String> bannedUsers,
    Readiness readiness,
    ChatLog chat,
    PlayQueue queue,
    @Nullable Countdown countdown,
    Pace pace,
    RoomSettings settings) {

  /** The host of an empty room, and the owner of one whose maker is not known. */
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
        NOBODY,
        mediaUrl,
        options,
        Timeline.startingAt(startPosition, now),
        LastEvent.NONE,
        Members.NONE,
        NOBODY,
        Set.of(),
        Set.of(),
        Readiness.NEW,
        ChatLog.NEW,
        PlayQueue.EMPTY,
        null,
        Pace.NEW,
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

  /** The same on the account of {@code maker}. */
  public RoomState ownedBy(String maker) {
    return with(draft -> draft.owner = maker);
  }

  /** For rules, and for those who bring a room back. */
  public RoomState withTimeline(Timeline next) {
    return with(draft -> draft.timeline = next);
  }

  /**
   * After this member has acted on the player, which made {@code next}; {@link #NOBODY} if it was
   * the server.
   */
  public RoomState afterEventOf(String clientId, Timeline next) {
    return with(
        draft -> {
          draft.timeline = next;
          draft.lastEvent = new LastEvent(next.revision(), clientId);
        });
  }

  RoomState withMedia(String url, Timeline next) {
    return with(
        draft -> {
          draft.mediaUrl = url;
          draft.timeline = next;
        });
  }

  /** For rules, and for those who bring a room back. */
  public RoomState withMembers(Members next, String nextHost) {
    return with(
        draft -> {
          draft.members = next;
          draft.hostId = nextHost;
        });
  }

  /** For rules, and for those who bring a room back. */
  public RoomState withUsers(Set<String> former, Set<String> banned) {
    return with(
        draft -> {
          draft.formerUsers = former;
          draft.bannedUsers = banned;
        });
  }

  RoomState withOptions(RoomOptions next) {
    return with(draft -> draft.options = next);
  }

  /** For rules, and for those who bring a room back. */
  public RoomState withReadiness(Readiness next) {
    return with(draft -> draft.readiness = next);
  }

  /** For rules, and for those who bring a room back. */
  public RoomState withChat(ChatLog next) {
    return with(draft -> draft.chat = next);
  }

  /** The same with another queue. */
  public RoomState withQueue(PlayQueue next) {
    return with(draft -> draft.queue = next);
  }

  RoomState withCountdown(@Nullable Countdown next) {
    return with(draft -> draft.countdown = next);
  }

  RoomState withPace(Pace next) {
    return with(draft -> draft.pace = next);
  }

  /** A room that is this one but for what {@code change} does to the draft of it. */
  private RoomState with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.room();
  }

  /** What of a room may change. It lives as long as one {@link #with}. */
  private static final class Draft {
    private final RoomState from;
    private String owner;
    private String mediaUrl;
    private RoomOptions options;
    private Timeline timeline;
    private LastEvent lastEvent;
    private Members members;
    private String hostId;
    private Set<String> formerUsers;
    private Set<String> bannedUsers;
    private Readiness readiness;
    private ChatLog chat;
    private PlayQueue queue;
    private @Nullable Countdown countdown;
    private Pace pace;

    Draft(RoomState room) {
      from = room;
      owner = room.owner;
      mediaUrl = room.mediaUrl;
      options = room.options;
      timeline = room.timeline;
      lastEvent = room.lastEvent;
      members = room.members;
      hostId = room.hostId;
      formerUsers = room.formerUsers;
      bannedUsers = room.bannedUsers;
      readiness = room.readiness;
      chat = room.chat;
      queue = room.queue;
      countdown = room.countdown;
      pace = room.pace;
    }

    RoomState room() {
      return new RoomState(
          from.id,
          from.key,
          owner,
          mediaUrl,
          options,
          timeline,
          lastEvent,
          members,
          hostId,
          formerUsers,
          bannedUsers,
          readiness,
          chat,
          queue,
          countdown,
          pace,
          from.settings);
    }
  }
}
