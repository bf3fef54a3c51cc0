package org.opensyncparty.sidecar.time;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine's time, and one daemon thread for all timers. */
public final class SystemTime implements TimeSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SystemTime.class);
  private static final long NANOS_PER_MICRO = 1_000;

  private final long wallMicrosAtStart = System.currentTimeMillis() * 1_000;
  private final long nanosAtStart = System.nanoTime();
  private final ScheduledThreadPoolExecutor timers;

  public SystemTime() {
    timers =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "timers");
              thread.setDaemon(true);
              return thread;
            });
    timers.setRemoveOnCancelPolicy(true);
  }

  @Override
  public long nowMicros() {
    return wallMicrosAtStart + (System.nanoTime() - nanosAtStart) / NANOS_PER_MICRO;
  }

  @Override
  public long wallMillis() {
    return System.currentTimeMillis();
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    try {
      Future<?> future =
          timers.schedule(() -> runLogged(task), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    } catch (RejectedExecutionException stopped) {
      return () -> {};
    }
  }

  private static void runLogged(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("A timer's task failed", e);
    }
  }

  /** Timers that have not fired never will. */
  @Override
  public void close() {
    timers.shutdownNow();
  }
}
