package org.opensyncparty.sidecar.store;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opensyncparty.room.RoomSettings;
import org.opensyncparty.sidecar.rooms.KeptRoom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of the store comes back.
 *
 * @param rooms no two with the same id
 * @param dropped the rows of those that do not
 * @param unreadable how many of these are there for being no rooms
 */
record KeptRooms(List<KeptRoom> rooms, List<String> dropped, int unreadable) {
  private static final Logger LOG = LoggerFactory.getLogger(KeptRooms.class);

  /** A party that nobody could watch for so long is over. */
  static final Duration MAX_AWAY = Duration.ofDays(1);

  private record Row(String name, KeptRoom room) {}

  static KeptRooms of(
      Map<String, Map<String, byte[]>> stored, RoomSettings settings, long wallMillis) {
    List<Row> readable = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    int unreadable = 0;
    for (var row : stored.entrySet()) {
      try {
        readable.add(new Row(row.getKey(), RoomCodec.room(row.getValue(), settings)));
      } catch (IOException e) {
        LOG.error("A room cannot be brought back", e);
        dropped.add(row.getKey());
        unreadable++;
      }
    }
    // Of two with one id, the older had ended, and the process before that could be written.
    readable.sort(Comparator.comparingLong((Row row) -> row.room().savedWall()).reversed());
    Set<String> ids = new HashSet<>();
    List<KeptRoom> rooms = new ArrayList<>();
    for (Row row : readable) {
      boolean recent = wallMillis - row.room().savedWall() <= MAX_AWAY.toMillis();
      if (recent && ids.add(row.room().state().id())) {
        rooms.add(row.room());
      } else {
        dropped.add(row.name());
      }
    }
    return new KeptRooms(rooms, dropped, unreadable);
  }
}
