package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that was written from the seed of the protocol alone runs unmodified. */
class SeedClientTest {
  private TestSidecar sidecar;

  @BeforeEach
  void start(@TempDir Path data) throws Exception {
    sidecar = TestSidecar.open(data, "--host-grace-seconds", "0");
  }

  @AfterEach
  void stop() {
    sidecar.close();
  }

  @Test
  void nothingIsSaidBeforeTheClientSaysSomething() throws Exception {
    try (TestClient alice = sidecar.connect()) {
      assertEquals(List.of(), alice.hearsUntilPong());
    }
  }

  @Test
  void theFirstThingHeardAfterCreateAndJoinIsTheRoomStateHoweverMuchIsSentAhead() throws Exception {
    try (TestClient alice = sidecar.connect();
        TestClient bob = sidecar.connect()) {
      alice.says("create_room", "sofa", "alice", "{'name':'Alice','media_url':'m','start_pos':5}");
      alice.says("ping", "{'client_ts':1}");
      alice.says("player_event", "sofa", "alice", "{'action':'play','position':5}");
      alice.hears("room_state");
      alice.hears("pong");
      bob.says("join_room", "sofa", "bob", "{'name':'Bob'}");
      bob.says("player_event", "sofa", "bob", "{'action':'pause','position':5}");
      bob.says("ping", "{'client_ts':1}");
      JsonNode state = bob.hears("room_state").path("payload");
      assertEquals("playing", state.path("state").path("play_state").asText());
      assertEquals("not_host", bob.hearsError());
      bob.hears("pong");
    }
  }

  @Test
  void whatIsSentAheadIsAnsweredInItsOrder() throws Exception {
    try (TestClient alice = sidecar.connect()) {
      alice.says("create_room", "sofa", "alice", "{'media_url':'m'}");
      for (int i = 0; i < 5; i++) {
        alice.says("create_invite", "{}");
        alice.says("list_rooms", "{}");
        alice.says("kick", "{'client_id':'alice'}");
        alice.says("kick", "{}");
        alice.says("ping", "{'client_ts':1}");
      }
      alice.hears("room_state");
      for (int i = 0; i < 5; i++) {
        alice.hears("invite_created");
        alice.hears("room_list");
        assertEquals("bad_request", alice.hearsError());
        assertEquals("bad_request", alice.hearsError());
        alice.hears("pong");
      }
    }
  }

  @Test
  void theRoomStateHasEverything() throws Exception {
    try (TestClient alice = sidecar.connect()) {
      alice.says(
          "create_room",
          "sofa",
          "alice",
          "{'name':'Alice','media_url':'m','start_pos':5,'options':{'free_play':true}}");
      JsonNode message = alice.hears("room_state");
      assertEquals("alice", message.path("client").asText());
      assertEquals("sofa", message.path("room").asText());
      assertTrue(message.path("server_ts").isIntegralNumber());
      JsonNode state = message.path("payload");
      assertEquals("sofa", state.path("room").asText());
      assertEquals("alice", state.path("host_id").asText());
      assertEquals("m", state.path("media_url").asText());
      assertTrue(state.path("options").path("free_play").asBoolean());
      assertEquals(5, state.path("state").path("position").asDouble());
      assertEquals("paused", state.path("state").path("play_state").asText());
      assertEquals("Alice", state.path("participants").path(0).path("name").asText());
      assertTrue(state.path("participants").path(0).path("is_host").asBoolean());
      assertEquals(1, state.path("participant_count").asInt());
    }
  }

  @Test
  void aWholePartyHearsTheSeedsMessagesAndNoOthers() throws Exception {
    try (TestClient alice = sidecar.connect();
        TestClient carol = sidecar.connect()) {
      alice.creates("sofa", "alice", "{'name':'Alice','media_url':'m'}");
      TestClient bob = sidecar.connect().joins("sofa", "bob");
      carol.joins("sofa", "carol");
      alice.says("player_event", "sofa", "alice", "{'action':'play','position':1}");
      alice.says("state_update", "sofa", "alice", "{'position':2,'play_state':'playing'}");
      assertEquals(
          List.of("client_joined", "participants_update", "client_joined", "participants_update"),
          alice.hearsUntilPong());
      assertEquals(List.of("player_event", "state_update"), carol.hearsUntilPong());
      assertEquals(
          List.of("client_joined", "participants_update", "player_event", "state_update"),
          bob.hearsUntilPong());
      bob.close();
      carol.hears("client_left");
      carol.hears("participants_update");
      alice.socket().sendClose(1000);
      assertEquals("alice", carol.hears("client_left").path("client").asText());
      assertEquals("carol", carol.hears("host_change").path("payload").path("host_id").asText());
      carol.hears("participants_update");
    }
  }

  @Test
  void whatNewerClientsDoAmongThemselvesIsNotHeard() throws Exception {
    try (TestClient alice = sidecar.connect();
        TestClient bob = sidecar.connect()) {
      alice.creates(
          "sofa",
          "alice",
          "{'media_url':'m','features':"
              + "['resume','accepted','status','chat','queue','countdown','refusals']}");
      bob.joins("sofa", "bob");
      alice.says("chat", "{'text':'hello'}");
      alice.says("reaction", "{'emoji':'🎉'}");
      alice.says("typing", "{'typing':true}");
      alice.says("queue_add", "{'media_url':'next'}");
      alice.says("queue_move", "{'entry_id':1,'to':0}");
      alice.says("queue_remove", "{'entry_id':1}");
      alice.says("start_countdown", "{'seconds':15}");
      alice.says("cancel_countdown", "{}");
      alice.says("set_options", "{'locked':true}");
      alice.says("member_status", "{'state':'away','no_access':true}");
      List<String> heard = alice.hearsUntilPong();
      assertTrue(heard.containsAll(List.of("chat", "queue_update", "countdown")), heard.toString());
      assertFalse(heard.contains("error"), heard.toString());
      assertEquals(List.of(), bob.hearsUntilPong());
    }
  }

  @Test
  void whoNamesNothingIsGivenNames() throws Exception {
    try (TestClient alice = sidecar.connect();
        TestClient bob = sidecar.connect()) {
      alice.says("create_room", "{'media_url':'m'}");
      JsonNode state = alice.hears("room_state");
      String room = state.path("room").asText();
      String client = state.path("client").asText();
      assertFalse(room.isEmpty() || client.isEmpty());
      assertEquals(client, state.path("payload").path("host_id").asText());
      bob.send("{'type':'join_room','room':'" + room + "'}");
      assertNotEquals(client, bob.hears("room_state").path("client").asText());
    }
  }

  @Test
  void theSenderIsWhoTheServerKnowsAndNotWhoTheMessageNames() throws Exception {
    try (TestClient alice = sidecar.connect();
        TestClient bob = sidecar.connect()) {
      alice.creates(
          "sofa", "alice", "{'name':'Alice','media_url':'m','options':{'free_play':true}}");
      bob.joins("sofa", "bob");
      alice.hearsUntilPong();
      bob.says("player_event", "sofa", "alice", "{'action':'play','position':1}");
      assertEquals("bob", alice.hears("player_event").path("client").asText());
      bob.says("state_update", "sofa", "alice", "{'position':1}");
      assertEquals("not_host", bob.hearsError());
    }
  }

  @Test
  void moreRoomsThanOneAreApart() throws Exception {
    try (TestClient alice = sidecar.connect();
        TestClient bob = sidecar.connect()) {
      alice.creates("one", "alice", "{'media_url':'m'}");
      bob.creates("two", "bob", "{'media_url':'m'}");
      bob.says("player_event", "two", "bob", "{'action':'play','position':1}");
      bob.says("player_event", "one", "bob", "{'action':'pause','position':1}");
      assertEquals("not_in_room", bob.hearsError());
      assertEquals(List.of(), alice.hearsUntilPong());
    }
  }

  @Test
  void creatingWhileInAnotherRoomLeavesThatOneOnceTheNewOneIsThere() throws Exception {
    try (TestClient alice = sidecar.connect();
        TestClient bob = sidecar.connect()) {
      alice.creates("one", "alice", "{'media_url':'m'}");
      bob.joins("one", "bob");
      alice.says("create_room", "one", "alice", "{'media_url':'m'}");
      alice.hearsUntilPong();
      alice.says("player_event", "one", "alice", "{'action':'play','position':1}");
      bob.hears("player_event");
      alice.creates("two", "alice", "{'media_url':'m'}");
      assertEquals("alice", bob.hears("client_left").path("client").asText());
      bob.hears("host_change");
      bob.hears("participants_update");
      assertEquals(List.of(), alice.hearsUntilPong());
    }
  }
}
