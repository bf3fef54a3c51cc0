package org.opensyncparty.sidecar.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.opensyncparty.sidecar.time.TimeSource;

/**
 * One {@link TokenBucket} per key, such as a remote address or a room. A bucket is forgotten when
 * it must be full again anyway, or when there are too many: an attacker who comes from very many
 * addresses can use up memory only so far. Safe for use by many threads.
 */
public final class RateLimiter {
  private final TimeSource time;
  private final Cache<String, TokenBucket> buckets;
  private final int count;
  private final Duration period;

  /**
   * A limiter that lets {@code count} through per {@code period} and key, all of them at once if
   * need be.
   *
   * @param maxKeys how many keys are remembered
   */
  public RateLimiter(int count, Duration period, int maxKeys, TimeSource time) {
    this.count = count;
    this.period = period;
    this.time = time;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(maxKeys)
            .expireAfterAccess(period)
            .ticker(() -> TimeUnit.MICROSECONDS.toNanos(time.nowMicros()))
            .executor(Runnable::run)
            .build();
  }

  /** Counts one try of {@code key}; false if it has none left now. */
  public boolean tryTake(String key) {
    TokenBucket bucket = buckets.get(key, unseen -> new TokenBucket(count, period, count));
    synchronized (bucket) {
      return bucket.tryTake(time.nowMicros());
    }
  }

  /** Uncounts a try that {@link #tryTake} let through, where only failures are to count. */
  public void giveBack(String key) {
    TokenBucket bucket = buckets.getIfPresent(key);
    if (bucket != null) {
      synchronized (bucket) {
        bucket.giveBack();
      }
    }
  }

  /** How many keys take up memory now. */
  long remembered() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }
}
