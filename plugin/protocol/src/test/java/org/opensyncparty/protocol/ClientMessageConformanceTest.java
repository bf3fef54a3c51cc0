package org.opensyncparty.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opensyncparty.protocol.Vectors.Vector;

/** What clients may say, by the vectors that the browser client's tests read too. */
class ClientMessageConformanceTest {
  private final MessageCodec codec = new MessageCodec();

  @Test
  void everyTypeThatAClientMaySendHasVectorsAndNoOther() {
    assertEquals(ClientMessageReader.types().stream().sorted().toList(), Vectors.types("client"));
  }

  @TestFactory
  Stream<DynamicTest> validMessagesAreTaken() {
    return Vectors.types("client").stream()
        .flatMap(
            type ->
                Vectors.valid(type, "client")
                    .map(v -> DynamicTest.dynamicTest(type + ": " + v, () -> taken(type, v))));
  }

  private void taken(String type, Vector vector) {
    var message = assertInstanceOf(Inbound.Message.class, codec.decode(vector.text()));
    assertEquals(type, message.ref().type());
    var sent = Vectors.parse(vector.text());
    if (type.equals("create_room") || type.equals("join_room")) {
      assertEquals(
          sent.hasNonNull("client") ? sent.path("client").asText() : null, message.client());
    }
    assertEquals(sent.hasNonNull("room") ? sent.path("room").asText() : null, message.room());
  }

  @TestFactory
  Stream<DynamicTest> invalidMessagesAreRefusedByCodeAndField() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String type : Vectors.types("client")) {
      Vectors.invalid(type, "client")
          .forEach(v -> tests.add(DynamicTest.dynamicTest(type + ": " + v, () -> refused(v))));
    }
    Vectors.malformedEnvelopes()
        .forEach(v -> tests.add(DynamicTest.dynamicTest("envelope: " + v, () -> refused(v))));
    return tests.stream();
  }

  private void refused(Vector vector) {
    var malformed = assertInstanceOf(Inbound.Malformed.class, codec.decode(vector.text()));
    assertEquals(vector.code(), malformed.error().code().wire());
    assertEquals(vector.field(), malformed.error().field());
    assertNotNull(malformed.error().getMessage());
  }
}
