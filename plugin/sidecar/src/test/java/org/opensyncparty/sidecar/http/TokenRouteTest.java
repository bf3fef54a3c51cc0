package org.opensyncparty.sidecar.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opensyncparty.sidecar.http.RoutesHarness.BASE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opensyncparty.sidecar.transport.RawWebSocket;
import org.opensyncparty.sidecar.transport.RawWebSocket.Answer;

/** Token requests on a real listener. */
@Timeout(60)
class TokenRouteTest {
  private final RoutesHarness server;

  TokenRouteTest() throws IOException {
    server = new RoutesHarness(WebFiles.load(false), null);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tokensAreAskedForWithThePeersAddressAndCounted() throws Exception {
    server.mediaServerAnswers.countDown();
    Answer answer =
        server.ask(
            "POST",
            BASE + "token",
            Map.of("Authorization", "MediaBrowser Token=\"t\"", "X-Forwarded-For", "192.0.2.3"),
            "");
    assertEquals(200, answer.status());
    assertEquals("{\"token\":\"x\"}", answer.body());
    assertEquals("no-store", answer.headers().get("cache-control"));
    assertEquals("MediaBrowser Token=\"t\" 192.0.2.3", server.asked.get());
    await().until(() -> server.metrics.text().contains("token_requests_total{result=\"ok\"} 1.0"));
  }

  @Test
  void pagesOfOtherSitesGetNoToken() throws Exception {
    server.mediaServerAnswers.countDown();
    Answer foreign =
        server.ask("POST", BASE + "token", Map.of("Origin", "https://evil.example"), "");
    assertEquals(403, foreign.status());
    assertEquals("", server.asked.get());
    assertEquals(
        200, server.ask("POST", BASE + "token", Map.of("Origin", "http://localhost"), "").status());
  }

  @Test
  void aMediaServerThatHangsHoldsUpNothingElseAndTheLineIsBounded() throws Exception {
    List<RawWebSocket> clients = new ArrayList<>();
    String request =
        "POST " + BASE + "token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
    for (int i = 0; i < 4 + 64; i++) {
      RawWebSocket client = RawWebSocket.dial(server.port());
      client.raw(request.getBytes(StandardCharsets.US_ASCII));
      clients.add(client);
    }
    await().until(() -> server.waiting.get() == 4);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                server.ask("POST", BASE + "token", Map.of("Content-Length", "0"), "").status()
                    == 503);
    assertEquals(200, server.get(BASE + "health").status());
    server.mediaServerAnswers.countDown();
    for (RawWebSocket client : clients) {
      client.close();
    }
  }
}
