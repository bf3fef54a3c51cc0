package org.opensyncparty.sidecar.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.opensyncparty.protocol.CloseStatus;

@Timeout(60)
@ParameterizedClass
@EnumSource(NetworkIo.class)
class SocketEndTest {
  @AutoClose private final Harness harness;

  SocketEndTest(NetworkIo io) throws IOException {
    assumeTrue(io.isAvailable(), "this system has no such way to the network");
    harness = new Harness(io);
  }

  @Test
  void goodbyesWith1000And1001AreCleanAndOthersAreNot() throws Exception {
    for (int code : new int[] {1000, 1001, 1008, 4000}) {
      try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
        RecordingHandler handler = harness.sockets.next();
        client.sendClose(code);
        assertEquals(code, client.readCloseCode());
        client.awaitEnd();
        assertEquals(code < 1002 ? "<closed clean>" : "<closed>", handler.next());
      }
    }
  }

  @Test
  void aPeerThatHangsUpIsNotClean() throws Exception {
    RawWebSocket client = RawWebSocket.connect(harness.port());
    RecordingHandler handler = harness.sockets.next();
    client.close();
    assertEquals("<closed>", handler.next());
    await().until(() -> harness.server.sockets() == 0);
  }

  @Test
  void closingSendsTheCodeAndEndsWhenThePeerAnswers() throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      RecordingHandler handler = harness.sockets.next();
      handler.socket.write(TextFrame.of("last words"), (frame, ok) -> {});
      handler.socket.close(CloseStatus.REPLACED);
      assertEquals("last words", client.readText());
      assertEquals(4001, client.read().closeCode());
      client.sendText("too late");
      client.sendClose(4001);
      client.awaitEnd();
      assertEquals("<closed>", handler.next());
      assertTrue(handler.isQuiet());
    }
  }

  @Test
  void aPeerThatDoesNotAnswerTheCloseIsCutAfterASecond() throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      RecordingHandler handler = harness.sockets.next();
      handler.socket.close(CloseStatus.POLICY);
      assertEquals(1008, client.readCloseCode());
      harness.time.advance(PartySocket.CLOSE_PATIENCE.minusMillis(1));
      assertEquals(1, harness.server.sockets());
      harness.time.advance(Duration.ofMillis(1));
      client.awaitEnd();
      assertEquals("<closed>", handler.next());
    }
  }

  @Test
  void aPeerThatDoesNotReadIsGoneAfterTheCloseAndEveryWriteHasItsEnd() throws Exception {
    RawWebSocket client = RawWebSocket.dialNarrow(harness.port(), 4096);
    client.handshake(PartyEndpoint.PATH, Map.of());
    RecordingHandler handler = harness.sockets.next();
    BlockingQueue<Boolean> ends = new LinkedBlockingQueue<>();
    TextFrame frame = TextFrame.of("w".repeat(60_000));
    int writes = 400;
    for (int i = 0; i < writes; i++) {
      handler.socket.write(frame, (sent, ok) -> ends.add(ok));
    }
    handler.socket.close(CloseStatus.TOO_SLOW);
    assertEquals(1, harness.server.sockets());
    harness.time.advance(PartySocket.CLOSE_PATIENCE);
    assertEquals("<closed>", handler.next());
    await().until(() -> harness.server.sockets() == 0);
    await().until(() -> ends.size() == writes);
    assertTrue(ends.contains(false));
    handler.socket.write(frame, (sent, ok) -> ends.add(ok));
    assertEquals(writes + 1, ends.size());
    client.close();
  }

  @Test
  void aPeerThatPingsAndNeverReadsIsCut() throws Exception {
    RawWebSocket client = RawWebSocket.dialNarrow(harness.port(), 4096);
    client.handshake(PartyEndpoint.PATH, Map.of());
    RecordingHandler handler = harness.sockets.next();
    byte[] pings = new byte[131 * 1000];
    byte[] ping = RawWebSocket.bytesOf(true, RawWebSocket.PING, new byte[125], true);
    for (int i = 0; i < 1000; i++) {
      System.arraycopy(ping, 0, pings, i * ping.length, ping.length);
    }
    try {
      for (int i = 0; i < 1000; i++) {
        client.raw(pings);
      }
    } catch (IOException cut) {
      // As it should be.
    }
    assertEquals("<closed>", handler.next());
    client.close();
  }

  @Test
  void aSilentPeerIsPingedAndThenCut() throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      RecordingHandler handler = harness.sockets.next();
      harness.time.advance(Liveness.PING_AFTER);
      assertEquals(RawWebSocket.PING, client.read().opcode());
      harness.time.advance(Duration.ofSeconds(20));
      assertEquals(RawWebSocket.PING, client.read().opcode());
      assertEquals(1, harness.server.sockets());
      harness.time.advance(Duration.ofSeconds(5));
      client.awaitEnd();
      assertEquals("<closed>", handler.next());
    }
  }

  @Test
  void aPeerThatAnswersPingsLivesOn() throws Exception {
    try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
      RecordingHandler handler = harness.sockets.next();
      for (int i = 0; i < 6; i++) {
        harness.time.advance(Liveness.PING_AFTER);
        assertEquals(RawWebSocket.PING, client.read().opcode());
        client.frame(true, RawWebSocket.PONG, new byte[0]);
        client.sendText("heard");
        assertEquals("heard", handler.next());
      }
      assertEquals(1, harness.server.sockets());
    }
  }

  @Test
  void stoppingTellsEverySocketAndEndsTheListener() throws Exception {
    try (RawWebSocket one = RawWebSocket.connect(harness.port());
        RawWebSocket two = RawWebSocket.connect(harness.port())) {
      RecordingHandler first = harness.sockets.next();
      RecordingHandler second = harness.sockets.next();
      Thread stopping = new Thread(harness.server::stop);
      stopping.start();
      assertEquals(1001, one.readCloseCode());
      assertEquals(1001, two.readCloseCode());
      one.sendClose(1001); // The other never answers.
      stopping.join();
      assertEquals("<closed>", first.next());
      assertEquals("<closed>", second.next());
      two.awaitEnd();
      await().until(() -> !canDial());
    }
  }

  @Test
  void timersOfEndedSocketsAreTakenBack() throws Exception {
    int before = harness.time.waiting();
    for (int i = 0; i < 5; i++) {
      try (RawWebSocket client = RawWebSocket.connect(harness.port())) {
        client.sendClose(1000);
        client.awaitEnd();
      }
    }
    await().until(() -> harness.server.sockets() == 0);
    await().until(() -> harness.time.waiting() == before);
  }

  private boolean canDial() {
    try (RawWebSocket dialled = RawWebSocket.dial(harness.port())) {
      return dialled != null;
    } catch (IOException refused) {
      return false;
    }
  }
}
