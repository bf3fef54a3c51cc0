package org.opensyncparty.sidecar.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void letsTheBurstThroughAtOnceAndNotOneMore() {
    TokenBucket bucket = new TokenBucket(50, SECOND, 100);
    for (int i = 0; i < 100; i++) {
      assertTrue(bucket.tryTake(7), "token " + i);
    }
    assertFalse(bucket.tryTake(7));
  }

  @Test
  void dripsOneTokenPerInterval() {
    TokenBucket bucket = new TokenBucket(50, SECOND, 1);
    assertTrue(bucket.tryTake(0));
    assertFalse(bucket.tryTake(19_999));
    assertTrue(bucket.tryTake(20_000));
    assertFalse(bucket.tryTake(20_001));
  }

  @Test
  void isNoFullerAfterALongSilence() {
    TokenBucket bucket = new TokenBucket(10, SECOND, 3);
    assertTrue(bucket.tryTake(0));
    long muchLater = Duration.ofDays(1000).toNanos() / 1000;
    assertEquals(3, takeAll(bucket, muchLater));
  }

  @Test
  void aRefusedTryCostsNothing() {
    TokenBucket bucket = new TokenBucket(1, SECOND, 1);
    assertTrue(bucket.tryTake(0));
    for (int i = 0; i < 1000; i++) {
      assertFalse(bucket.tryTake(500_000));
    }
    assertTrue(bucket.tryTake(1_000_000));
  }

  @Test
  void aTokenGivenBackCanBeTakenAgain() {
    TokenBucket bucket = new TokenBucket(1, SECOND, 2);
    assertEquals(2, takeAll(bucket, 0));
    bucket.giveBack();
    assertEquals(1, takeAll(bucket, 0));
  }

  @Test
  void behavesLikeABucketThatIsToppedUp() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int perSecond = 1 + random.nextInt(200);
      int burst = 1 + random.nextInt(50);
      long interval = 1_000_000L / perSecond;
      TokenBucket bucket = new TokenBucket(perSecond, SECOND, burst);
      // The model counts in parts of a token, 1/interval each, which drip in one a microsecond.
      long parts = burst * interval;
      long now = 0;
      for (int step = 0; step < 500; step++) {
        long pause = random.nextInt((int) (3 * interval));
        now += pause;
        parts = Math.min(burst * interval, parts + pause);
        boolean expected = parts >= interval;
        assertEquals(expected, bucket.tryTake(now), "seed " + seed + ", step " + step);
        parts -= expected ? interval : 0;
      }
    }
  }

  @Test
  void refusesRatesThatCannotBeKept() {
    assertThrows(IllegalArgumentException.class, () -> new TokenBucket(0, SECOND, 1));
    assertThrows(IllegalArgumentException.class, () -> new TokenBucket(1, SECOND, 0));
    assertThrows(IllegalArgumentException.class, () -> new TokenBucket(1_000_001, SECOND, 1));
    assertThrows(IllegalArgumentException.class, () -> new TokenBucket(1, Duration.ZERO, 1));
  }

  private static int takeAll(TokenBucket bucket, long now) {
    int taken = 0;
    while (bucket.tryTake(now)) {
      taken++;
    }
    return taken;
  }
}
