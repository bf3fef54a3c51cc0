package org.opensyncparty.protocol;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The JSON vectors of {@code conformance/}, which the browser client's tests read too. */
final class Vectors {
  private static final ObjectMapper PLAIN = new ObjectMapper();
  private static final Path FOLDER = Path.of("../../conformance");

  private Vectors() {}

  /** One vector; {@code text} is what is on the wire. */
  record Vector(String name, String text, @Nullable String code, @Nullable String field) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Vector> valid(String type, String direction) {
    return read(file(type, direction).path("valid"));
  }

  static Stream<Vector> invalid(String type, String direction) {
    return read(file(type, direction).path("invalid"));
  }

  static Stream<Vector> malformedEnvelopes() {
    return read(json(FOLDER.resolve("envelope.json")).path("invalid"));
  }

  /** The types that have a file for that direction. */
  static List<String> types(String direction) {
    String ending = "." + direction + ".json";
    try (Stream<Path> files = Files.list(FOLDER.resolve("messages"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parse(String text) {
    try {
      return PLAIN.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode file(String type, String direction) {
    JsonNode file = json(FOLDER.resolve("messages/" + type + "." + direction + ".json"));
    assertTrue(file.path("valid").size() > 0, type + " needs a valid vector");
    assertTrue(file.path("invalid").size() > 0, type + " needs an invalid vector");
    return file;
  }

  private static JsonNode json(Path file) {
    try {
      return PLAIN.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Vector> read(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(
            entry ->
                new Vector(
                    entry.path("name").asText(),
                    entry.has("text")
                        ? entry.path("text").asText()
                        : entry.path("message").toString(),
                    entry.hasNonNull("code") ? entry.path("code").asText() : null,
                    entry.hasNonNull("field") ? entry.path("field").asText() : null));
  }
}
