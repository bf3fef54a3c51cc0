package org.opensyncparty.sidecar.transport;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.opensyncparty.sidecar.time.TimeSource;

/** Time that passes only when a test says so; due tasks run on the test's thread. */
final class ManualTime implements TimeSource {
  private record Task(long atMicros, long order, Runnable work) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::atMicros).thenComparing(Task::order));
  private long nowMicros = 1_700_000_000_000_000L;
  private long order;

  @Override
  public synchronized long nowMicros() {
    return nowMicros;
  }

  @Override
  public synchronized Timer schedule(Duration delay, Runnable work) {
    Task task = new Task(nowMicros + delay.toNanos() / 1000, order++, work);
    tasks.add(task);
    return () -> cancel(task);
  }

  /** Lets time pass, task by task. */
  void advance(Duration by) {
    long end = nowMicros() + by.toNanos() / 1000;
    for (Task due = takeDue(end); due != null; due = takeDue(end)) {
      due.work().run();
    }
    synchronized (this) {
      nowMicros = end;
    }
  }

  /** Timers that are set and have not run. */
  synchronized int waiting() {
    return tasks.size();
  }

  private synchronized void cancel(Task task) {
    tasks.remove(task);
  }

  private synchronized @org.jspecify.annotations.Nullable Task takeDue(long end) {
    Task first = tasks.peek();
    if (first == null || first.atMicros() > end) {
      return null;
    }
    nowMicros = Math.max(nowMicros, first.atMicros());
    return tasks.poll();
  }
}
