package org.opensyncparty.room;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.MemberState;
import org.opensyncparty.protocol.PlayState;
import org.opensyncparty.protocol.PlayerAction;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.protocol.ServerMessage;
import org.opensyncparty.protocol.WaitPolicy;
import org.opensyncparty.protocol.WaitReason;
import org.opensyncparty.protocol.Waiting;
import org.opensyncparty.room.Readiness.Hold;

/**
 * When a room stands and waits for members, and when it goes on.
 *
 * <p>A wait is made of ordinary events: a pause that everybody hears, the one who pressed play
 * included, and later a play. So clients that know nothing of waiting take part in it. It ends by
 * itself: {@link #settle} looks after every command whether there is still somebody to wait for,
 * and a timer sees to it that no wait lasts longer than its bound, whatever members do.
 */
final class HoldRules {
  private static final String TIMER = "hold";

  /** Says in an event that nobody in particular has paused or started. */
  private static final String CAUSE = "wait";

  private HoldRules() {}

  /**
   * The wait that a start runs into, or null if it may go ahead.
   *
   * @param basedOn the newest revision that the starter knew of; who knows of a wait and starts all
   *     the same means it
   */
  static @Nullable Hold atStart(RoomState room, @Nullable Long basedOn, long now) {
    Hold hold = room.readiness().hold();
    if (hold != null) {
      return hold.isKnownTo(basedOn) ? null : hold;
    }
    Set<String> missing = missing(room);
    return missing.isEmpty()
        ? null
        : new Hold(WaitReason.START, missing, now + ProtocolLimits.MAX_START_WAIT_MS, 0);
  }

  /** Who has not got the room's new film open. */
  private static Set<String> missing(RoomState room) {
    Set<String> missing = new LinkedHashSet<>();
    Readiness readiness = room.readiness();
    if (!readiness.fresh() || room.mediaUrl().isEmpty() || !allows(room, WaitReason.START)) {
      return missing;
    }
    readiness
        .statuses()
        .forEach(
            (id, status) -> {
              if (status.state() == MemberState.LOADING && countsOn(room, id)) {
                missing.add(id);
              }
            });
    return missing;
  }

  /**
   * Only a host that hears why its player is stopped is stopped; a seed's client would take it for
   * a fault.
   */
  private static boolean allows(RoomState room, WaitReason reason) {
    Member host = room.members().get(room.hostId());
    WaitPolicy policy = room.options().waitPolicy();
    return host != null
        && host.features().contains(Feature.STATUS)
        && (policy == WaitPolicy.STALLS
            || (policy == WaitPolicy.START && reason == WaitReason.START));
  }

  /** True for somebody who is there and has not been gone on without. */
  private static boolean countsOn(RoomState room, String clientId) {
    Member member = room.members().get(clientId);
    return member != null && member.isConnected() && !room.readiness().leftOut().contains(clientId);
  }

  /** The room stands at {@code at}, paused; {@code effects} gets what everybody is told. */
  static RoomState stand(RoomState room, Hold wait, Timeline at, long now, List<Effect> effects) {
    Hold hold = new Hold(wait.reason(), wait.awaited(), wait.until(), at.revision());
    if (!room.readiness().holds()) {
      effects.add(
          new Effect.Schedule(
              TIMER,
              Duration.ofMillis(Math.max(0, wait.until() - now)),
              new RoomCommand.HoldExpired(wait.until())));
    }
    RoomState next =
        room.afterEventOf(RoomState.NOBODY, at).withReadiness(room.readiness().withHold(hold));
    effects.add(event(next, PlayerAction.PAUSE, CAUSE));
    tellWait(next, effects);
    return next;
  }

  /** A member's player ran dry: where the room is to wait for that, it stands. */
  static RoomState stalled(RoomState room, String clientId, long now, List<Effect> effects) {
    if (room.isHost(clientId) || !allows(room, WaitReason.STALL) || !countsOn(room, clientId)) {
      return room;
    }
    Hold hold = room.readiness().hold();
    if (hold != null) {
      RoomState next =
          room.withReadiness(
              room.readiness().withHold(hold.with(Readiness.with(hold.awaited(), clientId))));
      tellWait(next, effects);
      return next;
    }
    if (room.timeline().playState() != PlayState.PLAYING) {
      return room;
    }
    Timeline standing = room.timeline().moved(null, PlayState.PAUSED, null, now);
    long until = now + ProtocolLimits.MAX_STALL_WAIT_MS;
    Hold wait = new Hold(WaitReason.STALL, Set.of(clientId), until, 0);
    return stand(room, wait, standing, now, effects);
  }

  /** After any command: goes on if there is nobody left to wait for. */
  static Transition settle(Transition transition, long now) {
    RoomState room = transition.state();
    Hold hold = room.readiness().hold();
    if (hold == null) {
      return transition;
    }
    List<Effect> effects = new ArrayList<>(transition.effects());
    if (room.members().isEmpty()) {
      return new Transition(over(room, effects), effects);
    }
    Set<String> awaited = Readiness.where(hold.awaited(), id -> isAwaited(room, id));
    if (hold.reason() == WaitReason.START) {
      awaited.addAll(missing(room));
    }
    if (awaited.isEmpty() || !allows(room, hold.reason())) {
      return new Transition(goOn(room, now, effects), effects);
    }
    if (awaited.equals(hold.awaited())) {
      return transition;
    }
    RoomState next = room.withReadiness(room.readiness().withHold(hold.with(awaited)));
    tellWait(next, effects);
    return new Transition(next, effects);
  }

  private static boolean isAwaited(RoomState room, String clientId) {
    MemberStatus status = room.readiness().statuses().get(clientId);
    return status != null && !status.state().isSettled() && countsOn(room, clientId);
  }

  static Transition expired(RoomState room, RoomCommand.HoldExpired expired, long now) {
    Hold hold = room.readiness().hold();
    if (hold == null || hold.until() != expired.until()) {
      return Transition.of(room);
    }
    List<Effect> effects = new ArrayList<>();
    RoomState next = goOn(leavingOut(room, hold.awaited()), now, effects);
    return new Transition(next, effects);
  }

  /** Somebody is tired of waiting. Without a wait there is nothing to do: it has just ended. */
  static Transition goOn(RoomState room, RoomCommand.Act act, ClientMessage.GoOn wish, long now) {
    if (!ActRules.may(room, act, Permissions.CONTROL_PLAYBACK)) {
      return ActRules.notHost(room, act);
    }
    Hold hold = room.readiness().hold();
    if (hold == null) {
      return Transition.of(room);
    }
    String one = wish.clientId();
    if (one != null) {
      return Transition.of(hold.awaited().contains(one) ? leavingOut(room, Set.of(one)) : room);
    }
    List<Effect> effects = new ArrayList<>();
    RoomState next = goOn(leavingOut(room, hold.awaited()), now, effects);
    return new Transition(next, effects);
  }

  static RoomState leavingOut(RoomState room, Set<String> ids) {
    Set<String> leftOut = new LinkedHashSet<>(room.readiness().leftOut());
    leftOut.addAll(ids);
    return room.withReadiness(room.readiness().withLeftOut(leftOut));
  }

  /** All start together, from where the room stands, a moment from now. */
  private static RoomState goOn(RoomState room, long now, List<Effect> effects) {
    Timeline timeline =
        room.timeline().moved(null, PlayState.PLAYING, null, now + ProtocolLimits.START_LEAD_MS);
    RoomState next =
        room.afterEventOf(RoomState.NOBODY, timeline).withReadiness(room.readiness().started());
    effects.add(event(next, PlayerAction.PLAY, CAUSE));
    return over(next, effects);
  }

  /** The wait is over, however the room goes on; if there was one, it is told. */
  static RoomState over(RoomState room, List<Effect> effects) {
    if (!room.readiness().holds()) {
      return room;
    }
    effects.add(new Effect.Cancel(TIMER));
    effects.add(Replies.toThoseWith(Feature.STATUS, Waiting.OVER, room));
    return room.withReadiness(room.readiness().withHold(null));
  }

  private static void tellWait(RoomState room, List<Effect> effects) {
    Waiting waiting = waiting(room);
    if (waiting != null) {
      effects.add(Replies.toThoseWith(Feature.STATUS, waiting, room));
    }
  }

  /** What is told of the present wait; null if there is none. */
  static @Nullable Waiting waiting(RoomState room) {
    Hold hold = room.readiness().hold();
    if (hold == null) {
      return null;
    }
    List<Waiting.Awaited> names = new ArrayList<>();
    for (String id : hold.awaited()) {
      Member member = room.members().get(id);
      if (member != null && names.size() < ProtocolLimits.MAX_WAITING_NAMES) {
        names.add(new Waiting.Awaited(id, member.name()));
      }
    }
    return names.isEmpty() ? null : new Waiting(names, hold.reason(), hold.until());
  }

  /** What the room's timeline has just come to, as an event of the host's that all hear. */
  static Effect event(RoomState room, PlayerAction action, String cause) {
    Timeline timeline = room.timeline();
    var payload =
        JsonNodeFactory.instance
            .objectNode()
            .put("action", action.wire())
            .put("position", timeline.position())
            .put("position_ts", timeline.at())
            .put("revision", timeline.revision())
            .put("cause", cause);
    var message = new ServerMessage.PlayerEventRelay(payload);
    return Replies.broadcast(message, room, room.hostId(), Member.LOST);
  }
}
