package org.opensyncparty.sidecar.rooms;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.CloseStatus;
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
  private final RoomActor room;
  private final TimeSource time;
  private final RoomEffects world;
  private final Audience audience;
  private final Map<String, TimeSource.Timer> timers = new HashMap<>();

  /** Unseated by the present command, which may still have something to say to them. */
  private final Map<Long, RoomSocket> leaving = new HashMap<>();

  EffectPerformer(RoomActor room, TimeSource time, RoomEffects world) {
    this.room = room;
    this.time = time;
    this.world = world;
    this.audience = new Audience(world);
  }

  /** The command whose effects these were is done with. */
  void commandEnded() {
    leaving.clear();
  }

  /** Does what one effect says, for a command that came from {@code from}, or from nobody. */
  void perform(Effect effect, RoomState state, @Nullable RoomSocket from) {
    if (effect instanceof Effect.Broadcast broadcast) {
      audience.broadcast(broadcast);
    } else if (effect instanceof Effect.Tell tell) {
      RoomSocket socket = socket(tell.connection(), from);
      if (socket != null) {
        socket.send(world.frame(tell.outbound()), Delivery.IN_ORDER);
      }
    } else if (effect instanceof Effect.TellAll tell) {
      audience.tellAll(tell);
    } else if (effect instanceof Effect.Resend resend) {
      audience.resend(resend.template());
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

  private @Nullable RoomSocket socket(long connection, @Nullable RoomSocket from) {
    RoomSocket seated = audience.get(connection);
    if (seated != null) {
      return seated;
    }
    return from != null && from.id() == connection ? from : leaving.get(connection);
  }

  private void seat(Effect.Seat seat, @Nullable RoomSocket socket) {
    if (socket != null && socket.id() == seat.connection()) {
      audience.seat(socket, seat.clientId());
      socket.seated(room, seat.clientId());
    }
  }

  private void unseat(long connection) {
    RoomSocket left = audience.unseat(connection);
    if (left != null) {
      leaving.put(connection, left);
      left.unseated(room);
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
    cancelTimers();
    audience.clear().forEach(socket -> socket.unseated(room));
    world.ended(room);
  }

  /** The room goes on elsewhere: everybody is put out, to come back to where it is then. */
  void vacate() {
    cancelTimers();
    for (RoomSocket socket : audience.clear()) {
      socket.unseated(room);
      socket.close(CloseStatus.MOVING);
    }
  }

  private void cancelTimers() {
    timers.values().forEach(TimeSource.Timer::cancel);
    timers.clear();
  }
}
