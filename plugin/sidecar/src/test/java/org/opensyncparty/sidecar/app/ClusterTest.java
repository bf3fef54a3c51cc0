package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opensyncparty.sidecar.cluster.LossyLink;
import org.opensyncparty.sidecar.cluster.RedisServer;
import org.opensyncparty.sidecar.transport.RawWebSocket;

/** Two real nodes and a real Redis. Alice makes the room at the first one, so that rules it. */
@Timeout(120)
class ClusterTest {
  private static final int MOVING = 1012;
  private static final String ALICES =
      "{'name':'alice','media_url':'film','features':['resume','chat']}";
  private static final String BOBS = "{'name':'bob','features':['resume','chat']}";

  private static @Nullable RedisServer server;

  /** What the two come back with. */
  private record Resume(String alice, String bob) {}

  @TempDir private Path data = Path.of(".");
  private final List<TestSidecar> nodes = new ArrayList<>();

  @BeforeAll
  static void startRedis() throws Exception {
    server = new RedisServer();
  }

  @AfterAll
  static void stopRedis() {
    if (server != null) {
      server.close();
    }
  }

  private static RedisServer redis() {
    assertNotNull(server);
    return server;
  }

  @BeforeEach
  void startNodes() throws Exception {
    redis().says("FLUSHALL");
    for (String name : List.of("one", "two")) {
      Path folder = Files.createDirectory(data.resolve(name));
      nodes.add(
          TestSidecar.open(
              folder,
              "--cluster",
              redis().url(),
              "--node-name",
              name,
              "--host-grace-seconds",
              "5"));
    }
  }

  @AfterEach
  void stopNodes() {
    nodes.forEach(TestSidecar::close);
  }

  private TestClient alice() throws Exception {
    TestClient alice = nodes.get(0).connect();
    alice.says("create_room", "sofa", "alice", ALICES);
    alice.hears("room_state");
    return alice;
  }

  private TestClient bob() throws Exception {
    TestClient bob = nodes.get(1).connect();
    bob.says("join_room", "sofa", "bob", BOBS);
    bob.hears("room_state");
    return bob;
  }

  private static String secretOf(TestClient client) throws Exception {
    return client.hears("seat").path("payload").path("resume_token").asText();
  }

  private static JsonNode hearsOf(TestClient client, String type) throws Exception {
    for (JsonNode next = client.hears(); ; next = client.hears()) {
      if (next.path("type").asText().equals(type)) {
        return next;
      }
    }
  }

  private static JsonNode resumes(TestSidecar node, String secret) throws Exception {
    TestClient client = node.connect();
    client.says(
        "join_room",
        "sofa",
        "any",
        "{'resume_token':'" + secret + "','features':['resume','chat']}");
    return client.hears();
  }

  private static void comesBack(String name, TestSidecar node, String secret) throws Exception {
    assertEquals(name, resumes(node, secret).path("client").asText());
  }

  private static String ready(TestSidecar node) throws Exception {
    try (RawWebSocket http = RawWebSocket.dial(node.port())) {
      http.raw(
          "GET /OpenSyncParty/ready HTTP/1.1\r\nHost: x\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      return http.answer(false).body();
    }
  }

  @Test
  void whatTheHostDoesReachesAGuestAtAnotherNodeAndTheOtherWayRound() throws Exception {
    try (TestClient alice = alice();
        TestClient bob = bob()) {
      assertEquals("bob", hearsOf(alice, "client_joined").path("payload").path("name").asText());
      alice.says("player_event", "sofa", "alice", "{'action':'play','position':10}");
      JsonNode play = hearsOf(bob, "player_event");
      assertEquals("alice", play.path("client").asText());
      assertEquals(10, play.path("payload").path("position").asDouble());
      bob.says("chat", "{'text':'here'}");
      assertEquals("here", hearsOf(alice, "chat").path("payload").path("text").asText());
      bob.says("player_event", "sofa", "bob", "{'action':'pause','position':1}");
      hearsOf(bob, "chat");
      assertEquals("not_host", bob.hearsError());
    }
  }

  @Test
  void answersComeInTheOrderOfTheQuestionsThoughSomeAreAnsweredElsewhere() throws Exception {
    try (TestClient alice = alice();
        TestClient bob = bob()) {
      alice.hears("seat");
      bob.hearsUntilPong();
      bob.says("chat", "{'text':'one'}");
      bob.says("ping", "{'client_ts':-1}");
      bob.says("chat", "{'text':'two'}");
      bob.says("leave_room", "{}");
      bob.says("ping", "{'client_ts':-2}");
      for (String type : List.of("chat", "pong", "chat", "client_left", "pong")) {
        bob.hears(type);
      }
    }
  }

  @Test
  void anInviteOfOneNodeOpensThePrivateRoomAtAnother() throws Exception {
    try (TestClient alice = nodes.get(0).connect();
        TestClient eve = nodes.get(1).connect();
        TestClient bob = nodes.get(1).connect()) {
      alice.creates("den", "alice", "{'name':'alice','options':{'private':true}}");
      alice.says("create_invite", "den", "alice", "{}");
      String invite = alice.hears("invite_created").path("payload").path("invite_token").asText();
      eve.says("join_room", "den", "eve", "{'name':'eve'}");
      assertEquals("invite_invalid", eve.hearsError());
      bob.says("join_room", "den", "bob", "{'name':'bob','invite_token':'" + invite + "'}");
      bob.hears("room_state");
    }
  }

  @Test
  void roomsOfAllNodesAreListedAndAnIdIsTakenAtAllOfThem() throws Exception {
    try (TestClient alice = alice();
        TestClient bob = nodes.get(1).connect()) {
      alice.hears("seat");
      bob.says("create_room", "sofa", "bob", "{}");
      assertEquals("room_exists", bob.hearsError());
      Awaitility.await()
          .untilAsserted(
              () -> {
                bob.says("list_rooms", "{}");
                JsonNode rooms = bob.hears("room_list").path("payload").path("rooms");
                assertEquals("sofa", rooms.path(0).path("room").asText());
              });
      bob.says("join_room", "cellar", "bob", "{}");
      assertEquals("room_missing", bob.hearsError());
    }
  }

  @Test
  void aRoomIsHandedOverByANodeThatEndsWithNothingLost() throws Exception {
    try (TestClient alice = alice();
        TestClient bob = bob()) {
      String secret = secretOf(bob);
      alice.says("player_event", "sofa", "alice", "{'action':'play','position':10}");
      hearsOf(bob, "player_event");
      alice.says("chat", "{'text':'the last word'}");
      hearsOf(bob, "chat");
      nodes.get(0).close();
      assertEquals(MOVING, bob.socket().readCloseCode());
      JsonNode state = resumes(nodes.get(1), secret);
      assertEquals("bob", state.path("client").asText(), state::toString);
      assertEquals("alice", state.path("payload").path("host_id").asText());
      assertEquals("playing", state.path("payload").path("state").path("play_state").asText());
    }
  }

  @Test
  void aCutOffNodeRulesNothingTellsItsMembersAndGoesOnWhenTheLinkIsBack() throws Exception {
    Resume resume;
    try (TestClient alice = alice();
        TestClient bob = bob()) {
      resume = new Resume(secretOf(alice), secretOf(bob));
      redis().freeze();
      try {
        assertEquals(MOVING, alice.socket().readCloseCode());
        assertEquals(MOVING, bob.socket().readCloseCode());
        assertTrue(ready(nodes.get(0)).contains("cut_off"));
        JsonNode refused = resumes(nodes.get(0), resume.alice());
        assertEquals("server_busy", refused.path("payload").path("code").asText());
      } finally {
        redis().thaw();
      }
    }
    Awaitility.await().untilAsserted(() -> comesBack("alice", nodes.get(1), resume.alice()));
    comesBack("bob", nodes.get(0), resume.bob());
  }

  @Test
  void aRedisThatHasForgottenAllIsToldByThoseWhoRule() throws Exception {
    Resume resume;
    try (TestClient alice = alice();
        TestClient bob = bob()) {
      resume = new Resume(secretOf(alice), secretOf(bob));
      redis().restart();
      assertEquals(MOVING, bob.socket().readCloseCode());
    }
    Awaitility.await().untilAsserted(() -> comesBack("bob", nodes.get(1), resume.bob()));
    comesBack("alice", nodes.get(0), resume.alice());
  }

  @Test
  void whatMayHaveBeenMissedPutsMembersOutInsteadOfLeavingThemBehind() throws Exception {
    try (TestClient alice = alice();
        TestClient bob = bob()) {
      String secret = secretOf(bob);
      alice.hears("seat");
      redis().says("CLIENT KILL TYPE pubsub");
      assertEquals(MOVING, bob.socket().readCloseCode());
      comesBack("bob", nodes.get(1), secret);
    }
  }

  @Test
  void aNodeThatHearsNothingAnyMoreThoughNobodySaidSoListensAnew() throws Exception {
    Path folder = Files.createDirectory(data.resolve("three"));
    try (LossyLink link = new LossyLink(redis());
        TestSidecar three = TestSidecar.open(folder, "--cluster", link.url());
        TestClient alice = alice();
        TestClient bob = three.connect()) {
      bob.says("join_room", "sofa", "bob", BOBS);
      bob.hears("room_state");
      String secret = secretOf(bob);
      link.deafen();
      alice.says("player_event", "sofa", "alice", "{'action':'play','position':10}");
      assertEquals(MOVING, bob.socket().readCloseCode());
      JsonNode state = resumes(three, secret);
      assertEquals("bob", state.path("client").asText());
      assertEquals("playing", state.path("payload").path("state").path("play_state").asText());
    }
  }
}
