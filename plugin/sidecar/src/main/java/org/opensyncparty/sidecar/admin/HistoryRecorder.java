package org.opensyncparty.sidecar.admin;

import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.admin.History.Point;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.time.TimeSource;

/**
 * Adds a point to the history every {@link Limit#HISTORY_SECONDS}, from {@link #start} on. Safe for
 * use by several threads.
 */
public final class HistoryRecorder implements AutoCloseable {
  static final Duration INTERVAL = Duration.ofSeconds(Limit.HISTORY_SECONDS.standard());

  private static final double MICROS_PER_SECOND = 1e6;
  private static final double HUNDREDTHS = 100;

  private final TimeSource time;
  private final IntSupplier members;
  private final LongSupplier received;
  private final LongSupplier delivered;
  private final History history = new History(Limit.HISTORY_POINTS.standard());
  private Reading last;
  private TimeSource.@Nullable Timer next;
  private boolean closed;

  /** The counters at a moment. */
  private record Reading(long atMicros, long received, long delivered) {}

  /**
   * The history at a moment.
   *
   * @param endMillis server time of the last point, or of the start while there is none
   * @param points the oldest first
   */
  record Recorded(long endMillis, List<Point> points) {
    Recorded {
      points = List.copyOf(points);
    }
  }

  /**
   * A recorder that has not started. None of these may block.
   *
   * @param members how many members there are now
   * @param received how many messages have ever come in
   * @param delivered how many messages have ever gone out
   */
  public HistoryRecorder(
      TimeSource time, IntSupplier members, LongSupplier received, LongSupplier delivered) {
    this.time = time;
    this.members = members;
    this.received = received;
    this.delivered = delivered;
    this.last = read();
  }

  /** Begins; the first point comes after one interval. To be called once. */
  public synchronized void start() {
    last = read();
    scheduleNext();
  }

  /** No point is added any more. */
  @Override
  public synchronized void close() {
    closed = true;
    if (next != null) {
      next.cancel();
    }
  }

  synchronized Recorded recorded() {
    return new Recorded(Math.floorDiv(last.atMicros(), 1000L), history.points());
  }

  private synchronized void sample() {
    if (closed) {
      return;
    }
    Reading now = read();
    // By the time that really went by: a timer may be late.
    double seconds = (now.atMicros() - last.atMicros()) / MICROS_PER_SECOND;
    history.add(
        new Point(
            members.getAsInt(),
            rate(now.received() - last.received(), seconds),
            rate(now.delivered() - last.delivered(), seconds)));
    last = now;
    scheduleNext();
  }

  private void scheduleNext() {
    next = time.schedule(INTERVAL, this::sample);
  }

  private Reading read() {
    return new Reading(time.nowMicros(), received.getAsLong(), delivered.getAsLong());
  }

  /** Rounded to two decimals. */
  private static double rate(long count, double seconds) {
    return Math.round(count / seconds * HUNDREDTHS) / HUNDREDTHS;
  }
}
