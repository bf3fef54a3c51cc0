package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.transport.RawWebSocket;

/** Frames that no client sends: the socket is answered or ends, and the party goes on. */
class FrameAttackTest extends AttackedParty {

  @Test
  void fragmentsDoNotGetAroundTheLimit() throws Exception {
    byte[] part = "x".repeat(30_000).getBytes(StandardCharsets.UTF_8);
    eve.socket().frame(false, RawWebSocket.TEXT, part);
    eve.socket().frame(false, RawWebSocket.CONTINUATION, part);
    eve.socket().frame(true, RawWebSocket.CONTINUATION, part);
    assertEquals("too_large", eve.hearsError());
    assertEquals(List.of(), eve.hearsUntilPong());
  }

  @Test
  void aFrameBeyondAllMeasureEndsTheSocket() throws Exception {
    try {
      eve.socket().frame(true, RawWebSocket.TEXT, new byte[1_000_000]);
    } catch (IOException cutWhileSending) {
      // The server need not read to the end what it will not take.
    }
    assertEquals(1009, eve.socket().read().closeCode());
  }

  @Test
  void textThatIsNotUtf8EndsTheSocket() throws Exception {
    eve.socket().frame(true, RawWebSocket.TEXT, new byte[] {'{', (byte) 0xC3, (byte) 0x28, '}'});
    assertEquals(1007, eve.socket().read().closeCode());
  }

  @Test
  void anUnmaskedFrameEndsTheSocket() throws Exception {
    eve.socket().unmasked(true, RawWebSocket.TEXT, "{}".getBytes(StandardCharsets.UTF_8));
    assertEquals(1002, eve.socket().read().closeCode());
  }

  @Test
  void aBinaryMessageIsAnswered() throws Exception {
    eve.socket().frame(true, RawWebSocket.BINARY, new byte[] {1, 2, 3});
    assertEquals("bad_request", eve.hearsError());
  }
}
