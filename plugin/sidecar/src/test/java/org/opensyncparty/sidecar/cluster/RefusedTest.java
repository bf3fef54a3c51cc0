package org.opensyncparty.sidecar.cluster;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opensyncparty.sidecar.time.SystemTime;

/** A real Redis that does not let a node in, for which nobody should have to wait. */
@Timeout(60)
class RefusedTest {
  /** Half of how long a Redis is waited for that is not there. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private final RedisServer server;
  private final SystemTime time = new SystemTime();

  RefusedTest() throws Exception {
    server = new RedisServer();
  }

  @BeforeEach
  void whoMayDoWhat() throws Exception {
    server.says("ACL SETUSER guest on >guest ~* &* +@connection");
    server.says("ACL SETUSER clerk on >clerk ~* &* +@all -evalsha");
    server.says("CONFIG SET requirepass right");
  }

  @AfterEach
  void close() throws Exception {
    server.close();
    time.close();
  }

  private URI as(String user) {
    return URI.create(server.url().replace("redis://", "redis://" + user));
  }

  private void refuses(String user, String why) {
    String said =
        assertTimeout(
            AT_ONCE,
            () -> String.valueOf(assertThrows(IOException.class, () -> joins(user)).getMessage()));
    assertTrue(said.contains(why), said);
    assertFalse(said.contains("does not answer"), said);
    assertFalse(said.contains("Exception"), said);
  }

  private void joins(String user) throws IOException {
    try (Cluster cluster = Cluster.connect(as(user), "node", time)) {
      cluster.start();
    }
  }

  @Test
  void aWrongPasswordIsNotTriedAgain() {
    refuses(":wrong@", "WRONGPASS");
  }

  @Test
  void aMissingPasswordIsNotTriedAgain() {
    refuses("", "NOAUTH");
  }

  @Test
  void whoMayAskNothingHearsSo() {
    refuses("guest:guest@", "NOPERM");
  }

  @Test
  void whoMayNotJoinHearsWhy() {
    refuses("clerk:clerk@", "NOPERM");
  }

  @Test
  void theRightPasswordIsLetIn() throws IOException {
    joins(":right@");
  }
}
