package org.opensyncparty.sidecar.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.sidecar.limits.Limit;

/** What SECURITY.md promises is tested where it says so. */
class SecurityPageTest {
  private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

  private final Path root = DocTable.repository();

  @Test
  void everyTestThatThePageNamesExists() throws IOException {
    Map<String, Path> classes = testClasses();
    List<MatchResult> named =
        NAMED_TEST.matcher(Files.readString(root.resolve("SECURITY.md"))).results().toList();
    assertFalse(named.isEmpty());
    for (MatchResult test : named) {
      Path file = classes.get(test.group(1) + ".java");
      assertTrue(file != null, test.group());
      if (file != null && test.group(2) != null) {
        assertTrue(Files.readString(file).contains("void " + test.group(2) + "("), test.group());
      }
    }
  }

  @Test
  void everyLimitNamesTheTestThatTriesToGetPastIt() throws Exception {
    DocTable table = new DocTable("limit", "of what", "test");
    for (Limit limit : Limit.values()) {
      table.row(
          "`" + limit + "`", limit.unit() + " " + limit.meaning(), named(LimitTests.of(limit)));
    }
    Map<String, String> ofProtocol = LimitTests.ofProtocol();
    Set<String> constants = new TreeSet<>();
    for (Field constant : ProtocolLimits.class.getFields()) {
      constants.add(constant.getName());
      String test = ofProtocol.getOrDefault(constant.getName(), "");
      table.row("`" + constant.getName() + "`", "[protocol](docs/protocol.md#limits)", named(test));
    }
    assertEquals(constants, ofProtocol.keySet());
    table.check("SECURITY.md", "limits");
  }

  private static String named(String test) {
    return "`" + test + "`";
  }

  private Map<String, Path> testClasses() throws IOException {
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
