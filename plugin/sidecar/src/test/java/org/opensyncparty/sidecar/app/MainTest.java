package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process as somebody starts it. */
class MainTest {
  /** A limit for what is broken; nothing is asserted about time. */
  private static final long PATIENCE_SECONDS = 60;

  @TempDir private Path data = Path.of(".");

  private Process start(String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static int ended(Process process) throws InterruptedException {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it must end");
    return process.exitValue();
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceAndTheProcessEndsWith2() throws Exception {
    Process process = start("--port", "x", "--auth", "maybe", "--jellyfin", "ftp://tv");
    try (BufferedReader out = process.inputReader()) {
      List<String> lines = out.lines().toList();
      assertTrue(lines.stream().anyMatch(line -> line.contains("--port")), lines.toString());
      assertTrue(lines.stream().anyMatch(line -> line.contains("--auth")), lines.toString());
      assertTrue(lines.stream().anyMatch(line -> line.contains("--jellyfin")), lines.toString());
    }
    assertEquals(2, ended(process));
  }

  @Test
  void helpEndsWith0() throws Exception {
    Process process = start("--help");
    try (BufferedReader out = process.inputReader()) {
      assertTrue(out.lines().anyMatch(line -> line.contains("--jwt-secret-file")));
    }
    assertEquals(0, ended(process));
  }

  @Test
  void itSaysWhereItListensAndEndsWithItsParentIfItShall() throws Exception {
    Process process =
        start("--port", "0", "--data", data.toString(), "--stdin-end", "exit", "--no-stage");
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      while (line != null && !line.contains("listens on http://127.0.0.1:")) {
        line = out.readLine();
      }
      assertTrue(line != null, "it must say where it listens");
      process.outputWriter().close();
      assertEquals(0, ended(process));
    }
  }
}
