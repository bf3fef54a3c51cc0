package org.opensyncparty.sidecar.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.ProtocolLimits;

@Timeout(60)
@ParameterizedClass
@EnumSource(NetworkIo.class)
class PartyServerTest {
  private static final int LIMIT = ProtocolLimits.MAX_MESSAGE_BYTES;

  @AutoClose private final Harness harness;

  PartyServerTest(NetworkIo io) throws IOException {
    assumeTrue(io.isAvailable(), "this system has no such way to the network");
    harness = new Harness(io);
  }

  @Test
  void textGoesInAndOut() throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      client.sendText("echo grüße 🎬");
      assertEquals("grüße 🎬", client.readText());
      assertEquals("127.0.0.1", harness.sockets.next().socket.remoteAddress());
    }
  }

  @Test
  void textOfEveryLengthCodeArrivesUnchanged() throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      for (int length : new int[] {0, 1, 125, 126, 127, 65_530 - 5, 65_536 - 5}) {
        String text = "x".repeat(length);
        client.sendText("echo " + text);
        assertEquals(text, client.readText());
      }
    }
  }

  @Test
  void framesOfOneThreadKeepTheirOrderWhenEightWriteAtOnce() throws Exception {
    int threads = 8;
    int each = 500;
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      Socket socket = harness.sockets.next().socket;
      BlockingQueue<Boolean> ends = new LinkedBlockingQueue<>();
      List<Thread> writers = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        String name = t + ":";
        writers.add(
            new Thread(
                () -> {
                  for (int i = 0; i < each; i++) {
                    socket.write(TextFrame.of(name + i), (sent, ok) -> ends.add(ok));
                  }
                }));
      }
      writers.forEach(Thread::start);
      Map<String, Integer> last = new HashMap<>();
      for (int n = 0; n < threads * each; n++) {
        String[] parts = client.readText().split(":", 2);
        int number = Integer.parseInt(parts[1]);
        assertEquals(last.getOrDefault(parts[0], -1) + 1, number);
        last.put(parts[0], number);
      }
      for (int n = 0; n < threads * each; n++) {
        assertEquals(true, ends.poll(10, TimeUnit.SECONDS));
      }
      assertTrue(ends.isEmpty());
    }
  }

  @Test
  void fragmentsWithAPingBetweenThemAreOneMessage() throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      byte[] text = "echo één".getBytes(StandardCharsets.UTF_8);
      client.frame(false, RawWebSocket.TEXT, java.util.Arrays.copyOf(text, 6));
      client.frame(true, RawWebSocket.PING, new byte[] {7});
      client.frame(
          true, RawWebSocket.CONTINUATION, java.util.Arrays.copyOfRange(text, 6, text.length));
      RawWebSocket.Frame pong = client.read();
      assertEquals(RawWebSocket.PONG, pong.opcode());
      assertEquals(7, pong.payload().get(0));
      assertEquals("één", client.readText());
    }
  }

  @Test
  void aHandshakeAndFramesThatComeByteByByteAreUnderstood() throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      byte[] frame =
          RawWebSocket.bytesOf(
              true,
              RawWebSocket.TEXT,
              ("echo " + "y".repeat(200)).getBytes(StandardCharsets.UTF_8),
              true);
      for (byte octet : frame) {
        client.raw(new byte[] {octet});
      }
      assertEquals("y".repeat(200), client.readText());
    }
  }

  @Test
  void exactlyTheLimitIsTakenAndOneByteMoreIsAnErrorThatTheSocketSurvives() throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      RecordingHandler handler = harness.sockets.next();
      client.sendText("ü".repeat(LIMIT / 2));
      assertEquals("ü".repeat(LIMIT / 2), handler.next());
      client.sendText("ü".repeat(LIMIT / 2) + "x");
      assertEquals("<too large>", handler.next());
      client.sendText("echo still here");
      assertEquals("still here", client.readText());
    }
  }

  @Test
  void fragmentsCountTogetherTowardsTheLimit() throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      RecordingHandler handler = harness.sockets.next();
      byte[] half = "z".repeat(LIMIT / 2).getBytes(StandardCharsets.UTF_8);
      client.frame(false, RawWebSocket.TEXT, half);
      client.frame(true, RawWebSocket.CONTINUATION, half);
      assertEquals("z".repeat(LIMIT), handler.next());
      client.frame(false, RawWebSocket.TEXT, half);
      client.frame(false, RawWebSocket.CONTINUATION, half);
      client.frame(false, RawWebSocket.CONTINUATION, new byte[] {'z'});
      client.frame(true, RawWebSocket.CONTINUATION, new byte[0]);
      assertEquals("<too large>", handler.next());
      client.sendText("after");
      assertEquals("after", handler.next());
    }
  }

  @Test
  void beyondTheHardCapTheSocketIsClosedBeforeThePayloadIsRead() throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      RecordingHandler handler = harness.sockets.next();
      byte[] frame =
          RawWebSocket.bytesOf(
              true, RawWebSocket.TEXT, new byte[FrameInlet.HARD_CAP_BYTES + 1], true);
      client.raw(java.util.Arrays.copyOf(frame, 14));
      assertEquals(1009, client.readCloseCode());
      client.hangUp();
      assertEquals("<closed>", handler.next());
    }
  }

  @Test
  void fragmentsBeyondTheHardCapCloseTheSocket() throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      byte[] chunk = new byte[FrameInlet.HARD_CAP_BYTES / 4];
      java.util.Arrays.fill(chunk, (byte) 'a');
      client.frame(false, RawWebSocket.TEXT, chunk);
      for (int i = 0; i < 3; i++) {
        client.frame(false, RawWebSocket.CONTINUATION, chunk);
      }
      client.frame(true, RawWebSocket.CONTINUATION, new byte[] {'a'});
      assertEquals(1009, client.readCloseCode());
    }
  }

  @Test
  void anUnmaskedFrameEndsTheSocketAndIsNotHeard() throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      RecordingHandler handler = harness.sockets.next();
      client.unmasked(true, RawWebSocket.TEXT, "hello".getBytes(StandardCharsets.UTF_8));
      assertEquals(1002, client.readCloseCode());
      client.hangUp();
      assertEquals("<closed>", handler.next());
    }
  }

  @Test
  void textThatIsNotUtf8EndsTheSocket() throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      client.frame(true, RawWebSocket.TEXT, new byte[] {'a', (byte) 0xC3, (byte) 0x28});
      assertEquals(1007, client.readCloseCode());
    }
  }

  @Test
  void aReservedOpcodeEndsTheSocket() throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      client.frame(true, 0x3, new byte[0]);
      assertEquals(1002, client.readCloseCode());
    }
  }

  @Test
  void binaryIsReportedOncePerMessageAndTheSocketLivesOn() throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      RecordingHandler handler = harness.sockets.next();
      client.frame(false, RawWebSocket.BINARY, new byte[10]);
      client.frame(true, RawWebSocket.CONTINUATION, new byte[10]);
      client.frame(true, RawWebSocket.BINARY, new byte[LIMIT + 1]);
      client.sendText("after");
      assertEquals("<binary>", handler.next());
      assertEquals("<binary>", handler.next());
      assertEquals("after", handler.next());
    }
  }

  @Test
  void aHandlerThatThrowsClosesItsSocketAndNoOther() throws Exception {
    try (RawWebSocket bad = RawWebSocket.connect(harness.port());
        RawWebSocket good = RawWebSocket.connect(harness.port())) {
      bad.sendText("throw");
      assertEquals(CloseStatus.INTERNAL.code(), bad.readCloseCode());
      good.sendText("echo fine");
      assertEquals("fine", good.readText());
    }
  }
}
