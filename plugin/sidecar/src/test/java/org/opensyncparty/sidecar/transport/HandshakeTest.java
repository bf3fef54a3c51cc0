package org.opensyncparty.sidecar.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opensyncparty.sidecar.transport.RawWebSocket.Answer;

@Timeout(60)
@SuppressWarnings("StringConcatToTextBlock") // The line ends of HTTP are not those of a text block.
class HandshakeTest {
  private static final String PATH = PartyEndpoint.PATH;
  private static final String HEADERS =
      "\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

  @AutoClose private final Harness harness;

  HandshakeTest() throws IOException {
    harness = new Harness();
  }

  @Test
  void aHandshakeIsAnsweredAsTheStandardSays() throws Exception {
    Answer answer = shake(PATH, Map.of());
    assertEquals(101, answer.status());
    assertEquals("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", answer.headers().get("sec-websocket-accept"));
    assertTrue("websocket".equalsIgnoreCase(answer.headers().get("upgrade")));
    assertFalse(answer.headers().containsKey("sec-websocket-extensions"));
    assertFalse(answer.headers().containsKey("server"));
  }

  @Test
  void compressionAndSubprotocolsAreNotAgreedTo() throws Exception {
    Answer answer =
        shake(
            PATH,
            Map.of(
                "Sec-WebSocket-Extensions", "permessage-deflate",
                "Sec-WebSocket-Protocol", "chat, superchat"));
    assertEquals(101, answer.status());
    assertFalse(answer.headers().containsKey("sec-websocket-extensions"));
    assertFalse(answer.headers().containsKey("sec-websocket-protocol"));
  }

  @Test
  void foreignOriginsAreRefusedBeforeTheUpgrade() throws Exception {
    for (String origin : List.of("https://evil.example", "null", "http://localhost:1")) {
      Answer answer = shake(PATH, Map.of("Origin", origin));
      assertEquals(403, answer.status(), origin);
      assertTrue(answer.body().contains("\"forbidden\""), answer.body());
    }
    assertEquals(0, harness.server.sockets());
    assertTrue(harness.refusals.contains("foreign_origin"));
  }

  @Test
  void ownAndAllowedOriginsAreLetIn() throws Exception {
    assertEquals(101, shake(PATH, Map.of("Origin", "http://localhost:" + harness.port())).status());
    assertEquals(101, shake(PATH, Map.of("Origin", "https://films.example.org")).status());
    assertEquals(
        101,
        shake(PATH, Map.of("Origin", "https://tv.example", "X-Forwarded-Host", "tv.example"))
            .status());
  }

  @Test
  void otherPathsHaveNoWebSocket() throws Exception {
    for (String path :
        List.of("/", "/OpenSyncParty/ws/", "/OpenSyncParty/wss", "/ws", "/opensyncparty/ws")) {
      Answer answer = shake(path, Map.of());
      assertEquals(404, answer.status(), path);
      assertTrue(answer.body().startsWith("{\"error\""), answer.body());
    }
  }

  @Test
  void brokenHandshakesAreRefused() throws Exception {
    assertEquals(400, shake(PATH, Map.of("Sec-WebSocket-Key", "")).status());
    Answer old = shake(PATH, Map.of("Sec-WebSocket-Version", "8"));
    assertEquals(426, old.status());
    assertEquals("13", old.headers().get("sec-websocket-version"));
    assertEquals(0, harness.server.sockets());
  }

  /** Header, value (empty for none), status of the answer. */
  @ParameterizedTest
  @CsvSource({
    "Sec-WebSocket-Version, '', 400",
    "Sec-WebSocket-Version, 7, 426",
    "Sec-WebSocket-Version, 14, 426",
    "Sec-WebSocket-Version, '8, 13', 426",
    "Sec-WebSocket-Version, 13x, 426",
    "Sec-WebSocket-Key, '', 400",
    "Sec-WebSocket-Key, short, 400",
    "Sec-WebSocket-Key, dGhlIHNhbXBsZSBub25jZQ, 400",
    "Sec-WebSocket-Key, dGhlIHNhbXBsZSBub25jZSBpcyBsb25n, 400",
    "Sec-WebSocket-Key, 'dGhlIHNhbXBsZSBub25jZQ==, x', 400",
    "Sec-WebSocket-Key, '!!!!!!!!!!!!!!!!!!!!!!==', 400",
    "Connection, '', 400",
    "Connection, keep-alive, 400",
    "Connection, 'keep-alive, Upgrade', 101",
    "Connection, upgrade, 101",
    "Upgrade, WebSocket, 101",
    "Host, '', 400",
  })
  void aHandshakeNeedsEveryPartOfIt(String header, String value, int status) throws Exception {
    Answer answer = shake(PATH, Map.of(header, value));
    assertEquals(status, answer.status());
    if (status == 426) {
      assertEquals("13", answer.headers().get("sec-websocket-version"));
    }
  }

  @Test
  void anUpgradeToSomethingElseIsNoHandshake() throws Exception {
    for (String upgrade : List.of("h2c", "websocket2", "TLS/1.0")) {
      assertEquals(204, shake(PATH, Map.of("Upgrade", upgrade)).status(), upgrade);
    }
    assertEquals(0, harness.server.sockets());
  }

  @Test
  void onlyAGetOfHttp11IsAHandshake() throws Exception {
    for (String start :
        List.of(
            "POST " + PATH + " HTTP/1.1",
            "HEAD " + PATH + " HTTP/1.1",
            "GET " + PATH + " HTTP/1.0")) {
      try (RawWebSocket client = RawWebSocket.dial(harness.port())) {
        client.raw((start + HEADERS).getBytes(StandardCharsets.US_ASCII));
        assertEquals(400, client.answer(start.startsWith("HEAD")).status(), start);
      }
    }
  }

  @Test
  void whoSpeaksBeforeTheHandshakeIsAnsweredIsRefused() throws Exception {
    try (RawWebSocket client = RawWebSocket.dial(harness.port())) {
      ByteArrayOutputStream early = new ByteArrayOutputStream();
      early.writeBytes(("GET " + PATH + " HTTP/1.1" + HEADERS).getBytes(StandardCharsets.US_ASCII));
      early.writeBytes(RawWebSocket.bytesOf(true, RawWebSocket.TEXT, new byte[] {'x'}, true));
      client.raw(early.toByteArray());
      assertEquals(400, client.answer(false).status());
    }
  }

  @Test
  void requestsWithoutUpgradeGoToTheHttpHandler() throws Exception {
    try (RawWebSocket client = RawWebSocket.dial(harness.port())) {
      Map<String, String> headers = Map.of("Host", "localhost");
      assertEquals(204, client.request("GET", PATH, headers, "").status());
      assertEquals(204, client.request("GET", "/other", headers, "").status());
    }
  }

  @Test
  void moreSocketsThanOneAddressMayHaveAreRefusedUntilOneEnds() throws Exception {
    List<RawWebSocket> open = new ArrayList<>();
    for (int i = 0; i < Harness.MAX_PER_ADDRESS; i++) {
      open.add(RawWebSocket.connect(harness.port()));
    }
    assertEquals(429, shake(PATH, Map.of()).status());
    open.get(0).close();
    await().until(() -> harness.server.sockets() == Harness.MAX_PER_ADDRESS - 1);
    open.set(0, RawWebSocket.connect(harness.port()));
    for (RawWebSocket socket : open) {
      socket.close();
    }
  }

  @Test
  void moreSocketsThanTheServerMayHaveAreRefused() throws Exception {
    List<RawWebSocket> open = new ArrayList<>();
    for (int i = 0; i < Harness.MAX_SOCKETS; i++) {
      // Loopback is a trusted proxy, so each of these is another client.
      open.add(RawWebSocket.connect(harness.port(), Map.of("X-Forwarded-For", "192.0.2." + i)));
    }
    assertEquals(503, shake(PATH, Map.of("X-Forwarded-For", "198.51.100.1")).status());
    assertTrue(harness.refusals.contains("server_full"));
    for (RawWebSocket socket : open) {
      socket.close();
    }
  }

  @Test
  void theClientBehindALocalProxyIsKnownByItsOwnAddress() throws Exception {
    try (RawWebSocket client =
        RawWebSocket.connect(harness.port(), Map.of("X-Forwarded-For", "203.0.113.9, 192.0.2.7"))) {
      client.sendText("hello");
      assertEquals("192.0.2.7", harness.sockets.next().socket.remoteAddress());
    }
  }

  private Answer shake(String path, Map<String, String> headers) throws IOException {
    try (RawWebSocket client = RawWebSocket.dial(harness.port())) {
      return client.handshake(path, headers);
    }
  }
}
