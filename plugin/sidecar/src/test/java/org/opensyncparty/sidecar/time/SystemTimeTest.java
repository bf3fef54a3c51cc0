package org.opensyncparty.sidecar.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SystemTimeTest {
  private static final long HOUR_MS = 3_600_000;

  @Test
  void serverTimeDoesNotFollowAClockThatIsSet() {
    AtomicLong wall = new AtomicLong(ManualTime.START_MILLIS);
    AtomicLong nanos = new AtomicLong(-5);
    try (SystemTime time = new SystemTime(wall::get, nanos::get)) {
      for (long step : new long[] {HOUR_MS, -HOUR_MS, -HOUR_MS}) {
        long before = time.nowMicros();
        wall.addAndGet(step);
        nanos.addAndGet(1_000_000_000L);
        assertEquals(before + 1_000_000L, time.nowMicros());
        assertEquals(wall.get(), time.wallMillis(), "but whoever asks for it is told");
      }
    }
  }
}
