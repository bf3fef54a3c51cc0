package org.opensyncparty.sidecar.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.time.ManualTime;
import org.opensyncparty.sidecar.time.SharedTime;

/** Nodes agree on the time, whatever their machines say. */
class ReferenceClockTest {
  private static final long AHEAD = 5_000_000;

  private final ReferenceClock clock = new ReferenceClock();

  @Test
  void theQuickestAnswerCounts() {
    clock.answered(0, 1_000, AHEAD + 500);
    clock.answered(10_000, 10_100, AHEAD + 10_050 + 7);
    clock.answered(20_000, 25_000, AHEAD + 24_900);
    assertEquals(AHEAD + 7, clock.offset());
  }

  @Test
  void anOldQuickAnswerIsForgottenInTime() {
    clock.answered(0, 10, AHEAD + 5);
    for (int i = 1; i <= ReferenceClock.REMEMBERED; i++) {
      clock.answered(i * 1_000L, i * 1_000L + 100, i * 1_000L + 50 + 99);
    }
    assertEquals(99, clock.offset());
  }

  /**
   * Two nodes whose machines are an hour and a half apart, one of which runs fast and hears late:
   * times in a room are its ruler's, and its members measure the clock of their own node.
   */
  @Test
  void membersOfTwoNodesAreWithinAMillisecondOfEachOther() {
    Node quick = new Node(0, 0, 400, 1);
    Node fast = new Node(5_400_000_000L, 40, 1_500, 2);
    quick.begin();
    fast.begin();
    long worst = 0;
    for (long at = 0; at < Duration.ofMinutes(10).toNanos() / 1_000; at += 400_000) {
      quick.renews(at);
      fast.renews(at);
      worst = Math.max(worst, Math.abs(quick.at(at) - fast.at(at)));
    }
    long farthest = worst;
    assertTrue(farthest < 1_000, () -> farthest + " microseconds apart");
  }

  /** A node whose own clock runs {@code ppm} too fast and whose answers take up to so long. */
  private static final class Node {
    private final ManualTime own = new ManualTime();
    private final SharedTime time = new SharedTime(own);
    private final ReferenceClock clock = new ReferenceClock();
    private final Random random;
    private final long offset;
    private final long ppm;
    private final int delay;

    Node(long offset, long ppm, int delay, int seed) {
      this.offset = offset;
      this.ppm = ppm;
      this.delay = delay;
      this.random = new Random(seed);
    }

    private long own(long at) {
      return ManualTime.START_MILLIS * 1_000 + offset + at + at * ppm / 1_000_000;
    }

    private void asks(long at) {
      int there = 50 + random.nextInt(delay);
      int back = 50 + random.nextInt(delay);
      clock.answered(own(at), own(at + there + back), at + there);
    }

    void begin() {
      for (int i = 0; i < ReferenceClock.REMEMBERED; i++) {
        asks(0);
      }
      own.advanceTo(own(0));
      time.begin(clock.offset());
    }

    void renews(long at) {
      asks(at);
      at(at);
      time.drawTo(clock.offset());
    }

    long at(long at) {
      own.advanceTo(own(at));
      return time.nowMicros();
    }
  }
}
