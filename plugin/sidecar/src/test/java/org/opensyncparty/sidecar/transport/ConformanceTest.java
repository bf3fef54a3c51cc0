package org.opensyncparty.sidecar.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opensyncparty.sidecar.transport.ConformanceCases.Case;
import org.opensyncparty.sidecar.transport.RawWebSocket.Frame;

/** The endpoint does what RFC 6455 says, however the bytes arrive. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {
  private static final byte[] ALIVE = {'a', 'l', 'i', 'v', 'e', '?'};

  /** More than this, sent byte by byte, takes longer than it teaches. */
  private static final int MAX_BYTEWISE = 2_000;

  private Harness harness;

  @BeforeAll
  void listen() throws IOException {
    harness = new Harness();
  }

  @AfterAll
  void stop() {
    harness.close();
  }

  static List<Case> cases() {
    return ConformanceCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isAsTheStandardSays(Case wanted) throws Exception {
    run(wanted, List.of(wanted.sent()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheSameByteByByte(Case wanted) throws Exception {
    assumeTrue(wanted.sent().length <= MAX_BYTEWISE);
    run(wanted, ConformanceCases.bytewise(wanted.sent()));
  }

  private void run(Case wanted, List<byte[]> pieces) throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      RecordingHandler handler = harness.sockets.next();
      send(client, pieces);
      List<String> answers = new ArrayList<>();
      assertEquals(wanted.close(), wanted.close() == 0 ? lives(client, answers) : end(client));
      assertEquals(wanted.answers(), answers);
      for (String text : wanted.heard()) {
        assertEquals(text, handler.next());
      }
      assertTrue(wanted.close() != 0 || handler.isQuiet());
    }
  }

  private static void send(RawWebSocket client, List<byte[]> pieces) {
    try {
      for (byte[] piece : pieces) {
        client.raw(piece);
      }
    } catch (IOException cut) {
      // The server need not read what comes behind an error.
    }
  }

  /** Reads up to the answer to a ping of the test's own. */
  private static int lives(RawWebSocket client, List<String> answers) throws IOException {
    client.frame(true, RawWebSocket.PING, ALIVE);
    String alive = "10:" + HexFormat.of().formatHex(ALIVE);
    while (true) {
      Frame frame = client.read();
      byte[] payload = new byte[frame.payload().remaining()];
      frame.payload().duplicate().get(payload);
      String answer = frame.opcode() + ":" + HexFormat.of().formatHex(payload);
      if (answer.equals(alive)) {
        return ConformanceCases.LIVES;
      }
      if (frame.opcode() == RawWebSocket.CLOSE) {
        return frame.closeCode();
      }
      answers.add(answer);
    }
  }

  private static int end(RawWebSocket client) throws IOException {
    return client.readCloseCode();
  }
}
