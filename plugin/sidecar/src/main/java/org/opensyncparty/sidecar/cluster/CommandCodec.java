package org.opensyncparty.sidecar.cluster;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.room.RoomCommand;
import org.opensyncparty.sidecar.rooms.DoorPlate;

/**
 * What is said about rooms between nodes, as JSON and back: commands with what clients said in them
 * as it was understood, so that nothing is read in two ways.
 */
final class CommandCodec {
  private static final ObjectMapper JSON = mapper();

  private CommandCodec() {}

  /** Names the kind of a thing by its class's simple name. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@")
  private interface Named {}

  /**
   * An error and what it answers.
   *
   * @param field as in {@link ProtocolException#field}
   */
  record Refusal(MessageRef ref, ErrorCode code, String message, @Nullable String field) {
    static Refusal of(MessageRef ref, ProtocolException error) {
      return new Refusal(ref, error.code(), error.getMessage(), error.field());
    }

    ProtocolException error() {
      return new ProtocolException(code, message, field);
    }
  }

  private static ObjectMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .addMixIn(RoomCommand.class, Named.class)
            .addMixIn(ClientMessage.class, Named.class);
    for (Class<?> kind : ClientMessage.class.getPermittedSubclasses()) {
      builder.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
    }
    for (Class<?> kind :
        new Class<?>[] {
          RoomCommand.Join.class,
          RoomCommand.Leave.class,
          RoomCommand.Act.class,
          RoomCommand.Lost.class,
          RoomCommand.AccessRefused.class
        }) {
      builder.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
    }
    return builder.build();
  }

  /** Writes a command that may come from another node. */
  static String command(RoomCommand command) {
    return write(command, RoomCommand.class);
  }

  /**
   * Reads a command.
   *
   * @param connection the id that its socket has here, in place of the one that is written
   * @throws IOException if that is none
   */
  static RoomCommand command(String written, long connection) throws IOException {
    JsonNode tree = JSON.readTree(written);
    if (tree instanceof ObjectNode object && object.has("connection")) {
      object.put("connection", connection);
    }
    return JSON.treeToValue(tree, RoomCommand.class);
  }

  static String plate(DoorPlate plate) {
    return write(plate, DoorPlate.class);
  }

  static DoorPlate plate(String written) throws IOException {
    return JSON.readValue(written, DoorPlate.class);
  }

  static String refusal(Refusal refusal) {
    return write(refusal, Refusal.class);
  }

  static Refusal refusal(String written) throws IOException {
    return JSON.readValue(written, Refusal.class);
  }

  private static String write(Object value, Class<?> as) {
    try {
      return JSON.writerFor(as).writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
