package org.opensyncparty.sidecar.rooms;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.opensyncparty.room.RoomState;

/** Who made which living room, so that nobody has too many. Safe for use by several threads. */
final class RoomQuota {
  private final int maxPerOwner;
  private final Set<RoomActor> counted = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /**
   * @param maxPerOwner how many living rooms one owner may have made
   */
  RoomQuota(int maxPerOwner) {
    this.maxPerOwner = maxPerOwner;
  }

  /** Puts the room on its owner's account; false if there are as many as may be. */
  synchronized boolean take(RoomActor room) {
    if (counts.getOrDefault(room.state().owner(), 0) >= maxPerOwner) {
      return false;
    }
    count(room);
    return true;
  }

  /** Puts a room on its owner's account that is there already, however many there are. */
  synchronized void count(RoomActor room) {
    String owner = room.state().owner();
    if (!owner.equals(RoomState.NOBODY) && counted.add(room)) {
      counts.merge(owner, 1, Integer::sum);
    }
  }

  /** The room has ended. */
  synchronized void giveBack(RoomActor room) {
    if (counted.remove(room)) {
      counts.computeIfPresent(room.state().owner(), (key, count) -> count == 1 ? null : count - 1);
    }
  }
}
