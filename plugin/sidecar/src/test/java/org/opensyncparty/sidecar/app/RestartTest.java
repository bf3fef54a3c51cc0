package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Parties that go on after the process did not. Over real sockets, with a real kill. */
@Timeout(180)
class RestartTest {
  private static final String PRIVATE =
      "{'name':'Alice','media_url':'film','start_pos':60,'options':{'private':true},"
          + "'features':['resume','accepted']}";

  @TempDir private Path data = Path.of(".");

  private static String secretOf(TestClient client) throws Exception {
    return client.hears("seat").path("payload").path("resume_token").asText();
  }

  private static JsonNode resumes(TestClient client, String secret) throws Exception {
    client.says(
        "join_room", "sofa", "any", "{'resume_token':'" + secret + "','features':['resume']}");
    return client.hears("room_state");
  }

  private static TestClient invited(SidecarProcess sidecar, String client, String invite)
      throws Exception {
    TestClient guest = sidecar.connect();
    guest.says(
        "join_room",
        "sofa",
        client,
        "{'name':'%s','invite_token':'%s','features':['resume']}".formatted(client, invite));
    return guest;
  }

  /** Long enough for what was said before to be written. */
  private static void aMomentLater() throws InterruptedException {
    Thread.sleep(1_000);
  }

  @Test
  void aPrivatePartyGoesOnAfterAKillAsIfNothingHadHappened() throws Exception {
    String alicesSecret;
    String bobsSecret;
    String invite;
    long revision;
    long playedAt;
    try (SidecarProcess first = SidecarProcess.on(data)) {
      TestClient alice = first.connect().creates("sofa", "alice", PRIVATE);
      alicesSecret = secretOf(alice);
      alice.says("create_invite", "sofa", "alice", "{}");
      invite = alice.hears("invite_created").path("payload").path("invite_token").asText();
      TestClient bob = invited(first, "bob", invite);
      bob.hears("room_state");
      bobsSecret = secretOf(bob);
      alice.hearsUntilPong();
      alice.says("player_event", "sofa", "alice", "{'action':'play','position':100}");
      JsonNode accepted = alice.hears("accepted");
      revision = accepted.path("payload").path("revision").asLong();
      playedAt = accepted.path("payload").path("position_ts").asLong();
      aMomentLater();
      first.kill();
    }
    try (SidecarProcess second = SidecarProcess.on(data);
        TestClient bob = second.connect();
        TestClient alice = second.connect()) {
      JsonNode state = resumes(bob, bobsSecret).path("payload");
      assertEquals("alice", state.path("host_id").asText(), "the host's seat waits for it");
      assertEquals("film", state.path("media_url").asText());
      JsonNode play = state.path("state");
      assertEquals("playing", play.path("play_state").asText(), state.toString());
      double expected = 100 + (play.path("position_ts").asLong() - playedAt) / 1000.0;
      assertEquals(expected, play.path("position").asDouble(), 0.05, "the film went on");
      assertTrue(play.path("revision").asLong() > revision, "what was known is older");
      assertEquals("alice", resumes(alice, alicesSecret).path("client").asText());
      alice.hearsUntilPong();
      try (TestClient carol = invited(second, "carol", invite)) {
        carol.hears("room_state");
      }
      try (TestClient eve = second.connect()) {
        eve.says("join_room", "sofa", "eve", "{'name':'eve'}");
        assertEquals("invite_invalid", eve.hearsError(), "it is as private as before");
      }
    }
  }

  @Test
  void whoeverIsPutOutByAnOrdinaryEndComesBackToTheSameSeat() throws Exception {
    String secret;
    try (SidecarProcess first = SidecarProcess.on(data)) {
      TestClient alice = first.connect().creates("sofa", "alice", PRIVATE);
      secret = secretOf(alice);
      // A client of the seed's that has no secret: it says goodbye, but not of its own accord.
      TestClient bob = first.connect().creates("den", "bob", "{'name':'Bob','media_url':'film'}");
      bob.says("player_event", "den", "bob", "{'action':'pause','position':7}");
      bob.hearsUntilPong();
      first.stop();
    }
    try (SidecarProcess second = SidecarProcess.on(data);
        TestClient alice = second.connect();
        TestClient bob = second.connect()) {
      assertEquals("alice", resumes(alice, secret).path("payload").path("host_id").asText());
      bob.says("join_room", "den", "bob", "{'name':'Bob'}");
      JsonNode state = bob.hears("room_state").path("payload");
      assertEquals("bob", state.path("host_id").asText());
      assertEquals(7, state.path("state").path("position").asDouble());
    }
  }

  @Test
  void aHostThatMakesItsRoomAgainIsToldThatItIsThere() throws Exception {
    try (SidecarProcess first = SidecarProcess.on(data)) {
      first.connect().creates("sofa", "alice", PRIVATE);
      aMomentLater();
      first.kill();
    }
    try (SidecarProcess second = SidecarProcess.on(data);
        TestClient alice = second.connect()) {
      alice.says("create_room", "sofa", "alice", PRIVATE);
      assertEquals("room_exists", alice.hearsError());
    }
  }

  @Test
  void aSecondProcessOnTheSameFolderSaysSoAndEnds() throws Exception {
    try (SidecarProcess first = SidecarProcess.on(data)) {
      try (SidecarProcess second =
          SidecarProcess.launch(List.of(), data, List.of("--auth", "off"))) {
        second.says("Another sidecar keeps its rooms in " + data);
        assertEquals(2, second.ended());
      }
      try (TestClient alice = first.connect()) {
        alice.creates("sofa", "alice", PRIVATE);
      }
    }
  }

  @Test
  void aFileThatIsNoneIsSetAsideAndThePartyTakesPlace() throws Exception {
    Files.writeString(data.resolve("rooms.mv"), "torn ".repeat(10_000));
    try (SidecarProcess sidecar = SidecarProcess.on(data);
        TestClient alice = sidecar.connect()) {
      alice.creates("sofa", "alice", PRIVATE);
      assertTrue(sidecar.said().contains("rooms.mv.damaged-"), sidecar.said());
      assertFalse(sidecar.said().contains("at org.h2"), "a stack trace helps nobody here");
    }
  }
}
