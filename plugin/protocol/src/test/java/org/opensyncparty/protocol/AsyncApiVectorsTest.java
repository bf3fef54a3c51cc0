package org.opensyncparty.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opensyncparty.protocol.Vectors.Vector;

/** The schemas of docs/asyncAPI.yaml take the good vectors and no bad ones. */
class AsyncApiVectorsTest {
  /** Bad messages that no schema can tell from good ones. */
  private static final Set<String> BEYOND_SCHEMAS =
      Set.of(
          // Bytes of UTF-8, and characters after normalisation, cannot be counted.
          "create_room.client: options of more than 1024 bytes",
          "create_room.client: a name of 65 characters",
          "chat.client: white space alone",
          "chat.client: only what cannot be seen",
          "chat.client: one character too many",
          "queue_add.client: a title that is too long",
          // Any number is below infinity, as far as a schema knows.
          "create_room.client: a number beyond all others among the options",
          "player_event.client: a number beyond all others deep in a field that is only relayed",
          "state_update.client: a number beyond all others in a field that is only relayed",
          // Two fields cannot be compared.
          "participants_update.server: a wrong count",
          "pong.server: sent before it came",
          "room_state.server: a count that is not the list's length");

  /** What a lenient reader of JSON takes, so that a schema never sees it. */
  private static final Set<String> ONLY_IN_THE_TEXT =
      Set.of(
          "a key twice",
          "a payload key twice",
          "text behind the end",
          "nested 33 deep",
          "nested 10,000 deep",
          "a number of 65 digits");

  private static final AsyncApi API = new AsyncApi();

  @TestFactory
  Stream<DynamicTest> goodMessagesAreValid() {
    return each(true, (name, vector) -> assertEquals(List.of(), errors(name, vector)));
  }

  @TestFactory
  Stream<DynamicTest> badMessagesAreNot() {
    return each(
        false,
        (name, vector) ->
            assertEquals(
                BEYOND_SCHEMAS.contains(name + ": " + vector),
                errors(name, vector).isEmpty(),
                "docs/asyncAPI.yaml takes a message that the code refuses: describe its fields more"
                    + " narrowly, or, if no schema can, name it in BEYOND_SCHEMAS"));
  }

  @Test
  void whatNoSchemaCanTellIsAmongTheVectors() {
    Set<String> bad = new TreeSet<>();
    each(false, (name, vector) -> {}).forEach(test -> bad.add(test.getDisplayName()));
    assertEquals(
        Set.of(),
        new TreeSet<>(BEYOND_SCHEMAS.stream().filter(name -> !bad.contains(name)).toList()));
  }

  @TestFactory
  Stream<DynamicTest> everyFieldOfAGoodMessageIsDescribed() {
    return each(
        true,
        (name, vector) ->
            assertEquals(
                Set.of(),
                API.undeclared(
                    API.payload(name), Vectors.parse(vector.text()).path("payload"), "payload"),
                "docs/asyncAPI.yaml does not tell of these fields of " + name));
  }

  @Test
  void everyDescribedFieldIsInAGoodMessage() {
    List<String> missing = new ArrayList<>();
    for (String name : API.messages().keySet()) {
      Set<String> used = new TreeSet<>();
      vectors(name, true)
          .forEach(
              vector ->
                  Vectors.parse(vector.text())
                      .path("payload")
                      .fieldNames()
                      .forEachRemaining(used::add));
      API.fields(API.payload(name)).keySet().stream()
          .filter(field -> !used.contains(field))
          .forEach(field -> missing.add(name + ": " + field));
    }
    assertEquals(List.of(), missing, "conformance/messages has no good vector with these fields");
  }

  @TestFactory
  Stream<DynamicTest> malformedEnvelopesFitNoMessage() {
    return Vectors.malformedEnvelopes()
        .filter(vector -> !ONLY_IN_THE_TEXT.contains(vector.name()))
        .map(
            vector ->
                DynamicTest.dynamicTest(
                    vector.name(),
                    () -> {
                      for (String name : API.messages().keySet()) {
                        assertTrue(
                            !name.endsWith(".client") || !errors(name, vector).isEmpty(), name);
                      }
                    }));
  }

  private interface Check {
    void that(String name, Vector vector);
  }

  private Stream<DynamicTest> each(boolean good, Check check) {
    return API.messages().keySet().stream()
        .flatMap(
            name ->
                vectors(name, good)
                    .map(
                        vector ->
                            DynamicTest.dynamicTest(
                                name + ": " + vector, () -> check.that(name, vector))));
  }

  private static Stream<Vector> vectors(String name, boolean good) {
    int dot = name.lastIndexOf('.');
    String type = name.substring(0, dot);
    String direction = name.substring(dot + 1);
    return good ? Vectors.valid(type, direction) : Vectors.invalid(type, direction);
  }

  /** What is wrong with a message; text that is no JSON is wrong as well. */
  private List<String> errors(String name, Vector vector) {
    JsonNode message;
    try {
      message = Vectors.parse(vector.text());
    } catch (UncheckedIOException e) {
      return List.of("no JSON");
    }
    return API.validator(name).validate(message).stream().map(Error::toString).toList();
  }
}
