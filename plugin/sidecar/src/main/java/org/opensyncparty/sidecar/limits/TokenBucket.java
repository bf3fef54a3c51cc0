package org.opensyncparty.sidecar.limits;

import java.time.Duration;

/**
 * A bucket of tokens that drips full at a steady rate: lets {@code burst} through at once, and
 * {@code count} per {@code period} in the long run. Pure arithmetic on times that are handed in.
 *
 * <p>It holds no count of tokens but one instant: when the bucket will be full again (the generic
 * cell rate algorithm's "theoretical arrival time"). Each token taken moves it on by one interval,
 * and a token is there as long as it lies less than a whole bucket ahead. So nothing has to be
 * topped up, nothing is rounded twice, and giving a token back is one subtraction.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class TokenBucket {
  private final long intervalMicros;
  private final long capacityMicros;
  private long fullAtMicros = Long.MIN_VALUE;

  /**
   * @param count tokens that drip in per {@code period}; 1 … 1,000,000 per second
   * @param burst tokens that the full bucket holds; at least 1
   * @throws IllegalArgumentException if a value is out of range
   */
  public TokenBucket(int count, Duration period, int burst) {
    if (count < 1 || burst < 1 || period.toNanos() / 1000 < count) {
      throw new IllegalArgumentException(
          "no such rate: " + count + " in " + period + ", burst " + burst);
    }
    this.intervalMicros = period.toNanos() / 1000 / count;
    this.capacityMicros = Math.multiplyExact(intervalMicros, burst);
  }

  /**
   * Takes one token if there is one.
   *
   * @param nowMicros the time, never less than in an earlier call
   * @return false if the bucket is empty; nothing is taken then
   */
  public boolean tryTake(long nowMicros) {
    long after = Math.max(fullAtMicros, nowMicros) + intervalMicros;
    if (after - nowMicros > capacityMicros) {
      return false;
    }
    fullAtMicros = after;
    return true;
  }

  /** Puts back a token that {@link #tryTake} gave. */
  public void giveBack() {
    fullAtMicros -= intervalMicros;
  }
}
