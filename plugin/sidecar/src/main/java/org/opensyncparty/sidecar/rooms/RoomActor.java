package org.opensyncparty.sidecar.rooms;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.room.Effect;
import org.opensyncparty.room.ResumeSecret;
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
public final class RoomActor implements Room {
  private static final Logger LOG = LoggerFactory.getLogger(RoomActor.class);

  /** Something to do in its turn. */
  private sealed interface Task {}

  private record Entry(RoomCommand command, @Nullable RoomSocket from) implements Task {}

  private record InTurn(Runnable action) implements Task {}

  private final TimeSource time;
  private final long createdAt;
  private final RoomEffects world;
  private final Lease lease;
  private final Queue<Task> mailbox = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  /** Written by the running thread only; anyone may read the latest. */
  private volatile RoomState state;

  private volatile boolean ended;

  private volatile boolean vacated;

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
      Lease lease,
      RoomCommand.Join creator,
      RoomSocket creatorSocket) {
    this(state, time.nowMillis(), time, world, lease, new Entry(creator, creatorSocket));
  }

  /** A room of an earlier process, which waits for {@link #open} to hear that it is back. */
  RoomActor(
      RoomState state,
      long createdAt,
      TimeSource time,
      RoomEffects world,
      Lease lease,
      RoomCommand.Restored restored) {
    this(state, createdAt, time, world, lease, new Entry(restored, null));
  }

  private RoomActor(
      RoomState state,
      long createdAt,
      TimeSource time,
      RoomEffects world,
      Lease lease,
      Entry first) {
    this.state = state;
    this.time = time;
    this.createdAt = createdAt;
    this.world = world;
    this.lease = lease;
    this.performer = new EffectPerformer(this, time, world);
    mailbox.add(first);
    waiting.set(1);
  }

  /** Begins to work through the mailbox; called once. */
  void open() {
    run();
  }

  /** For how long this process may rule the room. */
  public Lease lease() {
    return lease;
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

  /** True once the room goes on elsewhere, if at all: this is its last state here. */
  public boolean hasBeenVacated() {
    return vacated;
  }

  @Override
  public String id() {
    return state.id();
  }

  @Override
  public DoorPlate plate(@Nullable ResumeSecret resume) {
    RoomState now = state;
    boolean hasSeat = resume != null && now.members().withSecret(resume.hash()).isPresent();
    return new DoorPlate(now.id(), now.key(), now.mediaUrl(), now.options(), hasSeat);
  }

  /** Has a command applied, now or after those before it; {@code from} is null for timers. */
  @Override
  public void submit(RoomCommand command, @Nullable RoomSocket from) {
    put(new Entry(command, from));
  }

  @Override
  public void inTurn(Runnable action, RoomSocket from) {
    inTurn(action);
  }

  /** Runs something behind all commands before. It must neither block nor throw. */
  public void inTurn(Runnable action) {
    put(new InTurn(action));
  }

  /**
   * Leaves the room to another node, without ending it: in its turn, everybody in it is put out so
   * that they come back to where it is then. Its state stays as it is from then on.
   */
  public void vacate() {
    put(new InTurn(this::vacateNow));
  }

  private void vacateNow() {
    if (ended || vacated) {
      return;
    }
    vacated = true;
    performer.vacate();
    world.vacated(this);
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
    if (vacated || !lease.isHeld()) {
      putOut(entry);
      return;
    }
    Transition transition = RoomRules.apply(state, entry.command(), time.nowMillis());
    state = transition.state();
    if (!told.get() && told.compareAndSet(false, true)) {
      world.changed(this);
    }
    for (Effect effect : transition.effects()) {
      // Again: a process that was stopped in between must not go on as if nothing had been.
      if (!lease.isHeld()) {
        putOut(entry);
        return;
      }
      if (effect instanceof Effect.End) {
        ended = true;
      }
      performer.perform(effect, state, entry.from());
    }
  }

  /** Whoever asks something of a room that is not ruled here any more has to ask elsewhere. */
  private void putOut(Entry entry) {
    vacateNow();
    if (entry.from() != null && entry.command() instanceof RoomCommand.FromClient) {
      entry.from().close(CloseStatus.MOVING);
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
