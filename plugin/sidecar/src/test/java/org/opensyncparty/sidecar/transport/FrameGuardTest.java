package org.opensyncparty.sidecar.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opensyncparty.sidecar.transport.FrameGuard.Verdict.FINE;
import static org.opensyncparty.sidecar.transport.FrameGuard.Verdict.PROTOCOL_ERROR;
import static org.opensyncparty.sidecar.transport.FrameGuard.Verdict.TOO_BIG;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.transport.FrameGuard.Verdict;

class FrameGuardTest {
  private static final int CAP = 1000;

  private final FrameGuard guard = new FrameGuard(CAP);

  @Test
  void messagesUpToTheCapAreFine() {
    for (int size : new int[] {0, 1, 125, 126, 127, CAP}) {
      ByteBuffer data = frame(true, RawWebSocket.TEXT, size);
      assertEquals(FINE, guard.scan(data));
      assertFalse(data.hasRemaining());
    }
  }

  @Test
  void aFrameBeyondTheCapIsFoundByItsHeaderAlone() {
    ByteBuffer data = frame(true, RawWebSocket.BINARY, CAP + 1);
    assertEquals(TOO_BIG, guard.scan(data.limit(4)));
    assertEquals(3, data.position());
  }

  @Test
  void fragmentsCountTogetherAndAFinishedMessageDoesNot() {
    assertEquals(FINE, guard.scan(frame(false, RawWebSocket.TEXT, CAP - 1)));
    assertEquals(FINE, guard.scan(frame(true, RawWebSocket.PING, 100)));
    assertEquals(FINE, guard.scan(frame(true, RawWebSocket.CONTINUATION, 1)));
    assertEquals(FINE, guard.scan(frame(false, RawWebSocket.TEXT, CAP - 1)));
    assertEquals(TOO_BIG, guard.scan(frame(true, RawWebSocket.CONTINUATION, 2)));
  }

  @Test
  void anUnmaskedFrameStopsTheScanBeforeIt() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(RawWebSocket.bytesOf(true, RawWebSocket.TEXT, new byte[5], true));
    int good = bytes.size();
    bytes.writeBytes(RawWebSocket.bytesOf(true, RawWebSocket.TEXT, new byte[5], false));
    ByteBuffer data = ByteBuffer.wrap(bytes.toByteArray());
    assertEquals(PROTOCOL_ERROR, guard.scan(data));
    assertEquals(good + 1, data.position());
  }

  @Test
  void controlFramesWithLongPayloadsAndNegativeLengthsBreakTheProtocol() {
    assertEquals(PROTOCOL_ERROR, guard.scan(frame(true, RawWebSocket.PING, 126)));
    byte[] negative = {(byte) 0x82, (byte) 0xFF, -1, 0, 0, 0, 0, 0, 0, 0};
    assertEquals(PROTOCOL_ERROR, new FrameGuard(CAP).scan(ByteBuffer.wrap(negative)));
    byte[] huge = {(byte) 0x82, (byte) 0xFF, 0x7F, -1, -1, -1, -1, -1, -1, -1};
    assertEquals(TOO_BIG, new FrameGuard(CAP).scan(ByteBuffer.wrap(huge)));
  }

  @Test
  void aCloseFrameIsSeenOnceItsHeaderIsComplete() {
    ByteBuffer close = frame(true, RawWebSocket.CLOSE, 2);
    assertEquals(FINE, guard.scan(close.duplicate().limit(5)));
    assertFalse(guard.closeSeen());
    assertEquals(FINE, guard.scan(close.duplicate().position(5)));
    assertTrue(guard.closeSeen());
  }

  @Test
  void theVerdictDoesNotDependOnHowTheBytesAreCut() {
    Random random = new Random(42);
    for (int run = 0; run < 500; run++) {
      byte[] stream = randomStream(random);
      ByteBuffer whole = ByteBuffer.wrap(stream);
      Verdict expected = new FrameGuard(CAP).scan(whole);
      FrameGuard cut = new FrameGuard(CAP);
      Verdict verdict = FINE;
      int at = 0;
      while (at < stream.length && verdict == FINE) {
        int end = Math.min(stream.length, at + 1 + random.nextInt(7));
        ByteBuffer piece = ByteBuffer.wrap(stream, at, end - at);
        verdict = cut.scan(piece);
        at = piece.position();
      }
      assertEquals(expected, verdict);
      assertEquals(whole.position(), at);
    }
  }

  private static byte[] randomStream(Random random) {
    int[] opcodes = {
      RawWebSocket.TEXT, RawWebSocket.CONTINUATION, RawWebSocket.PING, RawWebSocket.BINARY
    };
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < 6; i++) {
      int opcode = opcodes[random.nextInt(opcodes.length)];
      byte[] payload = new byte[random.nextInt(opcode == RawWebSocket.PING ? 130 : CAP)];
      boolean masked = random.nextInt(20) > 0;
      bytes.writeBytes(RawWebSocket.bytesOf(random.nextBoolean(), opcode, payload, masked));
    }
    return bytes.toByteArray();
  }

  private static ByteBuffer frame(boolean fin, int opcode, int size) {
    return ByteBuffer.wrap(RawWebSocket.bytesOf(fin, opcode, new byte[size], true));
  }
}
