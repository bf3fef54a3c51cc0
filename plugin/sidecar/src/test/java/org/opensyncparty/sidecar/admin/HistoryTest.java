package org.opensyncparty.sidecar.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.admin.History.Point;

class HistoryTest {
  private static Point point(int members) {
    return new Point(members, 0, 0);
  }

  private static List<Integer> members(History history) {
    return history.points().stream().map(Point::members).toList();
  }

  @Test
  void aNewHistoryIsEmpty() {
    assertEquals(List.of(), new History(3).points());
  }

  @Test
  void theOldestPointComesFirst() {
    History history = new History(3);
    history.add(point(1));
    history.add(point(2));
    assertEquals(List.of(1, 2), members(history));
  }

  @Test
  void aPointBeyondTheCapacityPushesOutTheOldest() {
    for (int capacity = 1; capacity <= 4; capacity++) {
      History history = new History(capacity);
      for (int i = 0; i < 10; i++) {
        history.add(point(i));
        int first = Math.max(0, i + 1 - capacity);
        assertEquals(IntStream.rangeClosed(first, i).boxed().toList(), members(history));
      }
    }
  }

  @Test
  void whatWasReadDoesNotChangeAfterwards() {
    History history = new History(1);
    history.add(point(1));
    List<Point> read = history.points();
    history.add(point(2));
    assertEquals(List.of(point(1)), read);
  }

  @Test
  void aHistoryNeedsRoomForAPoint() {
    assertThrows(IllegalArgumentException.class, () -> new History(0));
  }
}
