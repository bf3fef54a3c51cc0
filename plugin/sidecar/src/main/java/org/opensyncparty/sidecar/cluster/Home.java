package org.opensyncparty.sidecar.cluster;

import org.opensyncparty.sidecar.rooms.RoomDirectory;

/** What a node has to do with rooms. */
record Home(
    RoomDirectory directory, ClusterRooms rooms, ClusterKeeper keeper, SharedValues values) {}
