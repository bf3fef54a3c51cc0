package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A party that goes on through whatever a stranger tries, with a bystander who watches it. */
abstract class AttackedParty {
  TestSidecar sidecar;
  TestClient host;
  TestClient bystander;
  TestClient eve;

  @BeforeEach
  final void aPartyAndAStranger(@TempDir Path data) throws Exception {
    sidecar =
        TestSidecar.open(
            data, "--max-rooms", "3", "--max-members", "2", "--max-sockets-per-address", "8");
    host = sidecar.connect().creates("sofa", "alice", "{'name':'Alice','media_url':'m'}");
    bystander = sidecar.connect().joins("sofa", "bob");
    host.hearsUntilPong();
    eve = sidecar.connect();
  }

  /** Whatever was done: the party has heard nothing of it, and goes on. */
  @AfterEach
  final void thePartyGoesOnUndisturbed() throws Exception {
    host.says("player_event", "sofa", "alice", "{'action':'seek','position':33}");
    JsonNode event = bystander.hears("player_event");
    assertEquals(33, event.path("payload").path("position").asDouble());
    assertEquals(List.of(), host.hearsUntilPong());
    host.close();
    bystander.close();
    eve.close();
    sidecar.close();
  }
}
