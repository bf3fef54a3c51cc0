package org.opensyncparty.sidecar.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tests that a page names: {@code `ClassTest`} or {@code `ClassTest.method`}. */
final class NamedTests {
  private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

  private NamedTests() {}

  /**
   * Checks that all of them exist.
   *
   * @param page from the repository's root, such as {@code SECURITY.md}
   * @param fewest it names at least so many
   */
  static void check(String page, int fewest) throws IOException {
    Path root = DocTable.repository();
    Map<String, Path> classes = testClasses(root);
    List<MatchResult> named =
        NAMED_TEST.matcher(Files.readString(root.resolve(page))).results().toList();
    assertTrue(named.size() >= fewest, () -> named.size() + " tests");
    List<String> missing = new ArrayList<>();
    for (MatchResult test : named) {
      Path file = classes.get(test.group(1) + ".java");
      String method = test.group(2);
      if (file == null
          || (method != null && !Files.readString(file).contains("void " + method + "("))) {
        missing.add(test.group());
      }
    }
    assertEquals(List.of(), missing);
  }

  private static Map<String, Path> testClasses(Path root) throws IOException {
    Map<String, Path> classes = new TreeMap<>();
    for (String module : List.of("protocol", "room", "sidecar")) {
      try (Stream<Path> files =
          Files.walk(root.resolve("plugin").resolve(module).resolve("src/test"))) {
        files.forEach(file -> classes.put(String.valueOf(file.getFileName()), file));
      }
    }
    return classes;
  }
}
