package org.opensyncparty.sidecar.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that reads and writes many {@link Wire}s. What is written while it reads is sent when
 * it has read: whoever is told several things by then is sent them in one packet. What is in no
 * hurry is sent a little at a time in between, so that what is never waits for all of it.
 */
final class WireLoop {
  private static final Logger LOG = LoggerFactory.getLogger(WireLoop.class);

  /** What is read of one connection before the next has its turn. */
  private static final int READ_BYTES = 16 * 1024;

  /** Most that is sent at once; what waits beyond it goes in the next packets. */
  private static final int SEND_BYTES = 64 * 1024;

  /** So many wires with something to send are not kept waiting until all has been read. */
  private static final int MANY = 64;

  private final Thread thread;
  private final Selector selector;
  private final ByteBuffer readBuffer = ByteBuffer.allocateDirect(READ_BYTES);
  private final ByteBuffer sendBuffer = ByteBuffer.allocateDirect(SEND_BYTES);
  private final WriteBatch batch = new WriteBatch();

  /** What other threads want done. */
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  /** Wires with something to send; this thread's alone. */
  private final ArrayDeque<Wire> unsent = new ArrayDeque<>();

  /** The same, in no hurry. */
  private final ArrayDeque<Wire> unhurried = new ArrayDeque<>();

  /** Wires that other threads want to be in one of these. */
  private final Queue<Wire> unsentOfOthers = new ConcurrentLinkedQueue<>();

  private final Queue<Wire> unhurriedOfOthers = new ConcurrentLinkedQueue<>();

  /** True while the selector need not be woken: the thread is going to look at all queues. */
  private final AtomicBoolean woken = new AtomicBoolean();

  private volatile boolean stopped;

  /** A loop that does not run yet. */
  WireLoop(String name) {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("the system has no selector for this", e);
    }
    thread = new Thread(this::loop, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  Selector selector() {
    return selector;
  }

  /** Has the wire send what waits in it, soon. */
  void schedule(Wire wire) {
    if (Thread.currentThread() == thread) {
      unsent.add(wire);
    } else {
      unsentOfOthers.add(wire);
      wake();
    }
  }

  /** Has the wire send what waits in it, when there is time. */
  void scheduleUnhurried(Wire wire) {
    if (Thread.currentThread() == thread) {
      unhurried.add(wire);
    } else {
      unhurriedOfOthers.add(wire);
      wake();
    }
  }

  private void wake() {
    if (!woken.get() && woken.compareAndSet(false, true)) {
      selector.wakeup();
    }
  }

  /** Runs a short task on the loop's thread; not at all after the stop. */
  void run(Runnable task) {
    tasks.add(task);
    wake();
  }

  /** Ends the thread, and waits at most {@code patience} for it. */
  void stop(Duration patience) {
    stopped = true;
    selector.wakeup();
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    while (!stopped) {
      try {
        if (unhurried.isEmpty()) {
          selector.select(this::ready);
        } else {
          selector.selectNow(this::ready);
        }
        woken.set(false);
        runTasks();
        takeFrom(unsentOfOthers, unsent);
        takeFrom(unhurriedOfOthers, unhurried);
        flush();
        flushSome();
      } catch (IOException | RuntimeException unexpected) {
        LOG.error("a loop over the sockets stumbled", unexpected);
      }
    }
    try {
      selector.close();
    } catch (IOException e) {
      LOG.debug("a selector that did not close cleanly", e);
    }
  }

  private void ready(SelectionKey key) {
    Wire wire = (Wire) key.attachment();
    try {
      int ready = key.readyOps();
      if ((ready & SelectionKey.OP_WRITE) != 0) {
        wire.writable(sendBuffer, batch);
      }
      if ((ready & SelectionKey.OP_READ) != 0) {
        wire.readable(readBuffer);
      }
    } catch (CancelledKeyException endedMeanwhile) {
      wire.cut();
    } catch (RuntimeException unexpected) {
      LOG.error("a socket failed", unexpected);
      wire.cut();
    }
    if (unsent.size() >= MANY) {
      flush();
    }
  }

  private void runTasks() {
    for (Runnable task; (task = tasks.poll()) != null; ) {
      task.run();
    }
  }

  private static void takeFrom(Queue<Wire> others, ArrayDeque<Wire> own) {
    for (Wire wire; (wire = others.poll()) != null; ) {
      own.add(wire);
    }
  }

  /** So few that whoever is in a hurry meanwhile hardly waits. */
  private void flushSome() {
    Wire wire;
    for (int i = 0; i < MANY && (wire = unhurried.poll()) != null; i++) {
      wire.flushAll(sendBuffer, batch);
    }
  }

  private void flush() {
    for (Wire wire; (wire = unsent.poll()) != null; ) {
      wire.flush(sendBuffer, batch);
    }
  }
}
