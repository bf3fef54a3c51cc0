package org.opensyncparty.sidecar.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that may not open as many files as it would like. */
@Timeout(180)
class ScarceTest {
  private static final int FILES = 160;

  @TempDir private Path data = Path.of(".");

  @Test
  void withoutFileDescriptorsThePartyGoesOnAndOthersGetInWhenThereAreSomeAgain() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "Linux tells what a process has open");
    List<String> limited =
        List.of("/bin/sh", "-c", "ulimit -n " + FILES + " && exec \"$@\"", "limited");
    try (SidecarProcess sidecar =
        SidecarProcess.launch(limited, data, List.of("--auth", "off", "--log-level", "info"))) {
      sidecar.listens();
      TestClient alice = sidecar.connect().creates("sofa", "alice", "{'name':'a','media_url':'m'}");
      TestClient bob = sidecar.connect().joins("sofa", "bob");
      alice.hearsUntilPong();
      // What it takes to move a room has been used and written once: here each class is a file,
      // where
      // the jar is a single one that stays open.
      alice.says("player_event", "sofa", "alice", "{'action':'pause','position':9}");
      bob.hears("player_event");
      Thread.sleep(1_000);
      List<Socket> crowd = crowd(sidecar.port(), 2 * FILES);
      await().atMost(Duration.ofSeconds(60)).until(() -> openFiles(sidecar) >= FILES - 1);
      for (int i = 0; i < 5; i++) {
        alice.says("player_event", "sofa", "alice", "{'action':'pause','position':" + i + "}");
        assertEquals(i, bob.hears("player_event").path("payload").path("position").asInt());
      }
      for (Socket socket : crowd) {
        socket.close();
      }
      // Those of the crowd that wait to be accepted are accepted and found dead first.
      try (TestClient carol = sidecar.connect()) {
        carol.joins("sofa", "carol");
      }
      // What it needed a file for meanwhile works again as well: rooms are kept.
      Thread.sleep(6_000);
      sidecar.kill();
      assertTrue(sidecar.said().lines().count() < 200, "it must not fill the disk with its log");
    }
    try (SidecarProcess again = SidecarProcess.on(data);
        TestClient dora = again.connect()) {
      dora.says("join_room", "sofa", "dora", "{'name':'d'}");
      var state = dora.hears("room_state").path("payload").path("state");
      assertEquals(4, state.path("position").asInt());
    }
  }

  private static long openFiles(SidecarProcess sidecar) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + sidecar.pid() + "/fd"))) {
      return files.count();
    }
  }

  /** Connections that want nothing; those that the system does not take any more are left out. */
  private static List<Socket> crowd(int port, int size) throws IOException {
    List<Socket> crowd = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Socket socket = new Socket();
      crowd.add(socket);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
    }
    return crowd;
  }
}
