package org.opensyncparty.sidecar.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Server time that is drawn to another clock. */
class SharedTimeTest {
  private final ManualTime own = new ManualTime();
  private final SharedTime time = new SharedTime(own);

  @Test
  void beginsWhereTheOtherClockIs() {
    time.begin(-3_000_000);
    assertEquals(own.nowMicros() - 3_000_000, time.nowMicros());
    assertEquals(0, time.errorMicros());
  }

  @Test
  void goesThereGentlyAndThenStaysThere() {
    time.drawTo(10_000);
    own.advance(Duration.ofSeconds(1));
    assertEquals(8_000, time.errorMicros(), "by two milliseconds a second");
    own.advance(Duration.ofSeconds(10));
    assertEquals(own.nowMicros() + 10_000, time.nowMicros());
  }

  @Test
  void neverGoesBackNorStandsHoweverFarAheadItWas() {
    time.drawTo(-Duration.ofHours(1).toNanos() / 1_000);
    long before = time.nowMicros();
    for (int i = 0; i < 1_000; i++) {
      own.advance(Duration.ofMillis(10));
      long now = time.nowMicros();
      assertTrue(now - before >= 9_000, "it goes on nearly as fast as ever");
      before = now;
    }
  }

  @Test
  void aNewCourseBeginsWhereTheOldOneWas() {
    time.drawTo(50_000);
    own.advance(Duration.ofSeconds(3));
    long before = time.nowMicros();
    time.drawTo(-50_000);
    assertEquals(before, time.nowMicros());
  }
}
