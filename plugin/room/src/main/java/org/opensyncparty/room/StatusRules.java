package org.opensyncparty.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.MemberReport;
import org.opensyncparty.protocol.MemberState;
import org.opensyncparty.protocol.MemberStatuses;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.protocol.Waiting;
import org.opensyncparty.room.RoomCommand.Admission;

/**
 * How the members' players are doing. Members say so when it changes; the others hear of all
 * changes together, once a second at most.
 */
final class StatusRules {
  private static final String TIMER = "status";
  private static final MemberStatus CREATOR =
      new MemberStatus(MemberState.PAUSED, null, null, false);

  private StatusRules() {}

  static Transition report(
      RoomState room, RoomCommand.Act act, ClientMessage.MemberStatus report, long now) {
    Readiness readiness = room.readiness();
    Long basedOn = report.basedOn();
    if (basedOn != null && basedOn < readiness.mediaRevision()) {
      // It is about the film before this one.
      return Transition.of(room);
    }
    String id = act.clientId();
    MemberStatus before = readiness.statuses().get(id);
    var status =
        new MemberStatus(report.state(), report.offsetMs(), report.rttMs(), report.noAccess());
    if (status.equals(before)) {
      return Transition.of(room);
    }
    Readiness next = readiness.withStatus(id, status);
    if (status.state() == MemberState.PLAYING) {
      next = next.withLeftOut(Readiness.where(next.leftOut(), left -> !left.equals(id)));
    }
    RoomState told = room.withReadiness(next);
    List<Effect> effects = new ArrayList<>();
    if (before != null
        && before.state() == MemberState.PLAYING
        && status.state() == MemberState.BUFFERING) {
      told = HoldRules.stalled(told, id, now, effects);
    }
    return new Transition(told, effects);
  }

  /** Who starts the film has it open, whatever it said last. */
  static RoomState hasItOpen(RoomState room, String clientId) {
    MemberStatus status = room.readiness().statuses().get(clientId);
    return status == null || status.state() != MemberState.LOADING
        ? room
        : room.withReadiness(room.readiness().withStatus(clientId, CREATOR));
  }

  /** Somebody took a seat, or took it back: nothing is known of its player; it hears of all. */
  static RoomState seated(RoomState room, RoomCommand.Join join, Member member) {
    if (!member.features().contains(Feature.STATUS)) {
      return room.withReadiness(room.readiness().withoutMember(member.clientId()));
    }
    boolean creator = join.admission() == Admission.CREATOR;
    MemberStatus assumed = creator ? CREATOR : MemberStatus.ASSUMED;
    return room.withReadiness(room.readiness().withStatus(member.clientId(), assumed));
  }

  /** Tells somebody who has just taken a seat how everybody is doing. */
  static void tellAll(RoomState room, Member member, MessageRef ref, List<Effect> effects) {
    if (!member.features().contains(Feature.STATUS)) {
      return;
    }
    if (audience(room).contains(member.connection())) {
      for (MemberStatuses some : inParts(room, room.readiness().statuses().keySet())) {
        effects.add(Replies.tell(member.connection(), some, room, member.clientId(), ref));
      }
    }
    Waiting waiting = HoldRules.waiting(room);
    if (waiting != null) {
      effects.add(Replies.tell(member.connection(), waiting, room, member.clientId(), ref));
    }
  }

  /** After any command: whoever hears it now and did not before, hears of everybody soon. */
  static Transition settle(RoomState before, Transition transition) {
    RoomState room = transition.state();
    Readiness readiness = room.readiness();
    if (room.members().isEmpty()) {
      return transition;
    }
    boolean wider = isLarge(before) && !isLarge(room);
    boolean otherHost = isLarge(room) && !before.hostId().equals(room.hostId());
    if (wider || otherHost) {
      readiness =
          readiness.withStatuses(
              readiness.statuses(), new LinkedHashSet<>(readiness.statuses().keySet()));
    }
    if (readiness.untold().isEmpty() || !readiness.told()) {
      return new Transition(room.withReadiness(readiness), transition.effects());
    }
    List<Effect> effects = new ArrayList<>(transition.effects());
    effects.add(later());
    return new Transition(room.withReadiness(readiness.withTold(false)), effects);
  }

  private static Effect later() {
    Duration interval = Duration.ofMillis(ProtocolLimits.STATUS_INTERVAL_MS);
    return new Effect.Schedule(TIMER, interval, new RoomCommand.StatusDue());
  }

  static Transition due(RoomState room) {
    Readiness readiness = room.readiness();
    Set<String> now = new LinkedHashSet<>();
    Set<String> next = new LinkedHashSet<>();
    for (String id : readiness.untold()) {
      (now.size() < ProtocolLimits.MAX_STATUSES ? now : next).add(id);
    }
    RoomState told =
        room.withReadiness(readiness.withStatuses(readiness.statuses(), next).withTold(true));
    List<Long> audience = audience(room);
    List<Effect> effects = new ArrayList<>();
    if (!audience.isEmpty()) {
      inParts(room, now)
          .forEach(
              some ->
                  effects.add(
                      new Effect.TellAll(
                          audience,
                          new Outbound(some, room.id(), null, null),
                          Effect.Delivery.IN_ORDER)));
    }
    return new Transition(told, effects);
  }

  private static boolean isLarge(RoomState room) {
    return room.members().size() > ProtocolLimits.MAX_STATUS_AUDIENCE;
  }

  /** The connections that hear of states. */
  private static List<Long> audience(RoomState room) {
    List<Long> all = Replies.connectionsWith(Feature.STATUS, room);
    Member host = room.members().get(room.hostId());
    if (!isLarge(room)) {
      return all;
    }
    return host != null && all.contains(host.connection()) ? List.of(host.connection()) : List.of();
  }

  private static List<MemberStatuses> inParts(RoomState room, Set<String> ids) {
    List<MemberStatuses> parts = new ArrayList<>();
    List<MemberReport> part = new ArrayList<>();
    for (String id : ids) {
      MemberStatus status = room.readiness().statuses().get(id);
      if (status != null) {
        part.add(status.report(id));
      }
      if (part.size() == ProtocolLimits.MAX_STATUSES) {
        parts.add(new MemberStatuses(part));
        part.clear();
      }
    }
    if (!part.isEmpty()) {
      parts.add(new MemberStatuses(part));
    }
    return parts;
  }
}
