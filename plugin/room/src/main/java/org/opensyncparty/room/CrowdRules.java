package org.opensyncparty.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.protocol.ServerMessage;

/**
 * What keeps the cost of a room linear in its members, however many come, go and talk. In small
 * rooms all is told at once. In large ones a list of the members goes out seldom, with all that is
 * new by then, and of many joins and leaves not each has a message of its own. What is said in a
 * room has a budget that all its members share.
 */
final class CrowdRules {
  private static final String TIMER = "list";

  private CrowdRules() {}

  static boolean isLarge(RoomState room) {
    return room.members().size() > ProtocolLimits.MAX_STATUS_AUDIENCE;
  }

  /**
   * Tells the list of members to all but one, now or soon.
   *
   * @param clientId on whose account
   * @return the room, which knows that it did
   */
  static RoomState tellList(RoomState room, String clientId, long except, List<Effect> effects) {
    if (!isLarge(room)) {
      effects.add(Replies.participants(room, clientId, except));
      return room;
    }
    if (room.pace().resting()) {
      return room.withPace(room.pace().withList(true, true));
    }
    effects.add(Replies.participants(room, clientId, except));
    effects.add(later(room));
    return room.withPace(room.pace().withList(true, false));
  }

  /** Time for another list, if there is something new. */
  static Transition listDue(RoomState room) {
    if (!room.pace().stale() || room.members().isEmpty()) {
      return Transition.of(room.withPace(room.pace().withList(false, false)));
    }
    List<Effect> effects = new ArrayList<>();
    effects.add(Replies.participants(room, null, Member.LOST));
    effects.add(later(room));
    return new Transition(room.withPace(room.pace().withList(true, false)), effects);
  }

  /** The more hear a list, the longer is the rest after it: their number per second is bounded. */
  private static Effect later(RoomState room) {
    long rest = room.members().size() * 1000L / ProtocolLimits.MAX_LISTS_PER_SECOND;
    Duration interval = Duration.ofMillis(Math.max(ProtocolLimits.STATUS_INTERVAL_MS, rest));
    return new Effect.Schedule(TIMER, interval, new RoomCommand.ListDue());
  }

  /** Tells all but one that a member came or went; in a large room only while there are few. */
  static RoomState tellNotice(
      RoomState room,
      ServerMessage notice,
      String clientId,
      long except,
      long now,
      List<Effect> effects) {
    if (isLarge(room)) {
      long notices = Pace.taken(room.pace().notices(), room.members().size(), room.settings(), now);
      if (notices == Pace.SPENT) {
        return room;
      }
      Outbound outbound = new Outbound(notice, room.id(), clientId, null);
      effects.add(new Effect.Broadcast(outbound, except, Effect.Delivery.IN_ORDER_UNHURRIED));
      return room.withPace(room.pace().withNotices(notices));
    }
    effects.add(Replies.broadcast(notice, room, clientId, except));
    return room;
  }

  /** A line of chat, if the room has not said too much already. */
  static Transition line(RoomState room, RoomCommand.Act act, long now, Said rule) {
    return said(room, act, now, room.pace().lines(), Pace::withLines, rule);
  }

  /** A reaction or the like, if the room has not shown too many already. */
  static Transition sign(RoomState room, RoomCommand.Act act, long now, Said rule) {
    return said(room, act, now, room.pace().signs(), Pace::withSigns, rule);
  }

  /** What becomes of something that may be said. */
  interface Said {
    Transition in(RoomState room);
  }

  private static Transition said(
      RoomState room,
      RoomCommand.Act act,
      long now,
      long budget,
      BiFunction<Pace, Long, Pace> with,
      Said rule) {
    long left = Pace.taken(budget, room.members().size(), room.settings(), now);
    if (left == Pace.SPENT) {
      var error =
          Replies.error(ErrorCode.RATE_LIMITED, "Too much is said in this room; this was dropped.");
      return Transition.of(room, new Effect.Refuse(act.connection(), act.ref(), error));
    }
    return rule.in(room.withPace(with.apply(room.pace(), left)));
  }
}
