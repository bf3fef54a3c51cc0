package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the real process at random moments, again and again on the same folder. More rounds: {@code
 * -Dopensyncparty.kill-rounds=100}, others: {@code -Dopensyncparty.seed=2}.
 */
@Timeout(3_600)
class KillTest {
  private static final int ROUNDS = Integer.getInteger("opensyncparty.kill-rounds", 3);
  private static final int ROOMS = 4;

  /** What was acknowledged so long before a kill must not be lost, ns: docs/operations.md. */
  private static final long BOUND_NS = 1_000_000_000L;

  @TempDir private Path data = Path.of(".");

  /** A host that moves its room on and on, and remembers what it was told that counts. */
  private static final class Host implements Runnable {
    private final TestClient client;
    private final String room;
    private final String secret;
    private final int first;
    private final AtomicBoolean killed;
    private final List<Long> acknowledged = new ArrayList<>();
    private final Thread thread = new Thread(this);
    private int sent;

    Host(TestClient client, String room, String secret, int first, AtomicBoolean killed) {
      this.client = client;
      this.room = room;
      this.secret = secret;
      this.first = first;
      this.sent = first;
      this.killed = killed;
      thread.start();
    }

    @Override
    public void run() {
      try {
        while (true) {
          client.says("player_event", room, "host", "{'action':'pause','position':" + ++sent + "}");
          client.hears("accepted");
          acknowledged.add(System.nanoTime());
          Thread.sleep(25);
        }
      } catch (IOException | AssertionError | InterruptedException end) {
        if (!killed.get()) {
          throw new AssertionError("it ended before it was killed", end);
        }
      }
    }

    /**
     * How long before the kill the first of what is missing had been acknowledged, ns; 0 if nothing
     * is.
     *
     * @param position that the room has now
     */
    long lost(int position, long killedAt) throws InterruptedException {
      thread.join();
      int kept = Math.max(0, position - first);
      return kept < acknowledged.size() ? killedAt - acknowledged.get(kept) : 0;
    }
  }

  @Test
  void noMoreThanTheLastSecondIsLostWheneverItIsKilled() throws Exception {
    long seed = Long.getLong("opensyncparty.seed", System.nanoTime());
    Random random = new Random(seed);
    List<Host> before = List.of();
    long killedAt = 0;
    long worst = 0;
    for (int round = 0; round <= ROUNDS; round++) {
      String where = "seed " + seed + ", round " + round;
      try (SidecarProcess sidecar = SidecarProcess.on(data, "--empty-room-seconds", "0")) {
        AtomicBoolean killed = new AtomicBoolean();
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < ROOMS; i++) {
          String room = "room-" + i;
          if (before.isEmpty()) {
            hosts.add(created(sidecar, room, killed));
          } else {
            Host host = back(sidecar, room, before.get(i).secret, killed);
            long lost = before.get(i).lost(host.first, killedAt);
            assertTrue(lost <= BOUND_NS, where + ": " + lost / 1_000_000 + " ms of " + room);
            worst = Math.max(worst, lost);
            hosts.add(host);
          }
        }
        goneStaysGone(sidecar, round, where);
        Thread.sleep(1_100 + random.nextInt(1_200));
        killed.set(true);
        killedAt = System.nanoTime();
        sidecar.kill();
        before = hosts;
      }
    }
    System.out.printf(
        "%d kills, seed %d: at most the last %d ms%n", ROUNDS, seed, worst / 1_000_000);
  }

  private static Host created(SidecarProcess sidecar, String room, AtomicBoolean killed)
      throws IOException {
    TestClient client = sidecar.connect();
    client.creates(room, "host", "{'name':'h','media_url':'m','features':['resume','accepted']}");
    return new Host(client, room, secretOf(client), 0, killed);
  }

  private static Host back(SidecarProcess sidecar, String room, String secret, AtomicBoolean killed)
      throws IOException {
    TestClient client = sidecar.connect();
    client.says(
        "join_room",
        room,
        "any",
        "{'resume_token':'" + secret + "','features':['resume','accepted']}");
    JsonNode state = client.hears("room_state");
    assertEquals("host", state.path("client").asText());
    secretOf(client);
    int position = state.path("payload").path("state").path("position").asInt();
    return new Host(client, room, secret, position, killed);
  }

  private static String secretOf(TestClient client) throws IOException {
    return client.hears("seat").path("payload").path("resume_token").asText();
  }

  /** A room that ended in the last round is missing in this one. */
  private static void goneStaysGone(SidecarProcess sidecar, int round, String at)
      throws IOException {
    try (TestClient client = sidecar.connect()) {
      client.says("join_room", "brief-" + (round - 1), "b", "{'name':'b'}");
      assertEquals("room_missing", client.hearsError(), at);
      client.creates("brief-" + round, "b", "{'name':'b','media_url':'m'}");
      client.says("leave_room", "brief-" + round, "b", "{}");
      client.hearsUntilPong();
    }
  }
}
