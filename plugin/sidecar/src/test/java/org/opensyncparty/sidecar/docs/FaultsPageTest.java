package org.opensyncparty.sidecar.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/faults.md promises is tested where it says so. */
class FaultsPageTest {
  private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
  private static final int FEWEST_TESTS = 25;

  private final Path root = DocTable.repository();

  @Test
  void everyTestThatThePageNamesExists() throws IOException {
    List<MatchResult> named =
        NAMED_TEST.matcher(Files.readString(root.resolve("docs/faults.md"))).results().toList();
    assertTrue(named.size() >= FEWEST_TESTS, () -> named.size() + " tests");
    assertEquals(
        List.of(), named.stream().filter(test -> !exists(test)).map(MatchResult::group).toList());
  }

  private boolean exists(MatchResult test) {
    try (Stream<Path> files = Files.walk(root.resolve("plugin"))) {
      Path file =
          files.filter(path -> path.endsWith(test.group(1) + ".java")).findFirst().orElse(null);
      return file != null
          && (test.group(2) == null
              || Files.readString(file).contains("void " + test.group(2) + "("));
    } catch (IOException e) {
      return false;
    }
  }
}
