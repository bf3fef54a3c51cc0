package org.opensyncparty.sidecar.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.RoomOptions;
import org.opensyncparty.room.RoomState;

/** Rooms as bytes, of this version and of earlier ones. */
class RoomCodecTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Map<String, byte[]> parts(String owner) {
    RoomState room =
        RoomState.created("sofa", "key", "film", 0, RoomOptions.DEFAULT, KeptHouse.SETTINGS, 5)
            .ownedBy(owner);
    Map<String, byte[]> parts = new HashMap<>();
    RoomCodec.PARTS.forEach(part -> parts.put(part.name(), RoomCodec.part(part, room)));
    parts.put(RoomCodec.CLOCK, RoomCodec.clock(1, 2, 3));
    return parts;
  }

  @Test
  void aRoomStaysOnTheAccountOfWhoeverMadeIt() throws IOException {
    RoomState room = RoomCodec.room(parts("user alice"), KeptHouse.SETTINGS).state();
    assertEquals("user alice", room.owner());
    assertEquals("film", room.mediaUrl());
  }

  @Test
  void aRoomOfAVersionThatDidNotKeepItsOwnerComesBackOnNobodysAccount() throws IOException {
    Map<String, byte[]> parts = parts("user alice");
    ObjectNode core = (ObjectNode) JSON.readTree(parts.get("core"));
    core.remove("owner");
    parts.put("core", JSON.writeValueAsBytes(core));
    RoomState room = RoomCodec.room(parts, KeptHouse.SETTINGS).state();
    assertEquals(RoomState.NOBODY, room.owner());
    assertEquals("sofa", room.id());
  }
}
