package org.opensyncparty.sidecar.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.room.RoomSettings;
import org.opensyncparty.room.RoomState;
import org.opensyncparty.sidecar.rooms.KeptRoom;

/**
 * A room in parts, and which of them somebody else has already: for stores other than the file. For
 * one thread at a time.
 */
public final class RoomParts {
  /** What the parts are called, the one that every write renews last. */
  public static final List<String> NAMES = names();

  private final @Nullable RoomState[] written = new RoomState[RoomCodec.PARTS.size()];

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    RoomCodec.PARTS.forEach(part -> names.add(part.name()));
    names.add(RoomCodec.CLOCK);
    return List.copyOf(names);
  }

  /**
   * What has to be written for the room to be there as it is now: name → content, or nothing. The
   * next call takes it for written.
   *
   * @param createdAt server time, ms
   * @param now server time, ms
   * @param wall what the machine's clock says at the same moment, ms
   */
  public Map<String, byte[]> news(RoomState room, long createdAt, long now, long wall) {
    Map<String, byte[]> news = new LinkedHashMap<>();
    for (int i = 0; i < written.length; i++) {
      RoomPart part = RoomCodec.PARTS.get(i);
      RoomState before = written[i];
      if (before == null || part.differs(before, room, now)) {
        news.put(part.name(), RoomCodec.part(part, room));
        written[i] = room;
      }
    }
    if (!news.isEmpty()) {
      news.put(RoomCodec.CLOCK, RoomCodec.clock(createdAt, now, wall));
    }
    return news;
  }

  /**
   * A room from all its parts.
   *
   * @param settings those of now
   * @throws IOException if they do not make a room
   */
  public static KeptRoom read(Map<String, byte[]> parts, RoomSettings settings) throws IOException {
    return RoomCodec.room(parts, settings);
  }
}
