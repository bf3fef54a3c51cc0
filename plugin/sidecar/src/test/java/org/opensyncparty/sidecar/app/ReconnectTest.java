package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opensyncparty.sidecar.transport.RawWebSocket;

/** Connections that are lost, and seats that are not. */
class ReconnectTest {
  private static final String WITH_SECRET = "{'name':'x','media_url':'m','features':['resume']}";

  private TestSidecar sidecar;

  @BeforeEach
  void start(@TempDir Path data) throws Exception {
    sidecar = TestSidecar.open(data, "--host-grace-seconds", "600");
  }

  @AfterEach
  void stop() {
    sidecar.close();
  }

  private static String secretOf(TestClient client) throws Exception {
    return client.hears("seat").path("payload").path("resume_token").asText();
  }

  private static JsonNode resumes(TestClient client, String secret) throws Exception {
    client.says(
        "join_room", "sofa", "any", "{'resume_token':'" + secret + "','features':['resume']}");
    return client.hears("room_state");
  }

  @Test
  void aLostHostComesBackAsHost() throws Exception {
    TestClient alice = sidecar.connect().creates("sofa", "alice", WITH_SECRET);
    String secret = secretOf(alice);
    try (TestClient bob = sidecar.connect().joins("sofa", "bob");
        TestClient again = sidecar.connect()) {
      alice.close();
      bob.hears("participants_update");
      JsonNode state = resumes(again, secret);
      assertEquals("alice", state.path("client").asText());
      assertEquals("alice", state.path("payload").path("host_id").asText());
      assertEquals(secret, secretOf(again));
      again.says("player_event", "sofa", "alice", "{'action':'play','position':1}");
      // Behind this the others have been told, too.
      again.hearsUntilPong();
      assertEquals(List.of("participants_update", "player_event"), bob.hearsUntilPong());
    }
  }

  @Test
  void theNewConnectionReplacesAnOldOneThatIsNotKnownToBeDead() throws Exception {
    try (TestClient alice = sidecar.connect().creates("sofa", "alice", WITH_SECRET);
        TestClient again = sidecar.connect()) {
      String secret = secretOf(alice);
      resumes(again, secret);
      assertEquals(4001, alice.socket().read().closeCode());
      secretOf(again);
      again.says("player_event", "sofa", "alice", "{'action':'play','position':1}");
      assertEquals(List.of(), again.hearsUntilPong());
    }
  }

  @Test
  void aWrongSecretIsAnOrdinaryJoin() throws Exception {
    try (TestClient alice = sidecar.connect().creates("sofa", "alice", WITH_SECRET);
        TestClient eve = sidecar.connect()) {
      secretOf(alice);
      JsonNode state = resumes(eve, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
      assertEquals("any", state.path("client").asText());
      assertEquals("alice", state.path("payload").path("host_id").asText());
    }
  }

  @Test
  void whoStopsTheServerTellsEveryoneFirst() throws Exception {
    try (TestClient alice = sidecar.connect().creates("sofa", "alice", "{'media_url':'m'}")) {
      sidecar.close();
      RawWebSocket.Frame frame = alice.socket().read();
      assertEquals(1001, frame.closeCode());
    }
  }
}
