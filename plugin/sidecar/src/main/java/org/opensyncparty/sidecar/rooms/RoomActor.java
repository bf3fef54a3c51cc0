package org.opensyncparty.sidecar.rooms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.room.Effect;
import org.opensyncparty.room.Effect.Delivery;
import org.opensyncparty.room.RoomCommand;
import org.opensyncparty.room.RoomRules;
import org.opensyncparty.room.RoomState;
import org.opensyncparty.room.Transition;
import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One room and its mailbox. Whoever puts a command into an idle mailbox runs it, and everything
 * that arrives meanwhile, on its own thread; so commands are applied one at a time and in order,
 * without a lock and without a hand-off on the way of a message. Nothing in here blocks.
 */
public final class RoomActor {
  private static final Logger LOG = LoggerFactory.getLogger(RoomActor.class);

  /** Something to do in its turn. */
  private sealed interface Task {}

  private record Entry(RoomCommand command, @Nullable RoomSocket from) implements Task {}

  private record InTurn(Runnable action) implements Task {}

  private record Seated(RoomSocket socket, String clientId) {}

  private final TimeSource time;
  private final long createdAt;
  private final RoomEffects world;
  private final Queue<Task> mailbox = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  /** Written by the running thread only; anyone may read the latest. */
  private volatile RoomState state;

  private volatile boolean ended;

  /** True while whoever keeps rooms knows that there is something new to take. */
  private final AtomicBoolean told = new AtomicBoolean();

  // What follows belongs to the running thread; the mailbox's counter hands it from one to the
  // next.
  private final Map<Long, Seated> seats = new LinkedHashMap<>();
  private final Map<String, TimeSource.Timer> timers = new HashMap<>();
  private final Map<Long, RoomSocket> leaving = new HashMap<>();

  /**
   * A room that waits for {@link #open} with its creator's join at the head of the mailbox, so that
   * nobody who finds it earlier can be in it first.
   */
  RoomActor(
      RoomState state,
      TimeSource time,
      RoomEffects world,
      RoomCommand.Join creator,
      RoomSocket creatorSocket) {
    this.state = state;
    this.time = time;
    this.createdAt = time.nowMillis();
    this.world = world;
    mailbox.add(new Entry(creator, creatorSocket));
    waiting.set(1);
  }

  /** A room of an earlier process, which waits for {@link #open} to hear that it is back. */
  RoomActor(
      RoomState state,
      long createdAt,
      TimeSource time,
      RoomEffects world,
      RoomCommand.Restored restored) {
    this.state = state;
    this.time = time;
    this.createdAt = createdAt;
    this.world = world;
    mailbox.add(new Entry(restored, null));
    waiting.set(1);
  }

  /** Begins to work through the mailbox; called once. */
  void open() {
    run();
  }

  /** When the room was made; server time, ms. */
  public long createdAt() {
    return createdAt;
  }

  /** The room as it was after the last command; a snapshot, for reading only. */
  public RoomState state() {
    return state;
  }

  /** The same, for keeping: the next change after this one is told again. */
  public RoomState takeState() {
    told.set(false);
    return state;
  }

  /** True once the room is over. */
  public boolean hasEnded() {
    return ended;
  }

  /**
   * Has a command applied, now or after those before it.
   *
   * @param from the connection that it comes from; null for timers
   */
  public void submit(RoomCommand command, @Nullable RoomSocket from) {
    put(new Entry(command, from));
  }

  /**
   * Runs something behind all commands that were submitted before, so that its answer cannot
   * overtake theirs. It must neither block nor throw.
   */
  public void inTurn(Runnable action) {
    put(new InTurn(action));
  }

  private void put(Task task) {
    mailbox.add(task);
    if (waiting.getAndIncrement() == 0) {
      run();
    }
  }

  private void run() {
    do {
      Task task = mailbox.poll();
      if (task instanceof Entry entry) {
        applyLogged(entry);
      } else if (task instanceof InTurn inTurn) {
        runLogged(inTurn);
      }
    } while (waiting.decrementAndGet() != 0);
  }

  /** Whatever fails must not leave the mailbox: nobody would work it off any more. */
  private void runLogged(InTurn inTurn) {
    try {
      inTurn.action().run();
    } catch (RuntimeException e) {
      LOG.error("Something done in room {}'s turn failed", state.id(), e);
    }
  }

  private void applyLogged(Entry entry) {
    try {
      apply(entry);
    } catch (RuntimeException e) {
      LOG.error("Room {} failed at {}", state.id(), entry.command().getClass().getSimpleName(), e);
      if (entry.from() != null && entry.command() instanceof RoomCommand.FromClient command) {
        entry
            .from()
            .refused(
                command.ref(),
                new ProtocolException(
                    ErrorCode.INTERNAL, "Something went wrong in the server.", null));
      }
    } finally {
      leaving.clear();
      if (entry.command() instanceof RoomCommand.Join && entry.from() != null) {
        entry.from().joinSettled();
      }
    }
  }

  private void apply(Entry entry) {
    if (ended) {
      refuseAfterEnd(entry);
      return;
    }
    Transition transition = RoomRules.apply(state, entry.command(), time.nowMillis());
    state = transition.state();
    if (!told.get() && told.compareAndSet(false, true)) {
      world.changed(this);
    }
    for (Effect effect : transition.effects()) {
      perform(effect, entry);
    }
  }

  private void refuseAfterEnd(Entry entry) {
    if (entry.from() != null && entry.command() instanceof RoomCommand.FromClient command) {
      entry
          .from()
          .refused(
              command.ref(),
              new ProtocolException(ErrorCode.ROOM_MISSING, "There is no such room.", null));
    }
  }

  private void perform(Effect effect, Entry entry) {
    if (effect instanceof Effect.Broadcast broadcast) {
      broadcast(broadcast);
    } else if (effect instanceof Effect.Tell tell) {
      RoomSocket socket = socket(tell.connection(), entry);
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
      seat(seat, entry);
    } else if (effect instanceof Effect.Unseat unseat) {
      unseat(unseat.connection());
    } else if (effect instanceof Effect.Refuse refuse) {
      refuse(refuse.connection(), refuse.ref(), refuse.error(), entry);
    } else if (effect instanceof Effect.Close close) {
      RoomSocket socket = socket(close.connection(), entry);
      if (socket != null) {
        socket.close(close.status());
      }
    } else if (effect instanceof Effect.IssueInvite invite) {
      RoomSocket socket = socket(invite.connection(), entry);
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

  private @Nullable RoomSocket socket(long connection, Entry entry) {
    Seated seat = seats.get(connection);
    if (seat != null) {
      return seat.socket();
    }
    RoomSocket from = entry.from();
    return from != null && from.id() == connection ? from : leaving.get(connection);
  }

  private void seat(Effect.Seat seat, Entry entry) {
    RoomSocket socket = entry.from();
    if (socket != null && socket.id() == seat.connection()) {
      seats.put(seat.connection(), new Seated(socket, seat.clientId()));
      socket.seated(this, seat.clientId());
    }
  }

  private void unseat(long connection) {
    Seated seat = seats.remove(connection);
    if (seat != null) {
      leaving.put(connection, seat.socket());
      seat.socket().unseated(this);
    }
  }

  private void refuse(long connection, MessageRef ref, ProtocolException error, Entry entry) {
    RoomSocket socket = socket(connection, entry);
    if (socket != null) {
      socket.refused(ref, error);
    }
  }

  private void schedule(Effect.Schedule schedule) {
    cancel(schedule.key());
    timers.put(
        schedule.key(), time.schedule(schedule.after(), () -> submit(schedule.command(), null)));
  }

  private void cancel(String key) {
    TimeSource.Timer timer = timers.remove(key);
    if (timer != null) {
      timer.cancel();
    }
  }

  private void end() {
    ended = true;
    timers.values().forEach(TimeSource.Timer::cancel);
    timers.clear();
    List<Seated> left = new ArrayList<>(seats.values());
    seats.clear();
    left.forEach(seat -> seat.socket().unseated(this));
    world.ended(this);
  }
}
