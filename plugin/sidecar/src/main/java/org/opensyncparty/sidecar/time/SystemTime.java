package org.opensyncparty.sidecar.time;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The machine's time, and one daemon thread for all timers. */
public final class SystemTime implements TimeSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SystemTime.class);
  private static final long NANOS_PER_MICRO = 1_000;

  private static final long MICROS_PER_MILLI = 1_000;

  private final LongSupplier wall;
  private final LongSupplier nanos;
  private final long wallMicrosAtStart;
  private final long nanosAtStart;
  private final ScheduledThreadPoolExecutor timers;

  public SystemTime() {
    this(System::currentTimeMillis, System::nanoTime);
  }

  /**
   * The time of other clocks.
   *
   * @param wall milliseconds since 1970, may step
   * @param nanos nanoseconds since whenever, never step
   */
  SystemTime(LongSupplier wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.wallMicrosAtStart = wall.getAsLong() * MICROS_PER_MILLI;
    this.nanosAtStart = nanos.getAsLong();
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
    return wallMicrosAtStart + (nanos.getAsLong() - nanosAtStart) / NANOS_PER_MICRO;
  }

  @Override
  public long wallMillis() {
    return wall.getAsLong();
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
