package org.opensyncparty.sidecar.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opensyncparty.sidecar.http.RoutesHarness.BASE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.sidecar.transport.RawWebSocket;
import org.opensyncparty.sidecar.transport.RawWebSocket.Answer;

/** The administrator's route on a real listener. */
@Timeout(60)
class AdminRouteTest {
  private static final String STATUS = BASE + "admin/status";

  private final RoutesHarness server;

  AdminRouteTest() throws IOException {
    server = new RoutesHarness(WebFiles.load(false), null);
    server.mediaServerAnswers.countDown();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theStatusIsAskedForWithThePeersAddressAndNeverCached() throws Exception {
    AtomicReference<String> asked = new AtomicReference<>("");
    server.status =
        (authorization, client) -> {
          asked.set(authorization + " " + client);
          return Reply.json(200, "{\"rooms\":[]}");
        };
    Answer answer =
        server.ask(
            "GET",
            STATUS,
            Map.of("Authorization", "MediaBrowser Token=\"t\"", "X-Forwarded-For", "192.0.2.3"),
            "");
    assertEquals(200, answer.status());
    assertEquals("{\"rooms\":[]}", answer.body());
    assertEquals("application/json", answer.headers().get("content-type"));
    assertEquals("no-store", answer.headers().get("cache-control"));
    assertEquals("MediaBrowser Token=\"t\" 192.0.2.3", asked.get());
  }

  @Test
  void aRefusalIsNotCachedEither() throws Exception {
    server.status = (authorization, client) -> Reply.error(403, ErrorCode.FORBIDDEN, "No.");
    Answer answer = server.get(STATUS);
    assertEquals(403, answer.status());
    assertEquals("{\"error\":{\"code\":\"forbidden\",\"message\":\"No.\"}}", answer.body());
    assertEquals("no-store", answer.headers().get("cache-control"));
  }

  @Test
  void itIsOnlyRead() throws Exception {
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "HEAD")) {
      Answer answer = server.ask(method, STATUS, Map.of("Content-Length", "0"), "");
      assertEquals(405, answer.status(), method);
      assertEquals("GET", answer.headers().get("allow"), method);
    }
  }

  @Test
  void nothingElseIsThere() throws Exception {
    for (String path : List.of("admin", "admin/", "admin/status/", "admin/%73tatus")) {
      assertEquals(404, server.get(BASE + path).status(), path);
    }
  }

  @Test
  void pagesOfOtherSitesAreNotEvenHeard() throws Exception {
    assertEquals(
        403, server.ask("GET", STATUS, Map.of("Origin", "https://evil.example"), "").status());
  }

  @Test
  void whatFailsInsideIsNotTold() throws Exception {
    server.status =
        (authorization, client) -> {
          throw new IllegalStateException("s3cr3t");
        };
    Answer answer = server.get(STATUS);
    assertEquals(500, answer.status());
    assertTrue(answer.body().startsWith("{\"error\":{\"code\":\"internal\""), answer.body());
    assertEquals(-1, answer.body().indexOf("s3cr3t"));
  }

  @Test
  void manyWhoWaitForTheStatusHoldUpNoToken() throws Exception {
    CountDownLatch mediaServerAnswers = new CountDownLatch(1);
    AtomicInteger waiting = new AtomicInteger();
    server.status =
        (authorization, client) -> {
          waiting.incrementAndGet();
          try {
            mediaServerAnswers.await();
          } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
          }
          return Reply.json(200, "{}");
        };
    List<RawWebSocket> clients = new ArrayList<>();
    String request = "GET " + STATUS + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for (int i = 0; i < 4 + 64; i++) {
      RawWebSocket client = RawWebSocket.dial(server.port());
      client.raw(request.getBytes(StandardCharsets.US_ASCII));
      clients.add(client);
    }
    await().until(() -> waiting.get() == 4);
    await().until(() -> server.get(STATUS).status() == 503);
    assertEquals(
        200, server.ask("POST", BASE + "token", Map.of("Content-Length", "0"), "").status());
    mediaServerAnswers.countDown();
    for (RawWebSocket client : clients) {
      client.close();
    }
  }
}
