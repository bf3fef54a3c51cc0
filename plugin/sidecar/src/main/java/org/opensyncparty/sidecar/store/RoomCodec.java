package org.opensyncparty.sidecar.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.RoomOptions;
import org.opensyncparty.room.RoomSettings;
import org.opensyncparty.room.RoomState;
import org.opensyncparty.sidecar.rooms.KeptRoom;

/**
 * Rooms as bytes and back: each part an object of JSON. What a later version adds is passed over,
 * and what an earlier one did not have yet gets its default. The admin's settings are not written:
 * those of now hold.
 */
final class RoomCodec {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A part of its own that every write renews: when that was. */
  static final String CLOCK = "clock";

  /** The core comes first: it makes the room that the others add to. */
  static final List<RoomPart> PARTS =
      List.of(new CorePart(), new PeoplePart(), new ChatPart(), new QueuePart());

  private RoomCodec() {}

  static byte[] part(RoomPart part, RoomState room) {
    ObjectNode json = JSON.createObjectNode();
    part.write(room, json);
    return bytes(json);
  }

  /**
   * The moment of a write.
   *
   * @param createdAt server time, ms
   * @param savedAt server time, ms
   * @param wall what the machine's clock said at the same moment, ms
   */
  static byte[] clock(long createdAt, long savedAt, long wall) {
    return bytes(
        JSON.createObjectNode().put("created", createdAt).put("saved", savedAt).put("wall", wall));
  }

  /**
   * A room from its parts.
   *
   * @param settings those of now
   * @throws IOException if they do not make a room
   */
  static KeptRoom room(Map<String, byte[]> parts, RoomSettings settings) throws IOException {
    try {
      RoomState room = RoomState.created("", "", "", 0, RoomOptions.DEFAULT, settings, 0);
      for (RoomPart part : PARTS) {
        room = part.read(object(parts.get(part.name())), room);
      }
      if (room.members().isEmpty() != room.hostId().equals(RoomState.NOBODY)
          || (!room.members().isEmpty() && room.members().get(room.hostId()) == null)) {
        throw new IOException("the host is no member");
      }
      ObjectNode clock = object(parts.get(CLOCK));
      return new KeptRoom(
          room,
          clock.required("created").longValue(),
          clock.required("saved").longValue(),
          clock.required("wall").longValue());
    } catch (RuntimeException e) {
      throw new IOException("it is no room: " + e.getMessage(), e);
    }
  }

  private static ObjectNode object(byte @Nullable [] content) throws IOException {
    JsonNode json = content == null ? JSON.createObjectNode() : JSON.readTree(content);
    if (json instanceof ObjectNode object) {
      return object;
    }
    throw new IOException("a part is no object");
  }

  private static byte[] bytes(ObjectNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
