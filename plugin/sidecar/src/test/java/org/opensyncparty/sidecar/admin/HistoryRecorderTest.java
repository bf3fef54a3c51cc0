package org.opensyncparty.sidecar.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.admin.History.Point;
import org.opensyncparty.sidecar.time.ManualTime;
import org.opensyncparty.sidecar.time.TimeSource;

class HistoryRecorderTest {
  private final ManualTime time = new ManualTime();
  private int members;
  private long received;
  private long delivered;
  private final HistoryRecorder recorder =
      new HistoryRecorder(time, () -> members, () -> received, () -> delivered);

  @Test
  void thereIsNoPointBeforeTheFirstIntervalIsOver() {
    recorder.start();
    time.advance(Duration.ofMillis(9_999));
    assertEquals(List.of(), recorder.recorded().points());
    assertEquals(ManualTime.START_MILLIS, recorder.recorded().endMillis());
  }

  @Test
  void aPointHasTheMembersOfItsMomentAndTheRatesSinceTheOneBefore() {
    received = 1_000;
    recorder.start();
    members = 3;
    received += 25;
    delivered += 1;
    time.advance(Duration.ofSeconds(10));
    received += 40;
    members = 2;
    time.advance(Duration.ofSeconds(10));
    assertEquals(List.of(new Point(3, 2.5, 0.1), new Point(2, 4, 0)), recorder.recorded().points());
    assertEquals(ManualTime.START_MILLIS + 20_000, recorder.recorded().endMillis());
  }

  @Test
  void ratesAreRoundedToHundredths() {
    recorder.start();
    received = 333;
    delivered = 12_345_678;
    time.advance(Duration.ofSeconds(10));
    assertEquals(List.of(new Point(0, 33.3, 1_234_567.8)), recorder.recorded().points());
  }

  @Test
  void aTimerThatIsLateDoesNotMakeTheRateLookHigher() {
    HistoryRecorder late =
        new HistoryRecorder(new LateTime(time), () -> 0, () -> received, () -> 0);
    late.start();
    received = 60;
    time.advance(LateTime.DELAY.plus(HistoryRecorder.INTERVAL));
    assertEquals(List.of(new Point(0, 4, 0)), late.recorded().points());
  }

  @Test
  void anHourIsKeptAndNoMore() {
    recorder.start();
    for (int i = 1; i <= 400; i++) {
      members = i;
      time.advance(Duration.ofSeconds(10));
    }
    List<Point> points = recorder.recorded().points();
    assertEquals(360, points.size());
    assertEquals(41, points.get(0).members());
    assertEquals(400, points.get(359).members());
  }

  @Test
  void afterItsEndNothingIsAddedAndNoTimerIsLeft() {
    recorder.start();
    recorder.close();
    assertEquals(0, time.waiting());
    time.advance(Duration.ofMinutes(1));
    assertEquals(List.of(), recorder.recorded().points());
  }

  /** Timers that come five seconds late. */
  private record LateTime(ManualTime time) implements TimeSource {
    private static final Duration DELAY = Duration.ofSeconds(5);

    @Override
    public long nowMicros() {
      return time.nowMicros();
    }

    @Override
    public long wallMillis() {
      return time.wallMillis();
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
      return time.schedule(delay.plus(DELAY), task);
    }
  }
}
