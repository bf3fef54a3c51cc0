package org.opensyncparty.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.CountdownNotice;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.PlayState;
import org.opensyncparty.protocol.PlayerAction;
import org.opensyncparty.protocol.ProtocolLimits;

/**
 * A start that is announced. At its time the server starts the room with an ordinary event, for
 * everybody and without a wait; whatever else moves the player before that ends the countdown.
 */
final class CountdownRules {
  private static final String TIMER = "countdown";

  /** Says in an event that nobody in particular has started. */
  private static final String CAUSE = "countdown";

  private CountdownRules() {}

  /**
   * A room counts down.
   *
   * @param at server time of the start, ms
   * @param revision of the last that had moved the room when it began; a later one ends it
   */
  public record Countdown(long at, long revision) {}

  static Transition start(
      RoomState room, RoomCommand.Act act, ClientMessage.StartCountdown wish, long now) {
    if (!ActRules.may(room, act, Permissions.CONTROL_PLAYBACK)) {
      return ActRules.notHost(room, act);
    }
    if (room.timeline().playState() == PlayState.PLAYING) {
      return Transition.of(room); // it has started already
    }
    List<Effect> effects = new ArrayList<>();
    long at = now + Duration.ofSeconds(wish.seconds()).toMillis();
    RoomState next = HoldRules.over(room, effects).withCountdown(new Countdown(at, lastMove(room)));
    Duration left = Duration.ofMillis(at - ProtocolLimits.START_LEAD_MS - now);
    effects.add(new Effect.Schedule(TIMER, left, new RoomCommand.CountdownDue(at)));
    effects.add(told(next));
    return new Transition(next, effects);
  }

  /** Somebody has thought better of it. Without a countdown there is nothing to do. */
  static Transition cancel(RoomState room, RoomCommand.Act act) {
    if (!ActRules.may(room, act, Permissions.CONTROL_PLAYBACK)) {
      return ActRules.notHost(room, act);
    }
    return room.countdown() == null ? Transition.of(room) : over(Transition.of(room));
  }

  /** The last moment to tell everybody of the start in time. */
  static Transition due(RoomState room, RoomCommand.CountdownDue due) {
    Countdown countdown = room.countdown();
    if (countdown == null || countdown.at() != due.at()) {
      return Transition.of(room);
    }
    Timeline timeline = room.timeline().moved(null, PlayState.PLAYING, null, due.at());
    RoomState next =
        HoldRules.leavingOut(room, room.readiness().statuses().keySet())
            .afterEventOf(RoomState.NOBODY, timeline);
    RoomState started = next.withReadiness(next.readiness().started());
    return Transition.of(started, HoldRules.event(started, PlayerAction.PLAY, CAUSE));
  }

  /** After any command: whatever has moved the timeline has ended the countdown. */
  static Transition settle(Transition transition) {
    RoomState room = transition.state();
    Countdown countdown = room.countdown();
    if (countdown == null) {
      return transition;
    }
    boolean ends =
        room.timeline().playState() == PlayState.PLAYING
            || lastMove(room) != countdown.revision()
            || room.members().isEmpty();
    return ends ? over(transition) : transition;
  }

  /** The revision of the last event or the last new media; a mere report moves nothing. */
  private static long lastMove(RoomState room) {
    return Math.max(room.lastEvent().revision(), room.readiness().mediaRevision());
  }

  private static Transition over(Transition transition) {
    RoomState next = transition.state().withCountdown(null);
    List<Effect> effects = new ArrayList<>(transition.effects());
    effects.add(new Effect.Cancel(TIMER));
    effects.add(told(next));
    return new Transition(next, effects);
  }

  private static Effect told(RoomState room) {
    return Replies.toThoseWith(Feature.COUNTDOWN, notice(room.countdown()), room);
  }

  private static CountdownNotice notice(@Nullable Countdown countdown) {
    return countdown == null ? CountdownNotice.NONE : new CountdownNotice(countdown.at());
  }

  /** Tells somebody who has just taken a seat whether the room counts down. */
  static void tellCountdown(RoomState room, Member member, MessageRef ref, List<Effect> effects) {
    if (member.features().contains(Feature.COUNTDOWN)) {
      effects.add(
          Replies.tell(
              member.connection(), notice(room.countdown()), room, member.clientId(), ref));
    }
  }
}
