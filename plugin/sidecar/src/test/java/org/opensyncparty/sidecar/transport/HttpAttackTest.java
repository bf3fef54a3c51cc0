package org.opensyncparty.sidecar.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensyncparty.sidecar.limits.Limit;

/** Requests that never end, are too long, or come without end; over raw sockets. */
@Timeout(60)
class HttpAttackTest {
  private static final String HEAD = "GET / HTTP/1.1\r\nHost: localhost\r\n";

  @AutoClose private final Harness harness;

  HttpAttackTest() throws IOException {
    harness = new Harness();
  }

  /** The server answers others, and a WebSocket can be opened, whatever was done. */
  private void othersAreServed() throws IOException {
    try (RawWebSocket other = RawWebSocket.dial(harness.port())) {
      assertEquals(204, other.request("GET", "/", Map.of("Host", "localhost"), "").status());
    }
    RawWebSocket.connect(harness.port()).close();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET",
        HEAD,
        HEAD + "X-Half: ",
        "POST /token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8000\r\n\r\nx",
        "POST /token HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        "\u0016\u0003\u0001\u0002\u0000\u0001",
      })
  void whoeverIsSlowWithARequestIsHungUpOn(String begun) throws Exception {
    try (Harness hasty = new Harness(1);
        RawWebSocket slow = RawWebSocket.dial(hasty.port())) {
      slow.raw(ascii(begun));
      slow.awaitEnd();
    }
  }

  @Test
  void dripsOfAHeadDoNotBuyMoreTime() throws Exception {
    try (Harness hasty = new Harness(1);
        RawWebSocket slow = RawWebSocket.dial(hasty.port())) {
      slow.raw(ascii(HEAD));
      await().until(() -> !drips(slow));
    }
  }

  private static boolean drips(RawWebSocket slow) {
    try {
      slow.raw(ascii("X-Drip: y\r\n"));
      return true;
    } catch (IOException hungUp) {
      return false;
    }
  }

  @Test
  void aHeadBeyondTheLimitIsRefused() throws Exception {
    int limit = Limit.HTTP_HEAD_BYTES.standard();
    for (String head :
        List.of(
            HEAD + "X-Long: " + "y".repeat(limit) + "\r\n\r\n",
            "GET /" + "y".repeat(limit) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
            HEAD + "X-One-Of-Many: y\r\n".repeat(limit / 18) + "\r\n")) {
      try (RawWebSocket client = RawWebSocket.dial(harness.port())) {
        client.raw(ascii(head));
        assertEquals(400, client.answer(false).status());
        client.awaitEnd();
      }
    }
    othersAreServed();
  }

  @Test
  void aHeadWithoutEndIsNotReadToIt() throws Exception {
    try (RawWebSocket client = RawWebSocket.dial(harness.port())) {
      client.raw(ascii(HEAD + "X-Endless: "));
      byte[] more = ascii("y".repeat(1000));
      await()
          .until(
              () -> {
                try {
                  client.raw(more);
                  return false;
                } catch (IOException hungUp) {
                  return true;
                }
              });
    }
    othersAreServed();
  }

  @Test
  void requestsSentAheadAreAnsweredInOrderOrNotAtAllAndHarmNobody() throws Exception {
    try (RawWebSocket greedy = RawWebSocket.dial(harness.port())) {
      greedy.raw(ascii((HEAD + "\r\n").repeat(3)));
      for (int i = 0; i < 3; i++) {
        assertEquals(204, greedy.answer(false).status());
      }
      Thread flood =
          new Thread(
              () -> {
                byte[] requests = ascii((HEAD + "\r\n").repeat(1000));
                for (int i = 0; i < 50; i++) {
                  try {
                    greedy.raw(requests);
                  } catch (IOException hungUp) {
                    return;
                  }
                }
              });
      flood.start();
      othersAreServed();
      greedy.hangUp();
      flood.join();
    }
    othersAreServed();
  }

  /** Loopback has many addresses, and only 127.0.0.1 is a proxy here. */
  private RawWebSocket dialFromElsewhere() throws IOException {
    return RawWebSocket.dialFrom("127.0.0.9", harness.port());
  }

  @Test
  void oneAddressCannotHaveAllConnectionsByNeverAsking() throws Exception {
    List<RawWebSocket> silent = new ArrayList<>();
    for (int i = 0; i < Limit.HTTP_CONNECTIONS_PER_ADDRESS.standard() + 5; i++) {
      silent.add(dialFromElsewhere());
    }
    await().until(() -> Collections.frequency(harness.refusals, "too_many_connections") == 5);
    othersAreServed();
    for (RawWebSocket socket : silent) {
      socket.close();
    }
    await().until(this::elsewhereIsServed);
  }

  private boolean elsewhereIsServed() {
    try (RawWebSocket client = dialFromElsewhere()) {
      return client.request("GET", "/", Map.of("Host", "localhost"), "").status() == 204;
    } catch (IOException refused) {
      return false;
    }
  }

  @Test
  void whatHasBecomeAWebSocketIsCountedAsOneOnly() throws Exception {
    for (int i = 0; i < Limit.HTTP_CONNECTIONS_PER_ADDRESS.standard() + 5; i++) {
      try (RawWebSocket socket = dialFromElsewhere()) {
        assertEquals(101, socket.handshake(PartyEndpoint.PATH, Map.of()).status());
      }
      if (i % Harness.MAX_PER_ADDRESS == Harness.MAX_PER_ADDRESS - 1) {
        await().until(() -> harness.server.sockets() == 0);
      }
    }
  }
}
