package org.opensyncparty.sidecar.time;

import java.time.Duration;

/**
 * The one reader of a clock and the one maker of timers. Server time is wall-clock time read once
 * at start and advanced by a monotonic counter since, so it never steps while the process lives.
 */
public interface TimeSource {

  /** Server time, microseconds since 1970; never goes back. */
  long nowMicros();

  /** Server time, whole milliseconds since 1970; never goes back. */
  default long nowMillis() {
    return Math.floorDiv(nowMicros(), 1000L);
  }

  /**
   * What the machine's clock says now, ms since 1970; may step either way. Only to compare moments
   * of this process with those of another.
   */
  long wallMillis();

  /** Runs {@code task} once after {@code delay} on a timer thread; the task must not block. */
  Timer schedule(Duration delay, Runnable task);

  /** A task that waits for its time. */
  interface Timer {
    /** Keeps the task from running if it has not begun; harmless otherwise. */
    void cancel();
  }
}
