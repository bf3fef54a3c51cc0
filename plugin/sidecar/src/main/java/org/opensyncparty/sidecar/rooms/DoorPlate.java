package org.opensyncparty.sidecar.rooms;

import org.opensyncparty.protocol.RoomOptions;

/**
 * What has to be known of a room to say who may come in.
 *
 * @param key tells this room from others under the same id, before and after
 * @param hasSeat whether what was presented is the secret of a seat in it
 */
public record DoorPlate(
    String id, String key, String mediaUrl, RoomOptions options, boolean hasSeat) {}
