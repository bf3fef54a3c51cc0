package org.opensyncparty.sidecar.rooms;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.room.Effect;
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

  /** The running thread's; the mailbox's counter hands it from one to the next. */
  private final EffectPerformer performer;

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
    this.performer = new EffectPerformer(this, time, world);
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
    this.performer = new EffectPerformer(this, time, world);
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
      performer.commandEnded();
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
      if (effect instanceof Effect.End) {
        ended = true;
      }
      performer.perform(effect, state, entry.from());
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
}
