package org.opensyncparty.sidecar.rooms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.room.Effect;
import org.opensyncparty.room.Effect.Delivery;
import org.opensyncparty.room.RoomState;
import org.opensyncparty.sidecar.time.TimeSource;

/**
 * Does in the world what a room's rules have decided: knows the sockets in its seats and the timers
 * that run for it. It belongs to whoever runs the room's mailbox at the moment.
 */
final class EffectPerformer {
  private record Seated(RoomSocket socket, String clientId) {}

  private final RoomActor room;
  private final TimeSource time;
  private final RoomEffects world;
  private final Map<Long, Seated> seats = new LinkedHashMap<>();
  private final Map<String, TimeSource.Timer> timers = new HashMap<>();

  /** Unseated by the present command, which may still have something to say to them. */
  private final Map<Long, RoomSocket> leaving = new HashMap<>();

  EffectPerformer(RoomActor room, TimeSource time, RoomEffects world) {
    this.room = room;
    this.time = time;
    this.world = world;
  }

  /** The command whose effects these were is done with. */
  void commandEnded() {
    leaving.clear();
  }

  /** Does what one effect says, for a command that came from {@code from}, or from nobody. */
  void perform(Effect effect, RoomState state, @Nullable RoomSocket from) {
    if (effect instanceof Effect.Broadcast broadcast) {
      broadcast(broadcast);
    } else if (effect instanceof Effect.Tell tell) {
      RoomSocket socket = socket(tell.connection(), from);
      if (socket != null) {
        socket.send(world.frame(tell.outbound()), Delivery.IN_ORDER);
      }
    } else if (effect instanceof Effect.TellAll tell) {
      tellAll(tell);
    } else if (effect instanceof Effect.Resend resend) {
      for (Seated seat : seats.values()) {
        seat.socket().send(world.frame(resend.template(), seat.clientId()), Delivery.IN_ORDER);
      }
    } else if (effect instanceof Effect.Seat seat) {
      seat(seat, from);
    } else if (effect instanceof Effect.Unseat unseat) {
      unseat(unseat.connection());
    } else if (effect instanceof Effect.Refuse refuse) {
      refuse(refuse.connection(), refuse.ref(), refuse.error(), from);
    } else if (effect instanceof Effect.Close close) {
      RoomSocket socket = socket(close.connection(), from);
      if (socket != null) {
        socket.close(close.status());
      }
    } else if (effect instanceof Effect.IssueInvite invite) {
      RoomSocket socket = socket(invite.connection(), from);
      if (socket != null) {
        socket.send(world.invite(state, invite), Delivery.IN_ORDER);
      }
    } else if (effect instanceof Effect.Schedule schedule) {
      schedule(schedule);
    } else if (effect instanceof Effect.Cancel cancel) {
      cancel(cancel.key());
    } else if (effect instanceof Effect.End) {
      end();
    }
  }

  private void broadcast(Effect.Broadcast broadcast) {
    if (seats.isEmpty() || (seats.size() == 1 && seats.containsKey(broadcast.except()))) {
      return;
    }
    var frame = world.frame(broadcast.outbound());
    for (Seated seat : seats.values()) {
      if (seat.socket().id() != broadcast.except()) {
        seat.socket().send(frame, broadcast.delivery());
      }
    }
  }

  private void tellAll(Effect.TellAll tell) {
    if (tell.connections().isEmpty()) {
      return;
    }
    var frame = world.frame(tell.outbound());
    for (long connection : tell.connections()) {
      Seated seat = seats.get(connection);
      if (seat != null) {
        seat.socket().send(frame, tell.delivery());
      }
    }
  }

  private @Nullable RoomSocket socket(long connection, @Nullable RoomSocket from) {
    Seated seat = seats.get(connection);
    if (seat != null) {
      return seat.socket();
    }
    return from != null && from.id() == connection ? from : leaving.get(connection);
  }

  private void seat(Effect.Seat seat, @Nullable RoomSocket socket) {
    if (socket != null && socket.id() == seat.connection()) {
      seats.put(seat.connection(), new Seated(socket, seat.clientId()));
      socket.seated(room, seat.clientId());
    }
  }

  private void unseat(long connection) {
    Seated seat = seats.remove(connection);
    if (seat != null) {
      leaving.put(connection, seat.socket());
      seat.socket().unseated(room);
    }
  }

  private void refuse(
      long connection, MessageRef ref, ProtocolException error, @Nullable RoomSocket from) {
    RoomSocket socket = socket(connection, from);
    if (socket != null) {
      socket.refused(ref, error);
    }
  }

  private void schedule(Effect.Schedule schedule) {
    cancel(schedule.key());
    timers.put(
        schedule.key(),
        time.schedule(schedule.after(), () -> room.submit(schedule.command(), null)));
  }

  private void cancel(String key) {
    TimeSource.Timer timer = timers.remove(key);
    if (timer != null) {
      timer.cancel();
    }
  }

  private void end() {
    timers.values().forEach(TimeSource.Timer::cancel);
    timers.clear();
    List<Seated> left = new ArrayList<>(seats.values());
    seats.clear();
    left.forEach(seat -> seat.socket().unseated(room));
    world.ended(room);
  }
}
