package org.opensyncparty.sidecar.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** docs/dependencies.md has a row for each dependency, and for nothing else. */
class DependenciesPageTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `([^`]+)` \\| `([^`]+)` \\|", Pattern.MULTILINE);

  private final Path root = DocTable.repository();

  @Test
  void everyDependencyHasARowAndNoRowIsLeftOver() throws Exception {
    Set<String> used = new TreeSet<>(mavenArtifacts());
    assertTrue(used.contains("tyrus-server") && used.contains("nullaway"), used::toString);
    used.addAll(packages("dependencies"));
    used.addAll(packages("devDependencies"));
    Set<String> listed =
        rows().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(used, listed);
  }

  @Test
  void theVersionsAreFoundWhereThePageSays() throws Exception {
    String pom = Files.readString(root.resolve("pom.xml"));
    for (MatchResult row : rows().toList()) {
      String place = row.group(2);
      assertTrue(
          place.equals("pom.xml")
              || place.equals("package.json")
              || pom.contains("<version>${" + place + "}</version>"),
          row.group());
    }
  }

  private Stream<MatchResult> rows() throws Exception {
    return ROW.matcher(Files.readString(root.resolve("docs/dependencies.md"))).results();
  }

  /** Whatever the parent POM names and is not ours: libraries, compiler plugins, Maven plugins. */
  private Set<String> mavenArtifacts() throws Exception {
    NodeList artifacts =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(root.resolve("pom.xml").toFile())
            .getElementsByTagName("artifactId");
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < artifacts.getLength(); i++) {
      Element named = (Element) artifacts.item(i).getParentNode();
      String group = named.getElementsByTagName("groupId").item(0).getTextContent();
      if (!group.equals("org.opensyncparty")) {
        names.add(artifacts.item(i).getTextContent());
      }
    }
    return names;
  }

  private Set<String> packages(String kind) throws Exception {
    JsonNode all =
        new ObjectMapper().readTree(root.resolve("web-client/package.json").toFile()).path(kind);
    Set<String> names = new TreeSet<>();
    all.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
