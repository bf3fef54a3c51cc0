package org.opensyncparty.sidecar.limits;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.opensyncparty.sidecar.time.TimeSource;

/** A clock that stands still until it is moved; for things that read the time but set no timers. */
public final class SettableTime implements TimeSource {
  /** 2026-01-01T00:00:00Z. */
  public static final long START_MILLIS = 1_767_225_600_000L;

  private final AtomicLong micros = new AtomicLong(START_MILLIS * 1000);

  @Override
  public long nowMicros() {
    return micros.get();
  }

  public void advance(Duration duration) {
    micros.addAndGet(duration.toNanos() / 1000);
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    throw new UnsupportedOperationException("nothing here sets a timer");
  }
}
