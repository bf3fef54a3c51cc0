package org.opensyncparty.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the server says, by the vectors that the browser client's tests read too. */
class ServerMessageConformanceTest {
  static final Map<String, Class<? extends ServerMessage>> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("accepted", Accepted.class);
    TYPES.put("chat", ChatMessage.class);
    TYPES.put("chat_history", ChatHistory.class);
    TYPES.put("client_joined", ServerMessage.ClientJoined.class);
    TYPES.put("client_left", ServerMessage.ClientLeft.class);
    TYPES.put("countdown", CountdownNotice.class);
    TYPES.put("error", ServerMessage.ErrorReport.class);
    TYPES.put("host_change", ServerMessage.HostChange.class);
    TYPES.put("invite_created", InviteCreated.class);
    TYPES.put("join_refused", JoinRefused.class);
    TYPES.put("member_status", MemberStatuses.class);
    TYPES.put("options_update", OptionsUpdate.class);
    TYPES.put("participants_update", ServerMessage.ParticipantsUpdate.class);
    TYPES.put("player_event", ServerMessage.PlayerEventRelay.class);
    TYPES.put("pong", ServerMessage.Pong.class);
    TYPES.put("queue_update", QueueUpdate.class);
    TYPES.put("reaction", ReactionShown.class);
    TYPES.put("room_list", RoomList.class);
    TYPES.put("room_state", ServerMessage.RoomSnapshot.class);
    TYPES.put("seat", Seat.class);
    TYPES.put("state_update", ServerMessage.StateUpdateRelay.class);
    TYPES.put("typing", TypingNotice.class);
    TYPES.put("waiting", Waiting.class);
  }

  private static final Map<Class<? extends ServerMessage>, List<String>> OPTIONAL =
      Map.of(
          ServerMessage.ErrorReport.class,
          List.of("ref", "ref_type", "field"),
          Accepted.class,
          List.of("ref"),
          Waiting.class,
          List.of("reason", "until_ts"),
          ChatMessage.class,
          List.of("position"),
          CountdownNotice.class,
          List.of("at_ts"));

  private final MessageCodec codec = new MessageCodec();

  /** Reads messages back as the records that the server writes; the server itself never does. */
  private final JsonMapper strict =
      MessageCodec.newMapper()
          .rebuild()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  @Test
  void everyTypeThatTheServerSendsHasVectorsAndNoOther() {
    assertEquals(TYPES.keySet().stream().toList(), Vectors.types("server"));
    assertEquals(
        ServerMessage.class.getPermittedSubclasses().length,
        TYPES.size(),
        "a message is missing in this test: "
            + Arrays.toString(ServerMessage.class.getPermittedSubclasses()));
  }

  @TestFactory
  Stream<DynamicTest> validMessagesAreWhatTheServerWrites() {
    return TYPES.keySet().stream()
        .flatMap(
            type ->
                Vectors.valid(type, "server")
                    .map(
                        v ->
                            DynamicTest.dynamicTest(
                                type + ": " + v, () -> written(type, v.text()))));
  }

  private void written(String type, String text) throws JsonProcessingException {
    JsonNode wire = Vectors.parse(text);
    var outbound =
        new Outbound(
            message(type, text),
            wire.hasNonNull("room") ? wire.path("room").asText() : null,
            wire.hasNonNull("client") ? wire.path("client").asText() : null,
            wire.path("ts"));
    JsonNode encoded = Vectors.parse(codec.encode(outbound, wire.path("server_ts").longValue()));
    assertEquals(wire, encoded);
  }

  @TestFactory
  Stream<DynamicTest> invalidMessagesCannotBeMade() {
    return TYPES.keySet().stream()
        .flatMap(
            type ->
                Vectors.invalid(type, "server")
                    .map(
                        v ->
                            DynamicTest.dynamicTest(
                                type + ": " + v,
                                () ->
                                    assertThrows(
                                        JsonProcessingException.class,
                                        () -> message(type, v.text())))));
  }

  private ServerMessage message(String type, String text) throws JsonProcessingException {
    JsonNode payload = Vectors.parse(text).path("payload");
    Class<? extends ServerMessage> record = TYPES.get(type);
    // Optional components, absent on the wire, are null in the record.
    if (payload instanceof ObjectNode object) {
      OPTIONAL.getOrDefault(record, List.of()).forEach(name -> addNull(object, name));
      payload.path("members").forEach(m -> addNulls(m, "offset_ms", "rtt_ms", "no_access"));
      payload.path("participants").forEach(p -> addNulls(p, "user"));
      payload.path("messages").forEach(m -> addNulls(m, "position"));
    }
    return strict.treeToValue(payload, record);
  }

  private static void addNulls(JsonNode entry, String... names) {
    if (entry instanceof ObjectNode object) {
      List.of(names).forEach(name -> addNull(object, name));
    }
  }

  private static void addNull(ObjectNode object, String name) {
    object.putIfAbsent(name, object.nullNode());
  }
}
