package org.opensyncparty.sidecar.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ListedRoom;
import org.opensyncparty.protocol.ProtocolException;

/** The list of rooms of other nodes, as those have written it to Redis. */
final class RoomsElsewhere {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Rooms that are looked at for a list. */
  private static final int LOOKED_AT = 500;

  private final Redis redis;

  RoomsElsewhere(Redis redis) {
    this.redis = redis;
  }

  /**
   * Lists rooms; blocks for as long as Redis takes.
   *
   * @param elsewhere whether this node does not know the room of that id itself
   * @param wanted whether a room is to be listed
   * @param limit so many at most
   * @throws ProtocolException {@code server_busy} if Redis does not answer
   */
  List<ListedRoom> listed(Predicate<String> elsewhere, Predicate<ListedRoom> wanted, int limit) {
    Map<String, byte[]> entries = Answers.awaitForClient(redis.some(Keys.LISTED, LOOKED_AT));
    List<ListedRoom> candidates = new ArrayList<>();
    for (byte[] entry : entries.values()) {
      ListedRoom room = read(entry);
      if (room != null && elsewhere.test(room.room())) {
        candidates.add(room);
      }
    }
    List<ListedRoom> list = new ArrayList<>();
    // What is over may still be listed, if its node could not say so.
    List<Boolean> living =
        Answers.awaitForClient(
            redis.exist(candidates.stream().map(room -> Keys.room(room.room())).toList()));
    for (int i = 0; i < candidates.size() && list.size() < limit; i++) {
      if (living.get(i) && wanted.test(candidates.get(i))) {
        list.add(candidates.get(i));
      }
    }
    return list;
  }

  private static @Nullable ListedRoom read(byte[] entry) {
    try {
      return JSON.readValue(entry, ListedRoom.class);
    } catch (IOException e) {
      return null;
    }
  }
}
