package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.transport.RawWebSocket;

/** Bad input over raw sockets: it is answered, it harms nobody else, and the server lives on. */
class AttackTest extends AttackedParty {
  @Test
  void everythingThatIsNotAMessageIsAnsweredAndTheSocketStays() throws Exception {
    for (String text :
        List.of(
            "",
            "hello",
            "[]",
            "null",
            "{}",
            "{'type':7}",
            "{'type':'ping'}",
            "\u0000",
            "{'type':'ping','payload':5}")) {
      eve.send(text);
      assertEquals("bad_request", eve.hearsError(), text);
    }
    eve.send("{'type':'dance'}");
    assertEquals("unknown_type", eve.hearsError());
    eve.send("{'type':'leave_room','payload':" + "[".repeat(20_000) + "]".repeat(20_000) + "}");
    assertEquals("bad_request", eve.hearsError());
    assertEquals(List.of(), eve.hearsUntilPong());
  }

  @Test
  void whoIsInNoRoomCanDoNothingToARoom() throws Exception {
    for (String type :
        List.of(
            "player_event",
            "state_update",
            "set_media",
            "force_resync",
            "kick",
            "transfer_host",
            "create_invite",
            "leave_room")) {
      eve.says(
          type,
          "sofa",
          "alice",
          "{'action':'pause','position':1,'media_url':'evil','target_position':1,'client_id':'bob'}");
      assertEquals("not_in_room", eve.hearsError(), type);
    }
  }

  @Test
  void anErrorNamesTheMessageThatCausedIt() throws Exception {
    eve.send("{'type':'player_event','id':'m-9','ts':5,'payload':{'action':'play','position':-1}}");
    JsonNode error = eve.hears("error").path("payload");
    assertEquals("m-9", error.path("ref").asText());
    assertEquals("player_event", error.path("ref_type").asText());
    assertEquals("payload.position", error.path("field").asText());
  }

  @Test
  void aMessageOfTheLimitIsReadAndOneByteMoreIsRefusedAndTheSocketStays() throws Exception {
    String head = "{\"type\":\"dance\",\"x\":\"";
    int fill = ProtocolLimits.MAX_MESSAGE_BYTES - head.length() - 2;
    eve.send(head + "x".repeat(fill) + "\"}");
    assertEquals("unknown_type", eve.hearsError());
    eve.send(head + "x".repeat(fill + 1) + "\"}");
    assertEquals("too_large", eve.hearsError());
    eve.send(head + "é".repeat(fill / 2 + 1) + "\"}");
    assertEquals("too_large", eve.hearsError(), "bytes count, not characters");
    assertEquals(List.of(), eve.hearsUntilPong());
  }

  @Test
  void pagesOfOtherSitesCannotConnect() throws Exception {
    for (String origin :
        List.of(
            "null",
            "https://evil.example",
            "http://127.0.0.1:1",
            "file://",
            "http://127.0.0.1.evil.example:" + sidecar.port())) {
      try (RawWebSocket socket = RawWebSocket.dial(sidecar.port())) {
        assertEquals(
            403, socket.handshake("/OpenSyncParty/ws", Map.of("Origin", origin)).status(), origin);
      }
    }
    try (RawWebSocket socket = RawWebSocket.dial(sidecar.port())) {
      assertEquals(
          101,
          socket
              .handshake(
                  "/OpenSyncParty/ws",
                  Map.of(
                      "Origin",
                      "http://127.0.0.1:" + sidecar.port(),
                      "Host",
                      "127.0.0.1:" + sidecar.port()))
              .status());
    }
  }

  @Test
  void anObservedIdGivesNeitherSeatNorRole() throws Exception {
    bystander.says("leave_room", "{}");
    bystander.hears("client_left");
    bystander.hearsUntilPong();
    host.hearsUntilPong();
    eve.says("join_room", "sofa", "alice", "{'name':'Alice'}");
    JsonNode state = eve.hears("room_state");
    eve.hearsUntilPong();
    assertFalse(state.path("client").asText().equals("alice"));
    assertEquals("alice", state.path("payload").path("host_id").asText());
    eve.says("player_event", "sofa", "alice", "{'action':'pause','position':1}");
    assertEquals("not_host", eve.hearsError());
    eve.says("leave_room", "{}");
    eve.hears("client_left");
    eve.hearsUntilPong();
    host.hearsUntilPong();
    bystander.joins("sofa", "bob");
    host.hearsUntilPong();
  }

  @Test
  void aFullRoomAndAFullServerSaySo() throws Exception {
    eve.says("join_room", "sofa", "eve", "{}");
    assertEquals("room_full", eve.hearsError());
    eve.says("join_room", "nowhere", "eve", "{}");
    assertEquals("room_missing", eve.hearsError());
    eve.says("create_room", "sofa", "eve", "{}");
    assertEquals("room_exists", eve.hearsError());
    eve.creates("r2", "eve", "{}").creates("r3", "eve", "{}");
    eve.says("create_room", "r4", "eve", "{}");
    assertEquals("server_busy", eve.hearsError());
  }

  @Test
  void oneAddressCannotMakeAllRooms(@TempDir Path elsewhere) throws Exception {
    try (TestSidecar hotel = TestSidecar.open(elsewhere, "--max-rooms-per-user", "2");
        TestClient first = TestClient.from("192.0.2.66", hotel.port());
        TestClient second = TestClient.from("192.0.2.66", hotel.port());
        TestClient other = TestClient.from("192.0.2.67", hotel.port())) {
      first.creates("r1", "eve", "{}");
      second.creates("r2", "eve", "{}").says("create_room", "r3", "eve", "{}");
      assertEquals("server_busy", second.hearsError());
      other.creates("r3", "bob", "{}");
    }
  }

  @Test
  void aListOfRoomsIsNoLongerThanItMayBe(@TempDir Path elsewhere) throws Exception {
    int rooms = ProtocolLimits.MAX_LISTED_ROOMS + 5;
    try (TestSidecar hall = TestSidecar.open(elsewhere, "--max-rooms-per-user", "" + rooms)) {
      for (int i = 0; i < rooms; i++) {
        hall.connect().creates("room-" + i, "host", "{}");
      }
      try (TestClient guest = hall.connect()) {
        guest.says("list_rooms", "{}");
        JsonNode list = guest.hears("room_list").path("payload").path("rooms");
        assertEquals(ProtocolLimits.MAX_LISTED_ROOMS, list.size());
      }
    }
  }

  @Test
  void whoComesIntoNoRoomCannotSendOnAndOn() throws Exception {
    String large = "{'type':'dance','x':'" + "x".repeat(60_000) + "'}";
    for (int i = 0; i < 9; i++) {
      eve.send(large);
    }
    assertEquals(1008, eve.socket().readCloseCode());
  }

  @Test
  void aFloodIsDroppedAnsweredAndEnded() throws Exception {
    int sent = 2 * Limit.MESSAGE_RATE.standard() + Limit.REFUSED_MESSAGES.standard() + 400;
    Thread flood =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < sent; i++) {
                  eve.send("{'type':'dance','id':" + i + "}");
                }
              } catch (IOException ended) {
                // That is what the server is for.
              }
            });
    flood.start();
    int limited = 0;
    RawWebSocket.Frame frame = eve.socket().read();
    while (frame.opcode() == RawWebSocket.TEXT) {
      limited += frame.text().contains("rate_limited") ? 1 : 0;
      frame = eve.socket().read();
    }
    assertEquals(1008, frame.closeCode());
    assertTrue(limited >= Limit.REFUSED_MESSAGES.standard(), limited + " refusals");
    eve.close();
    flood.join();
  }

  @Test
  void guessingRoomsIsSlow() throws Exception {
    for (int i = 0; i < Limit.JOIN_TRIES.standard(); i++) {
      eve.says("join_room", "guess-" + i, "eve", "{}");
      assertEquals("room_missing", eve.hearsError());
    }
    eve.says("join_room", "guess", "eve", "{}");
    assertEquals("rate_limited", eve.hearsError());
  }

  @Test
  void oneAddressCannotHaveAllSockets() throws Exception {
    int open = 3;
    int refused = 0;
    for (int i = 0; i < 10; i++) {
      RawWebSocket socket = RawWebSocket.dial(sidecar.port());
      if (socket.handshake("/OpenSyncParty/ws", Map.of()).status() == 101) {
        open++;
      } else {
        refused++;
      }
    }
    assertEquals(8, open);
    assertEquals(5, refused);
  }

  @Test
  void aMemberThatDoesNotReadIsClosedAndHoldsUpNobody(@TempDir Path elsewhere) throws Exception {
    try (TestSidecar hall = TestSidecar.open(elsewhere, "--message-rate", "1000");
        TestClient director = hall.connect().creates("hall", "director", "{'media_url':'m'}");
        TestClient sleeper = TestClient.on(RawWebSocket.dialNarrow(hall.port(), 4096))) {
      sleeper.socket().handshake("/OpenSyncParty/ws", Map.of());
      sleeper.says("join_room", "hall", "sleeper", "{}");
      director.hears("client_joined");
      director.hears("participants_update");
      String payload = "{'action':'seek','position':1,'x':'" + "y".repeat(60_000) + "'}";
      boolean gone = false;
      for (int i = 0; i < 400 && !gone; i++) {
        director.says("player_event", "hall", "director", payload);
        gone = director.hearsUntilPong().contains("participants_update");
      }
      if (!gone) {
        // The socket is cut a second after its queue was full; a broken server never does.
        director.hears("participants_update");
      }
    }
  }
}
