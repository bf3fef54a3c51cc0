package org.opensyncparty.sidecar.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextAssemblyTest {
  private static final int LIMIT = 30;

  private final List<String> heard = new ArrayList<>();
  private final TextAssembly assembly =
      new TextAssembly(LIMIT, heard::add, () -> heard.add("<too large>"));

  @Test
  void partsAreJoined() {
    assembly.part("a", false);
    assembly.part("", false);
    assembly.part("b", true);
    assembly.part("c", true);
    assertEquals(List.of("ab", "c"), heard);
  }

  @Test
  void theLimitIsOfBytesNotOfCharacters() {
    assembly.part("x".repeat(LIMIT), true);
    assembly.part("x".repeat(LIMIT + 1), true);
    assembly.part("€".repeat(10), true);
    assembly.part("€".repeat(10) + "x", true);
    assertEquals(List.of("x".repeat(LIMIT), "<too large>", "€".repeat(10), "<too large>"), heard);
  }

  @Test
  void aMessageThatGrewTooLargeDoesNotSpoilTheNext() {
    for (int i = 0; i < 100; i++) {
      assembly.part("x".repeat(LIMIT), false);
    }
    assembly.part("", true);
    assembly.part("next", true);
    assertEquals(List.of("<too large>", "next"), heard);
  }

  @Test
  void itAgreesWithTheEncoderHoweverTheTextIsCut() {
    Random random = new Random(7);
    String[] alphabet = {"a", "ü", "€", "🎬"};
    for (int run = 0; run < 2000; run++) {
      heard.clear();
      StringBuilder text = new StringBuilder();
      int parts = 1 + random.nextInt(5);
      for (int p = 1; p <= parts; p++) {
        StringBuilder part = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
          part.append(alphabet[random.nextInt(alphabet.length)]);
        }
        text.append(part);
        assembly.part(part.toString(), p == parts);
      }
      boolean fits = text.toString().getBytes(StandardCharsets.UTF_8).length <= LIMIT;
      assertEquals(List.of(fits ? text.toString() : "<too large>"), heard);
    }
  }
}
