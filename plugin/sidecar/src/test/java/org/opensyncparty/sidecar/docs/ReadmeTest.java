package org.opensyncparty.sidecar.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first page that a stranger sees leads nowhere wrong. */
class ReadmeTest {
  private static final Pattern TARGET = Pattern.compile("(?:]\\(|src=\")([^)\"#]+)");

  private final Path root = DocTable.repository();

  @Test
  void everyPictureAndEveryPageThatItLeadsToIsThere() throws IOException {
    List<String> targets =
        TARGET
            .matcher(Files.readString(root.resolve("README.md")))
            .results()
            .map(match -> match.group(1))
            .filter(target -> !target.startsWith("https://"))
            .toList();
    assertFalse(targets.isEmpty());
    assertEquals(
        List.of(),
        targets.stream().filter(target -> !Files.exists(root.resolve(target))).distinct().toList());
  }
}
