package org.opensyncparty.sidecar.admin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last so many points, the oldest of which makes way for a new one. Pure; not safe for use by
 * several threads at once.
 */
final class History {
  private final int capacity;
  private final Deque<Point> points;

  /**
   * One moment, and the time since the one before it.
   *
   * @param members in all rooms at this moment
   * @param receivedPerSecond messages that came in since the point before, per second
   * @param deliveredPerSecond messages that went out since then, one for each receiver, per second
   */
  record Point(int members, double receivedPerSecond, double deliveredPerSecond) {}

  /**
   * @param capacity most points that are kept, at least 1
   * @throws IllegalArgumentException if it is less
   */
  History(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("no room for a point: " + capacity);
    }
    this.capacity = capacity;
    this.points = new ArrayDeque<>(capacity);
  }

  void add(Point point) {
    if (points.size() == capacity) {
      points.removeFirst();
    }
    points.addLast(point);
  }

  /** A copy, the oldest first. */
  List<Point> points() {
    return List.copyOf(points);
  }
}
