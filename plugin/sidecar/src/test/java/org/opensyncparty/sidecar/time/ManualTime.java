package org.opensyncparty.sidecar.time;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still until a test winds it on. Timers that fall due run on the test's thread,
 * the earliest first, each at its own time; those that they set run as well if they fall due.
 */
public final class ManualTime implements TimeSource {
  /** Where it stands at first: 2026-01-01T00:00:00Z. */
  public static final long START_MILLIS = 1_767_225_600_000L;

  private record Task(long atMicros, long order, Runnable work) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::atMicros).thenComparing(Task::order));
  private long nowMicros = START_MILLIS * 1000;
  private long order;
  private long wallAheadMillis;

  @Override
  public synchronized long nowMicros() {
    return nowMicros;
  }

  @Override
  public synchronized long wallMillis() {
    return Math.floorDiv(nowMicros, 1000L) + wallAheadMillis;
  }

  /** The machine's clock is set, by so much; server time does not hear of it. */
  public synchronized void stepWall(Duration by) {
    wallAheadMillis += by.toMillis();
  }

  @Override
  public synchronized Timer schedule(Duration delay, Runnable work) {
    Task task = new Task(nowMicros + delay.toNanos() / 1000, order++, work);
    tasks.add(task);
    return () -> cancel(task);
  }

  /** Lets time pass, timer by timer. */
  public void advance(Duration by) {
    advanceTo(nowMicros() + by.toNanos() / 1000);
  }

  /** The same, until then: microseconds since 1970; a time that has passed changes nothing. */
  public void advanceTo(long micros) {
    long end = Math.max(micros, nowMicros());
    for (Task due = takeDue(end); due != null; due = takeDue(end)) {
      due.work().run();
    }
    synchronized (this) {
      nowMicros = end;
    }
  }

  /** When the next timer is due, microseconds since 1970; {@link Long#MAX_VALUE} if none is set. */
  public synchronized long nextDueMicros() {
    Task first = tasks.peek();
    return first == null ? Long.MAX_VALUE : first.atMicros();
  }

  /** No timer that is set now will run: their process has ended. */
  public synchronized void forget() {
    tasks.clear();
  }

  /** How many timers are set and have not run. */
  public synchronized int waiting() {
    return tasks.size();
  }

  private synchronized void cancel(Task task) {
    tasks.remove(task);
  }

  private synchronized @Nullable Task takeDue(long end) {
    Task first = tasks.peek();
    if (first == null || first.atMicros() > end) {
      return null;
    }
    nowMicros = first.atMicros();
    return tasks.poll();
  }
}
