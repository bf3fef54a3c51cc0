package org.opensyncparty.sidecar.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What docs/troubleshooting.md quotes is what people see: each line that begins with {@code >} is a
 * message of the code, with {@code …} where something is filled in.
 */
class TroubleshootingPageTest {
  /** Where messages come from several places they are joined, so each sentence is sought alone. */
  private static final Pattern JOINTS = Pattern.compile("…|: |(?<=[.]) ");

  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\d]+|[^\\p{L}\\d]+$");
  private static final Pattern LINK = Pattern.compile("\\]\\(#([^)]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  /** Shorter pieces, such as a unit, prove nothing. */
  private static final int SHORTEST_PIECE = 4;

  private static final int FEWEST_QUOTES = 25;

  private final Path root = DocTable.repository();

  @Test
  void everyMessageThatThePageQuotesIsInTheSources() throws IOException {
    String sources = sources();
    List<String> quotes =
        page()
            .lines()
            .filter(line -> line.startsWith("> "))
            .map(line -> line.substring(2))
            .toList();
    assertTrue(quotes.size() >= FEWEST_QUOTES, () -> quotes.size() + " quotes");
    for (String quote : quotes) {
      List<String> pieces = pieces(quote);
      assertTrue(!pieces.isEmpty(), () -> "nothing to look for in: " + quote);
      assertEquals(
          List.of(),
          pieces.stream().filter(piece -> !sources.contains(piece)).toList(),
          () -> "no longer said: " + quote);
    }
  }

  @Test
  void everyLinkWithinThePageLeadsToAHeading() throws IOException {
    String page = page();
    Set<String> headings =
        HEADING.matcher(page).results().map(m -> anchor(m.group(1))).collect(Collectors.toSet());
    Set<String> dead =
        LINK.matcher(page)
            .results()
            .map(m -> m.group(1))
            .filter(target -> !headings.contains(target))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), dead);
  }

  private static List<String> pieces(String quote) {
    return JOINTS
        .splitAsStream(quote)
        .map(piece -> EDGES.matcher(piece).replaceAll(""))
        .filter(piece -> piece.length() >= SHORTEST_PIECE)
        .toList();
  }

  /** As GitHub makes it: small letters, hyphens for spaces, and nothing else. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d\\- ]", "").replace(' ', '-');
  }

  private String page() throws IOException {
    return Files.readString(root.resolve("docs/troubleshooting.md"));
  }

  private String sources() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String folder :
        List.of("plugin/sidecar/src/main/java", "plugin/bridge/src", "web-client/src")) {
      try (Stream<Path> files = Files.walk(root.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          texts.add(Files.readString(file));
        }
      }
    }
    return String.join("\n", texts);
  }
}
