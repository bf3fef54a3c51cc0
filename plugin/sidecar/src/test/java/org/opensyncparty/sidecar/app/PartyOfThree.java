package org.opensyncparty.sidecar.app;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A party over real sockets: Alice hosts, Bob understands what she does, and the third has a client
 * that was written from the seed.
 */
abstract class PartyOfThree {
  private final String features;

  TestSidecar sidecar;
  TestClient alice;
  TestClient bob;
  TestClient seed;

  /**
   * @param features that Alice and Bob name, as JSON with single quotes
   */
  PartyOfThree(String features) {
    this.features = features;
  }

  /** What somebody says who joins or creates with these features. */
  final String entering() {
    return "{'name':'x','media_url':'film','features':" + features + "}";
  }

  @BeforeEach
  final void theyComeIn(@TempDir Path data) throws Exception {
    sidecar = TestSidecar.open(data);
    alice = sidecar.connect().creates("sofa", "alice", entering());
    bob = sidecar.connect();
    bob.says("join_room", "sofa", "bob", entering()).hears("room_state");
    seed = sidecar.connect().joins("sofa", "seed");
  }

  @AfterEach
  final void theyGo() throws Exception {
    alice.close();
    bob.close();
    seed.close();
    sidecar.close();
  }
}
