package org.opensyncparty.room;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.Accepted;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.protocol.PlayState;
import org.opensyncparty.protocol.PlayerAction;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.protocol.ServerMessage;
import org.opensyncparty.room.Effect.Delivery;
import org.opensyncparty.room.Readiness.Hold;

/** What plays, and where: the messages that move the room's timeline. */
final class PlaybackRules {
  private PlaybackRules() {}

  static Transition playerEvent(
      RoomState room,
      Member member,
      RoomCommand.Act act,
      ClientMessage.PlayerEvent event,
      long now) {
    if (!ActRules.may(room, act, Permissions.CONTROL_PLAYBACK)) {
      return ActRules.notHost(room, act);
    }
    PlayState state =
        switch (event.action()) {
          case PLAY -> PlayState.PLAYING;
          case PAUSE -> PlayState.PAUSED;
          case SEEK -> null;
        };
    Timeline timeline =
        room.timeline()
            .moved(event.position(), state, event.rate(), believable(event.positionTs(), now));
    if (event.action() == PlayerAction.PLAY) {
      RoomState opened = StatusRules.hasItOpen(room, member.clientId());
      Hold wait = HoldRules.atStart(opened, event.basedOn(), now);
      if (wait != null) {
        return stand(opened.withTimeline(timeline), member, act, wait, now);
      }
    }
    ObjectNode payload = stamped(event.payload(), timeline);
    payload.put("position_ts", timeline.at());
    RoomState next = afterStart(room.afterEventOf(member.clientId(), timeline), state);
    Transition relayed =
        relay(next, member, act, new ServerMessage.PlayerEventRelay(payload), Delivery.IN_ORDER);
    return event.action() == PlayerAction.SEEK ? relayed : endingWait(relayed, event.action());
  }

  /** Whose start is not let through: it counted for a moment, and then the room stands. */
  private static Transition stand(
      RoomState started, Member member, RoomCommand.Act act, Hold wait, long now) {
    List<Effect> effects = new ArrayList<>(accepted(started, member, act));
    Timeline asked = started.timeline();
    Timeline standing = asked.moved(asked.position(), PlayState.PAUSED, null, now);
    RoomState next = HoldRules.stand(started, wait, standing, now, effects);
    return new Transition(next, effects);
  }

  private static RoomState afterStart(RoomState room, @Nullable PlayState state) {
    return state == PlayState.PLAYING ? room.withReadiness(room.readiness().started()) : room;
  }

  /**
   * A pause ends a wait, and so does a play by somebody who knows of it: without all who are late.
   */
  private static Transition endingWait(Transition relayed, PlayerAction action) {
    RoomState room = relayed.state();
    Hold hold = room.readiness().hold();
    if (hold == null) {
      return relayed;
    }
    List<Effect> effects = new ArrayList<>(relayed.effects());
    RoomState left =
        action == PlayerAction.PLAY ? HoldRules.leavingOut(room, hold.awaited()) : room;
    RoomState next = HoldRules.over(left, effects);
    return new Transition(next, effects);
  }

  static Transition stateUpdate(
      RoomState room,
      Member member,
      RoomCommand.Act act,
      ClientMessage.StateUpdate update,
      long now) {
    if (!ActRules.may(room, act, Permissions.REPORT_STATE)) {
      return ActRules.notHost(room, act);
    }
    if (update.position() == null && update.playState() == null) {
      var asItIs = new ServerMessage.StateUpdateRelay(update.payload());
      return relay(room, member, act, asItIs, Delivery.IN_ORDER);
    }
    Long basedOn = update.basedOn();
    if (basedOn != null && room.lastEvent().isUnknownTo(member.clientId(), basedOn)) {
      // It crossed somebody's event on the way, and would undo it for a moment.
      return new Transition(room, accepted(room, member, act));
    }
    boolean stands = update.playState() == null || update.playState() == PlayState.PAUSED;
    if (room.readiness().holds() && !stands) {
      // Its player has not stopped yet.
      return new Transition(room, accepted(room, member, act));
    }
    Timeline timeline =
        room.timeline()
            .moved(
                update.position(),
                update.playState(),
                update.rate(),
                believable(update.positionTs(), now));
    if (update.playState() == PlayState.PLAYING
        && room.timeline().playState() != PlayState.PLAYING) {
      RoomState opened = StatusRules.hasItOpen(room, member.clientId());
      Hold wait = HoldRules.atStart(opened, null, now);
      if (wait != null) {
        return stand(opened.withTimeline(timeline), member, act, wait, now);
      }
    }
    ObjectNode payload = stamped(update.payload(), timeline);
    if (update.position() != null) {
      payload.put("position_ts", timeline.at());
    }
    var relayed = new ServerMessage.StateUpdateRelay(payload);
    RoomState next = afterStart(room.withTimeline(timeline), update.playState());
    return relay(next, member, act, relayed, Delivery.NEWEST_STATE_UPDATE);
  }

  static Transition forceResync(
      RoomState room,
      Member member,
      RoomCommand.Act act,
      ClientMessage.ForceResync resync,
      long now) {
    if (!ActRules.may(room, act, Permissions.FORCE_RESYNC)) {
      return ActRules.notHost(room, act);
    }
    Timeline timeline = room.timeline().moved(resync.targetPosition(), null, null, now);
    ObjectNode payload =
        JsonNodeFactory.instance
            .objectNode()
            .put("action", "seek")
            .put("position", timeline.position())
            .put("position_ts", timeline.at())
            .put("revision", timeline.revision())
            .put("forced", true);
    RoomState next = room.afterEventOf(member.clientId(), timeline);
    return relay(next, member, act, new ServerMessage.PlayerEventRelay(payload), Delivery.IN_ORDER);
  }

  /** The sender's time if it can be true, or else the time of receipt. */
  private static long believable(@Nullable Long positionTs, long now) {
    return positionTs != null
            && Math.abs(positionTs - now) <= ProtocolLimits.MAX_POSITION_TS_SKEW_MS
        ? positionTs
        : now;
  }

  /** A copy of what was sent, unknown fields and all, with the server's revision. */
  private static ObjectNode stamped(ObjectNode payload, Timeline timeline) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    copy.setAll(payload);
    copy.put("revision", timeline.revision());
    copy.remove("cause"); // that is the server's to say
    return copy;
  }

  /**
   * Tells the others, and the sender where its message stands; {@code next} has the timeline
   * already.
   */
  private static Transition relay(
      RoomState next,
      Member member,
      RoomCommand.Act act,
      ServerMessage message,
      Delivery delivery) {
    var outbound = new Outbound(message, next.id(), member.clientId(), act.ref().ts());
    List<Effect> effects = new ArrayList<>(2);
    effects.add(new Effect.Broadcast(outbound, act.connection(), delivery));
    effects.addAll(accepted(next, member, act));
    return new Transition(next, effects);
  }

  private static List<Effect> accepted(RoomState room, Member member, RoomCommand.Act act) {
    if (!member.features().contains(Feature.ACCEPTED)) {
      return List.of();
    }
    Timeline timeline = room.timeline();
    var accepted = new Accepted(act.ref().ref(), timeline.revision(), timeline.at());
    return List.of(Replies.tell(act.connection(), accepted, room, member.clientId(), act.ref()));
  }
}
