package org.opensyncparty.sidecar.cluster;

import org.opensyncparty.sidecar.rooms.Lease;

/**
 * That this node rules one room.
 *
 * @param token the fencing token: greater than that of everybody who ruled a room before
 * @param tenure for how long
 */
record Ruled(String room, long token, Tenure tenure) implements Lease {
  @Override
  public boolean isHeld() {
    return tenure.isHeld();
  }
}
