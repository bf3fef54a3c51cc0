package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sidecar that is alone has nothing to do with clusters. */
@Timeout(120)
class NothingOfItTest {
  private static final List<String> ONLY_IN_A_CLUSTER =
      List.of("io.lettuce.", "reactor.", "org.opensyncparty.sidecar.cluster.");

  @TempDir private Path data = Path.of(".");

  @Test
  void withoutAClusterNoClassOfOneIsLoaded() throws Exception {
    Path classes = data.resolve("classes");
    List<String> logging = List.of("env", "JAVA_TOOL_OPTIONS=-Xlog:class+load:file=" + classes);
    try (SidecarProcess sidecar = SidecarProcess.launch(logging, data, List.of("--auth", "off"))) {
      sidecar.listens();
      try (TestClient alice = sidecar.connect()) {
        alice.creates("sofa", "alice", "{'name':'alice'}");
      }
      sidecar.stop();
    }
    List<String> loaded = Files.readAllLines(classes);
    assertTrue(loaded.size() > 1_000, "the classes are logged");
    assertEquals(
        List.of(),
        loaded.stream()
            .filter(line -> ONLY_IN_A_CLUSTER.stream().anyMatch(line::contains))
            .toList());
  }
}
