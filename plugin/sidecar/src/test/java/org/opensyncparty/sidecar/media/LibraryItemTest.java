package org.opensyncparty.sidecar.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opensyncparty.sidecar.docs.DocTable;

class LibraryItemTest {

  /** The browser client's tests read the same file. */
  @TestFactory
  Stream<DynamicTest> findsWhatTheVectorsSay() throws IOException {
    JsonNode vectors =
        new ObjectMapper()
            .readTree(DocTable.repository().resolve("conformance/library-items.json").toFile());
    assertTrue(vectors.size() > 15);
    return StreamSupport.stream(vectors.spliterator(), false)
        .map(
            vector -> {
              String mediaUrl = vector.required("media_url").textValue();
              Optional<String> item = Optional.ofNullable(vector.required("item").textValue());
              return DynamicTest.dynamicTest(
                  "\"" + mediaUrl + "\"", () -> assertEquals(item, LibraryItem.parse(mediaUrl)));
            });
  }

  @Test
  void aLongTextOfNearMissesIsReadInNoTime() {
    String nearMiss = "/Items/0123456789abcdef0123456789abcde?id=01234567-89ab-cdef-0123-45678";
    assertEquals(Optional.empty(), LibraryItem.parse(nearMiss.repeat(10_000)));
  }
}
