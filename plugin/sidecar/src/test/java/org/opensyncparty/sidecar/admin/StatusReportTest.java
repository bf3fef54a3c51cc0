package org.opensyncparty.sidecar.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.RoomOptions;
import org.opensyncparty.room.RoomCommand;
import org.opensyncparty.sidecar.rooms.RecordingSocket;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.rooms.TestRooms;

class StatusReportTest {
  private static final String ITEM = "0f11e0000000000000000000000000a1";

  private final TestRooms rooms = new TestRooms(1000);
  private final HistoryRecorder history =
      new HistoryRecorder(rooms.time, rooms.directory::members, () -> 0, () -> 0);
  private final StatusReport report =
      new StatusReport(
          "1.2.3",
          rooms.time,
          rooms.directory,
          () -> 7,
          history,
          new ResidentMemory(Path.of("no such file")));

  private JsonNode status() throws Exception {
    return new ObjectMapper().readTree(report.json());
  }

  private RoomActor create(String id, String mediaUrl, String flag) {
    var options = new RoomOptions(JsonNodeFactory.instance.objectNode().put(flag, true));
    RecordingSocket socket = rooms.socket();
    rooms.directory.create(
        id,
        new ClientMessage.CreateRoom(mediaUrl, 12.5, "Host", options, null, Set.of()),
        socket.join("host-of-" + id),
        socket);
    return rooms.directory.find(id).orElseThrow();
  }

  private RecordingSocket join(RoomActor room, String clientId) {
    RecordingSocket socket = rooms.socket();
    room.submit(socket.join(clientId), socket);
    return socket;
  }

  @Test
  void aSidecarWithNobodyInItHasEveryFieldAndNoRoom() throws Exception {
    long started = rooms.time.nowMillis();
    rooms.time.advance(Duration.ofMillis(1_500));
    JsonNode status = status();
    List<String> fields = new ArrayList<>();
    status.fieldNames().forEachRemaining(fields::add);
    assertEquals(
        List.of(
            "version",
            "started_ts",
            "uptime_ms",
            "memory",
            "java",
            "sockets",
            "members",
            "rooms_total",
            "rooms",
            "history"),
        fields);
    assertEquals("1.2.3", status.path("version").asText());
    assertEquals(started, status.path("started_ts").asLong());
    assertEquals(1_500, status.path("uptime_ms").asLong());
    assertEquals(7, status.path("sockets").asInt());
    assertEquals(0, status.path("rooms_total").asInt());
    assertEquals("[]", status.path("rooms").toString());
    assertEquals(
        "{\"interval_ms\":10000,\"end_ts\":"
            + started
            + ",\"members\":[],\"received_per_s\":[],\"delivered_per_s\":[]}",
        status.path("history").toString());
  }

  @Test
  void memoryIsToldAsFarAsTheSystemTellsIt() throws Exception {
    JsonNode memory = status().path("memory");
    assertTrue(memory.path("resident_bytes").isNull());
    assertTrue(memory.path("heap_used_bytes").asLong() > 0);
    assertTrue(memory.path("heap_max_bytes").asLong() >= memory.path("heap_used_bytes").asLong());
    assertEquals(Runtime.version().feature(), feature(status().path("java").path("version")));
  }

  private static int feature(JsonNode version) {
    return Runtime.Version.parse(version.asText()).feature();
  }

  @Test
  void aRoomIsShownWithItsPeopleAndWhereItIsNow() throws Exception {
    long made = rooms.time.nowMillis();
    RoomActor sofa = create("sofa", "jellyfin:" + ITEM, "free_play");
    RecordingSocket bob = join(sofa, "bob");
    sofa.submit(bob.act("bob", TestRooms.playsAt(100)), bob);
    sofa.submit(new RoomCommand.Lost(bob.id(), "bob", false), bob);
    rooms.time.advance(Duration.ofMillis(2_250));
    JsonNode status = status();
    assertEquals(2, status.path("members").asInt());
    assertEquals(
        ("{'id':'sofa','host':'host-of-sofa','created_ts':"
                + made
                + ",'play_state':'playing','position':102.25,'rate':1.0,'item_id':'"
                + ITEM
                + "','private':false,'free_play':true,'members_total':2,'members':["
                + "{'name':'host-of-sofa','role':'host','connected':true},"
                + "{'name':'bob','role':'member','connected':false}]}")
            .replace('\'', '"'),
        status.path("rooms").path(0).toString());
  }

  @Test
  void anEmptyRoomHasNoHost() throws Exception {
    RoomActor sofa = create("sofa", "", "private");
    sofa.submit(new RoomCommand.Lost(1, "host-of-sofa", true), null);
    rooms.time.advance(TestRooms.GRACE);
    JsonNode room = status().path("rooms").path(0);
    assertTrue(room.path("host").isNull());
    assertEquals(0, room.path("members_total").asInt());
    assertTrue(room.path("private").asBoolean());
    assertTrue(room.path("item_id").isNull());
  }

  @Test
  void largeRoomsComeFirstAndThenTheOlderOnes() throws Exception {
    create("first", "", "private");
    rooms.time.advance(Duration.ofSeconds(1));
    create("second", "", "private");
    rooms.time.advance(Duration.ofSeconds(1));
    join(create("third", "", "free_play"), "bob");
    assertEquals(
        List.of("third", "first", "second"), status().path("rooms").findValuesAsText("id"));
  }

  @Test
  void nobodyCanMakeTheAnswerGrowWithoutEnd() throws Exception {
    for (int i = 0; i < 101; i++) {
      create("room-" + i, "", "free_play");
    }
    RoomActor full = rooms.directory.find("room-50").orElseThrow();
    for (int i = 1; i < 60; i++) {
      join(full, "guest-" + i);
    }
    history.start();
    rooms.time.advance(Duration.ofHours(2));
    JsonNode status = status();
    assertEquals(100, status.path("rooms").size());
    assertEquals(101, status.path("rooms_total").asInt());
    assertEquals(160, status.path("members").asInt());
    JsonNode first = status.path("rooms").path(0);
    assertEquals(50, first.path("members").size());
    assertEquals(60, first.path("members_total").asInt());
    assertEquals(360, status.path("history").path("members").size());
    assertEquals(160, status.path("history").path("members").path(359).asInt());
  }

  @Test
  void nothingThatOpensADoorIsInIt() throws Exception {
    String url = "https://ann:passw0rd@films.example/Videos/" + ITEM + "/x?api_key=k3y&tag=se";
    RoomActor sofa = create("sofa", url, "free_play");
    join(sofa, "bob");
    String body = report.json();
    assertTrue(body.contains(ITEM) && body.contains("bob"), body);
    for (String secret :
        List.of("passw0rd", "k3y", "films.example", sofa.state().key(), "secret 2", "hash 2")) {
      assertFalse(body.contains(secret), secret);
    }
  }
}
