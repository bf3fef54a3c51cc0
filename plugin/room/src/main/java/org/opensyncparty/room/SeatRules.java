package org.opensyncparty.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opensyncparty.protocol.PlayState;
import org.opensyncparty.protocol.ServerMessage;

/** How seats end: on purpose, by a lost connection, by a kick. */
final class SeatRules {
  /** The timer of an empty room. */
  static final String EMPTY_TIMER = "empty";

  private SeatRules() {}

  /** The timer of a lost member's grace. */
  static String graceTimer(String clientId) {
    return "grace:" + clientId;
  }

  static Transition leave(RoomState room, RoomCommand.Leave leave, long now) {
    Member member = room.members().get(leave.clientId());
    if (member == null || member.connection() != leave.connection()) {
      return ActRules.notInRoom(room, leave);
    }
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Unseat(leave.connection()));
    if (leave.answer()) {
      effects.add(
          Replies.tell(
              leave.connection(),
              new ServerMessage.ClientLeft(),
              room,
              leave.clientId(),
              leave.ref()));
    }
    RoomState next = end(room, member, now, effects);
    return new Transition(next, effects);
  }

  static Transition lost(RoomState room, RoomCommand.Lost lost, long now) {
    Member member = room.members().get(lost.clientId());
    if (member == null || member.connection() != lost.connection()) {
      // The seat has moved on to a newer socket, or is gone: an old socket's death changes nothing.
      return Transition.of(room);
    }
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Unseat(lost.connection()));
    Duration grace = room.settings().hostGrace();
    boolean cannotResume = lost.clean() && member.secretHash() == null;
    if (cannotResume || grace.isZero()) {
      RoomState next = end(room, member, now, effects);
      return new Transition(next, effects);
    }
    RoomState without = room.withMembers(room.members().with(member.lost()), room.hostId());
    RoomState next = CrowdRules.tellList(without, member.clientId(), Member.LOST, effects);
    effects.add(
        new Effect.Schedule(
            graceTimer(member.clientId()),
            grace,
            new RoomCommand.GraceExpired(member.clientId(), member.generation())));
    return new Transition(next, effects);
  }

  static Transition graceExpired(RoomState room, RoomCommand.GraceExpired expired, long now) {
    Member member = room.members().get(expired.clientId());
    if (member == null || member.isConnected() || member.generation() != expired.generation()) {
      return Transition.of(room);
    }
    List<Effect> effects = new ArrayList<>();
    RoomState next = end(room, member, now, effects);
    return new Transition(next, effects);
  }

  /**
   * Ends a seat and tells those who remain. The member's own socket, if any, must have been
   * unseated by an earlier effect.
   */
  static RoomState end(RoomState room, Member member, long now, List<Effect> effects) {
    Members rest = room.members().without(member.clientId());
    effects.add(new Effect.Cancel(graceTimer(member.clientId())));
    if (rest.isEmpty()) {
      return emptied(room, now, effects);
    }
    boolean hostLeaves = room.isHost(member.clientId());
    String host = hostLeaves ? rest.heir().orElseThrow().clientId() : room.hostId();
    RoomState next =
        room.withMembers(rest, host)
            .withReadiness(room.readiness().withoutMember(member.clientId()));
    String id = member.clientId();
    RoomState told =
        CrowdRules.tellNotice(next, new ServerMessage.ClientLeft(), id, Member.LOST, now, effects);
    if (hostLeaves) {
      effects.add(Replies.hostChange(next));
    }
    return CrowdRules.tellList(told, id, Member.LOST, effects);
  }

  /** Nobody is watching: the film stops where it is, and the room waits for a while. */
  private static RoomState emptied(RoomState room, long now, List<Effect> effects) {
    Duration life = room.settings().emptyLife();
    effects.add(
        life.isZero()
            ? new Effect.End()
            : new Effect.Schedule(EMPTY_TIMER, life, new RoomCommand.EmptyExpired()));
    return room.withMembers(Members.NONE, RoomState.NOBODY)
        .withReadiness(room.readiness().withStatuses(Map.of(), Set.of()).withLeftOut(Set.of()))
        .withTimeline(room.timeline().moved(null, PlayState.PAUSED, null, now));
  }
}
