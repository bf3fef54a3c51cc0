package org.opensyncparty.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opensyncparty.protocol.PlayState;

/**
 * How a room comes back after the server was away: all seats are kept for those who had them, and
 * the film goes on as if nothing had happened, since the players did not stop either.
 */
final class RestoreRules {
  /** Nobody watches on for longer without a server, ms: then the film stands where it was. */
  static final long MAX_PLAYED_ON_MS = 600_000;

  /**
   * More changes than can have gone unsaved before the server ended, and as many for each
   * millisecond of absence as a lively room can make: what clients remember of revisions that were
   * lost is older than all that come now.
   */
  static final long REVISIONS_SKIPPED = 1_000_000;

  /** The same for lines and the queue's entries: ids of what was lost are not given to others. */
  static final long IDS_SKIPPED = 1_000;

  private RestoreRules() {}

  static Transition restored(RoomState room, RoomCommand.Restored how, long now) {
    long away = Math.max(0, now - (how.savedAt() + how.shift()));
    long shift = now - away - how.savedAt();
    Timeline timeline = timeline(room.timeline(), how.savedAt(), away, shift);
    Members members = room.members().allLost();
    RoomState next =
        room.withMembers(members, room.hostId())
            .withTimeline(timeline)
            .withChat(new ChatLog(room.chat().lines(), room.chat().lastId() + IDS_SKIPPED))
            .withQueue(new PlayQueue(room.queue().entries(), room.queue().lastId() + IDS_SKIPPED))
            // Nobody heard the end of it: whoever counted down does so anew.
            .withCountdown(null)
            .withReadiness(readiness(room.readiness(), away))
            // Its timer went with the server.
            .withPace(Pace.NEW);
    List<Effect> effects = new ArrayList<>();
    if (members.isEmpty()) {
      // Nothing moves in an empty room: its timeline is as old as its emptiness.
      long left = room.settings().emptyLife().toMillis() - Math.max(0, now - timeline.at());
      effects.add(
          left <= 0
              ? new Effect.End()
              : new Effect.Schedule(
                  SeatRules.EMPTY_TIMER, Duration.ofMillis(left), new RoomCommand.EmptyExpired()));
    }
    for (Member member : members.all()) {
      effects.add(
          new Effect.Schedule(
              SeatRules.graceTimer(member.clientId()),
              how.grace(),
              new RoomCommand.GraceExpired(member.clientId(), member.generation())));
    }
    return new Transition(next, effects);
  }

  private static Timeline timeline(Timeline saved, long savedAt, long away, long shift) {
    long revision = saved.revision() + REVISIONS_SKIPPED + away;
    if (saved.playState() == PlayState.PLAYING && away > MAX_PLAYED_ON_MS) {
      double position = saved.positionAt(savedAt);
      return new Timeline(position, PlayState.PAUSED, saved.rate(), savedAt + shift, revision);
    }
    return new Timeline(
        saved.position(), saved.playState(), saved.rate(), saved.at() + shift, revision);
  }

  /**
   * Nothing is known of players any more. A wait ends with the command: nobody whom it is for is
   * there, and so the room goes on; unless that was too long ago.
   */
  private static Readiness readiness(Readiness saved, long away) {
    return saved
        .withStatuses(Map.of(), Set.of())
        .withTold(true)
        .withHold(away > MAX_PLAYED_ON_MS ? null : saved.hold());
  }
}
