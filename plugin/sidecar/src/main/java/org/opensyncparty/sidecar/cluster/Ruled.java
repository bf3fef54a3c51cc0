package org.opensyncparty.sidecar.cluster;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
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

  /** Ends the room at Redis, unless it is another's by now. */
  CompletionStage<List<@Nullable Object>> end(Redis redis) {
    return redis.run(
        Script.END, List.of(Keys.room(room), Keys.LISTED), tenure.session(), token, room);
  }
}
