package org.opensyncparty.sidecar.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.cluster.Sequence.Stamp;

/** What goes to another node in one message. */
class EnvelopeTest {
  private static final LinkMessage ONE = new LinkMessage.NotHere("one", 1);
  private static final LinkMessage TWO = new LinkMessage.NotHere("two", 2);

  private static byte[] sealed() {
    return Envelope.seal(
        "änn", new Stamp(3, 7), List.of(LinkCodec.encode(ONE), LinkCodec.encode(TWO)));
  }

  @Test
  void allThatWasPutInComesOutInOrder() throws IOException {
    Envelope envelope = Envelope.open(sealed());
    assertEquals("änn", envelope.from());
    assertEquals(new Stamp(3, 7), envelope.stamp());
    assertEquals(ONE, envelope.next());
    assertFalse(envelope.isEmpty());
    assertEquals(TWO, envelope.next());
    assertTrue(envelope.isEmpty());
  }

  @Test
  void oneOfAnotherFormatIsNotRead() {
    byte[] newer = sealed();
    newer[0]++;
    assertThrows(IOException.class, () -> Envelope.open(newer));
  }

  @Test
  void whatComesBeforeATornMessageIsRead() throws IOException {
    byte[] whole = sealed();
    Envelope torn = Envelope.open(Arrays.copyOf(whole, whole.length - 1));
    assertEquals(ONE, torn.next());
    assertThrows(IOException.class, torn::next);
  }

  /** Such a length would be reserved before it is seen that so much is not there. */
  @Test
  void aLengthThatIsNotThereTakesNoMemory() {
    byte[] forged = sealed();
    forged[1] = 0x7f;
    assertThrows(IOException.class, () -> Envelope.open(forged));
  }
}
