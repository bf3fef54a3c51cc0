package org.opensyncparty.sidecar.rooms;

import org.opensyncparty.room.RoomState;

/**
 * A room as it was when it was last saved.
 *
 * @param createdAt when it was made, by the server time of then, ms
 * @param savedAt when it was saved, by the server time of then, ms
 * @param savedWall when it was saved, by the machine's clock, ms since 1970
 */
public record KeptRoom(RoomState state, long createdAt, long savedAt, long savedWall) {}
