package org.opensyncparty.sidecar.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.time.ManualTime;

class RateLimiterTest {
  private final ManualTime time = new ManualTime();
  private final RateLimiter limiter = new RateLimiter(20, Duration.ofMinutes(1), 100, time);

  @Test
  void countsEachKeyForItself() {
    assertEquals(20, takeAll("10.0.0.1"));
    assertFalse(limiter.tryTake("10.0.0.1"));
    assertTrue(limiter.tryTake("10.0.0.2"));
  }

  @Test
  void givesATryBackAfterAWhile() {
    assertEquals(20, takeAll("10.0.0.1"));
    time.advance(Duration.ofMillis(2999));
    assertFalse(limiter.tryTake("10.0.0.1"));
    time.advance(Duration.ofMillis(1));
    assertTrue(limiter.tryTake("10.0.0.1"));
    assertFalse(limiter.tryTake("10.0.0.1"));
  }

  @Test
  void forgettingAKeyGivesItNothingThatTimeWouldNotHaveGiven() {
    assertEquals(20, takeAll("10.0.0.1"));
    time.advance(Duration.ofMinutes(1));
    assertEquals(20, takeAll("10.0.0.1"));
  }

  @Test
  void tryingAgainAndAgainDoesNotBringTheTimeForward() {
    assertEquals(20, takeAll("10.0.0.1"));
    int passed = 0;
    for (int second = 0; second < 600; second++) {
      time.advance(Duration.ofSeconds(1));
      passed += takeAll("10.0.0.1");
    }
    assertEquals(200, passed);
  }

  @Test
  void remembersOnlySoManyKeys() {
    IntStream.range(0, 10_000).forEach(i -> limiter.tryTake("10.0." + i / 256 + "." + i % 256));
    assertTrue(limiter.remembered() <= 100, () -> limiter.remembered() + " keys");
  }

  @Test
  void givingBackWhatWasForgottenDoesNothing() {
    limiter.giveBack("10.0.0.9");
    assertEquals(20, takeAll("10.0.0.9"));
  }

  @Test
  void countsRightUnderManyThreads() {
    AtomicInteger passed = new AtomicInteger();
    IntStream.range(0, 2000)
        .parallel()
        .filter(i -> limiter.tryTake("10.0.0.1"))
        .forEach(i -> passed.incrementAndGet());
    assertEquals(20, passed.get());
  }

  private int takeAll(String key) {
    int taken = 0;
    while (limiter.tryTake(key)) {
      taken++;
    }
    return taken;
  }
}
