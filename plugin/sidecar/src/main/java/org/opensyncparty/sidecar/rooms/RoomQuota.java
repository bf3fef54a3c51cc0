package org.opensyncparty.sidecar.rooms;

import java.util.HashMap;
import java.util.Map;

/** Who made which living room, so that nobody has too many. Safe for use by several threads. */
final class RoomQuota {
  private final int maxPerOwner;
  private final Map<RoomActor, String> owners = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /**
   * @param maxPerOwner how many living rooms one owner may have made
   */
  RoomQuota(int maxPerOwner) {
    this.maxPerOwner = maxPerOwner;
  }

  /** Puts the room on the owner's account; false if there are as many as may be. */
  synchronized boolean take(RoomActor room, String owner) {
    int before = counts.getOrDefault(owner, 0);
    if (before >= maxPerOwner) {
      return false;
    }
    counts.put(owner, before + 1);
    owners.put(room, owner);
    return true;
  }

  /** The room has ended. */
  synchronized void giveBack(RoomActor room) {
    String owner = owners.remove(room);
    if (owner != null) {
      counts.computeIfPresent(owner, (key, count) -> count == 1 ? null : count - 1);
    }
  }
}
