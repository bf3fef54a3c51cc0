package org.opensyncparty.sidecar.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.IoEventLoop;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one thread of the network has to write to its {@link Wire}s. What is written while it reads
 * is sent when it has read: whoever is told several things by then is sent them in one packet. What
 * is in no hurry is sent a little at a time in between, so that what is never waits for all of it.
 */
final class WireLoop {
  private static final Logger LOG = LoggerFactory.getLogger(WireLoop.class);

  /** So many wires with something to send are not kept waiting until all has been read. */
  private static final int MANY = 64;

  private final IoEventLoop thread;
  private final @Nullable Ring ring;
  private final SendMemory memory = new SendMemory();
  private final Runnable flush = this::flush;
  private final Runnable flushSome = this::flushSome;
  private final Runnable takeFromOthers = this::takeFromOthers;

  /** Wires with something to send; this thread's alone. */
  private final ArrayDeque<Wire> unsent = new ArrayDeque<>();

  /** The same, in no hurry. */
  private final ArrayDeque<Wire> unhurried = new ArrayDeque<>();

  /** Wires that other threads want to be in one of these. */
  private final Queue<Wire> unsentOfOthers = new ConcurrentLinkedQueue<>();

  private final Queue<Wire> unhurriedOfOthers = new ConcurrentLinkedQueue<>();

  /** True while the thread is going to look at what other threads want. */
  private final AtomicBoolean woken = new AtomicBoolean();

  WireLoop(IoEventLoop thread) {
    this.thread = thread;
    this.ring = Ring.of(thread);
  }

  /** Has {@code action} done on the thread; not at all where that has ended, with all it had. */
  void run(Runnable action) {
    if (thread.inEventLoop()) {
      action.run();
      return;
    }
    try {
      thread.execute(action);
    } catch (RejectedExecutionException ended) {
      LOG.debug("too late for a connection", ended);
    }
  }

  /** Has the wire send what waits in it, soon. */
  void schedule(Wire wire) {
    if (thread.inEventLoop()) {
      add(wire);
    } else {
      unsentOfOthers.add(wire);
      wake();
    }
  }

  /** Has the wire send what waits in it, when there is time. */
  void scheduleUnhurried(Wire wire) {
    if (thread.inEventLoop()) {
      addUnhurried(wire);
    } else {
      unhurriedOfOthers.add(wire);
      wake();
    }
  }

  private void wake() {
    if (!woken.get() && woken.compareAndSet(false, true)) {
      thread.execute(takeFromOthers);
    }
  }

  private void takeFromOthers() {
    woken.set(false);
    for (Wire wire; (wire = unsentOfOthers.poll()) != null; ) {
      add(wire);
    }
    for (Wire wire; (wire = unhurriedOfOthers.poll()) != null; ) {
      addUnhurried(wire);
    }
  }

  // ---- on the loop's thread

  /** The way to the network of a connection whose last handler this is. */
  Sender sender(ChannelHandlerContext last, Wire wire) {
    Sender quick = ring == null ? null : ring.sender(last.channel(), wire);
    return quick == null ? new ChannelSender(last) : quick;
  }

  private void add(Wire wire) {
    unsent.add(wire);
    if (unsent.size() == 1) {
      // Comes up when all that has come in is read.
      thread.execute(flush);
    }
  }

  private void addUnhurried(Wire wire) {
    unhurried.add(wire);
    if (unhurried.size() == 1) {
      flushSomeSoon();
    }
  }

  /** Not as a task: the thread does all of these before it looks at the network again. */
  private void flushSomeSoon() {
    var unused = thread.schedule(flushSome, 0, TimeUnit.NANOSECONDS);
  }

  /** A wire has been read; others may be waiting for their turn. */
  void hasRead() {
    if (unsent.size() >= MANY) {
      flush();
    }
  }

  private void flush() {
    for (Wire wire; (wire = unsent.poll()) != null; ) {
      wire.flush(memory);
    }
    memory.forget();
  }

  /** So few that whoever is in a hurry meanwhile hardly waits. */
  private void flushSome() {
    flush();
    Wire wire;
    for (int i = 0; i < MANY && (wire = unhurried.poll()) != null; i++) {
      wire.flushAll(memory);
    }
    memory.forget();
    if (!unhurried.isEmpty()) {
      flushSomeSoon();
    }
  }
}
