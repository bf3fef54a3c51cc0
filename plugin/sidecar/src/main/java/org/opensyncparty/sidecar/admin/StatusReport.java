package org.opensyncparty.sidecar.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.IntSupplier;
import org.opensyncparty.sidecar.admin.History.Point;
import org.opensyncparty.sidecar.admin.HistoryRecorder.Recorded;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.rooms.RoomDirectory;
import org.opensyncparty.sidecar.time.TimeSource;

/**
 * Says how the sidecar is. Reads a file of the system's; no room waits for it. Safe for use by many
 * threads.
 */
public final class StatusReport {
  private final String version;
  private final TimeSource time;
  private final long startedAt;
  private final RoomDirectory rooms;
  private final IntSupplier sockets;
  private final HistoryRecorder history;
  private final ResidentMemory resident;
  private final ObjectWriter writer =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build()
          .writer();

  /**
   * A report on a sidecar that starts now.
   *
   * @param sockets how many are open now
   */
  public StatusReport(
      String version,
      TimeSource time,
      RoomDirectory rooms,
      IntSupplier sockets,
      HistoryRecorder history,
      ResidentMemory resident) {
    this.version = version;
    this.time = time;
    this.startedAt = time.nowMillis();
    this.rooms = rooms;
    this.sockets = sockets;
    this.history = history;
    this.resident = resident;
  }

  /** The report of this moment, as docs/operations.md describes it. */
  public String json() {
    try {
      return writer.writeValueAsString(status());
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Status status() {
    // Each room is read once, so that its numbers agree with each other and with the sum.
    List<RoomView> all = rooms.all().stream().map(RoomView::of).toList();
    long now = time.nowMillis();
    return new Status(
        version,
        startedAt,
        now - startedAt,
        memory(),
        new Status.JavaRuntime(
            System.getProperty("java.version", ""),
            System.getProperty("java.vendor", ""),
            System.getProperty("java.home", "")),
        sockets.getAsInt(),
        all.stream().mapToInt(RoomView::members).sum(),
        all.size(),
        all.stream()
            .sorted(RoomView.LARGEST_FIRST)
            .limit(Limit.STATUS_ROOMS.standard())
            .map(room -> room.at(now))
            .toList(),
        hour(history.recorded()));
  }

  private Status.Memory memory() {
    Runtime runtime = Runtime.getRuntime();
    return new Status.Memory(
        resident.bytes(), runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory());
  }

  private static Status.Hour hour(Recorded recorded) {
    List<Point> points = recorded.points();
    return new Status.Hour(
        HistoryRecorder.INTERVAL.toMillis(),
        recorded.endMillis(),
        points.stream().map(Point::members).toList(),
        points.stream().map(Point::receivedPerSecond).toList(),
        points.stream().map(Point::deliveredPerSecond).toList());
  }
}
