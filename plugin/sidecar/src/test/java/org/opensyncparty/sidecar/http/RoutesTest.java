package org.opensyncparty.sidecar.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opensyncparty.sidecar.http.HealthSource.Health;
import org.opensyncparty.sidecar.http.HealthSource.Readiness;
import org.opensyncparty.sidecar.http.TokenRoute.TokenReply;
import org.opensyncparty.sidecar.http.stage.StageApi;
import org.opensyncparty.sidecar.metrics.SidecarMetrics;
import org.opensyncparty.sidecar.time.TimeSource;
import org.opensyncparty.sidecar.transport.OriginPolicy;
import org.opensyncparty.sidecar.transport.PartyServer;
import org.opensyncparty.sidecar.transport.RawWebSocket;
import org.opensyncparty.sidecar.transport.RawWebSocket.Answer;
import org.opensyncparty.sidecar.transport.SocketHandler;
import org.opensyncparty.sidecar.transport.TransportConfig;
import org.opensyncparty.sidecar.transport.TrustedProxies;

/** The routes on a real listener, asked over raw sockets. */
@Timeout(60)
class RoutesTest {
  private static final String BASE = "/OpenSyncParty/";
  private static final String FILM = BASE + "stage/film.mp4";

  private volatile Readiness readiness = Readiness.READY;
  private final SidecarMetrics metrics = new SidecarMetrics(List.of());
  private final AtomicReference<String> asked = new AtomicReference<>("");
  private final CountDownLatch mediaServerAnswers = new CountDownLatch(1);
  private final AtomicInteger waiting = new AtomicInteger();
  private PartyServer server;
  private WebFiles files;

  RoutesTest() throws IOException {
    files = WebFiles.load(true);
    server = serve(files, new StageApi(files.filmSeconds()));
  }

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    mediaServerAnswers.countDown();
    server.stop();
  }

  @Test
  void theScriptIsServedWithATagThatSavesTheNextDownload() throws Exception {
    Answer first = get(BASE + "client.js");
    assertEquals(200, first.status());
    assertEquals("text/javascript; charset=utf-8", first.headers().get("content-type"));
    assertEquals("no-cache", first.headers().get("cache-control"));
    assertEquals("nosniff", first.headers().get("x-content-type-options"));
    assertFalse(first.headers().containsKey("server"));
    Answer second =
        ask("GET", BASE + "client.js", Map.of("If-None-Match", header(first, "etag")), "");
    assertEquals(304, second.status());
    assertEquals("", second.body());
  }

  @Test
  void headHasTheHeadersOfGetAndNoBody() throws Exception {
    Answer get = get(BASE + "client.js");
    try (RawWebSocket connection = RawWebSocket.dial(server.port())) {
      Map<String, String> headers = Map.of("Host", "localhost");
      Answer head = connection.request("HEAD", BASE + "client.js", headers, "");
      assertEquals(get.headers().get("content-length"), head.headers().get("content-length"));
      assertEquals(get.headers().get("etag"), head.headers().get("etag"));
      // Whatever followed the headers would spoil the next answer.
      assertEquals(200, connection.request("GET", BASE + "health", headers, "").status());
    }
  }

  @Test
  void theFilmIsServedInPartsThatTogetherAreTheWhole() throws Exception {
    Answer whole = get(FILM);
    int size = Integer.parseInt(header(whole, "content-length"));
    assertTrue(size > 1_000_000, "too small a film to try the writer with");
    assertEquals("bytes", whole.headers().get("accept-ranges"));
    StringBuilder parts = new StringBuilder();
    int step = size / 3 + 1;
    for (int from = 0; from < size; from += step) {
      Answer part =
          ask("GET", FILM, Map.of("Range", "bytes=" + from + "-" + (from + step - 1)), "");
      assertEquals(206, part.status());
      parts.append(part.body());
    }
    assertEquals(whole.body(), parts.toString());
    assertEquals(416, ask("GET", FILM, Map.of("Range", "bytes=" + size + "-"), "").status());
  }

  @Test
  void readersThatDoNotReadDoNotStopTheOthers() throws Exception {
    List<RawWebSocket> stuck = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      RawWebSocket reader = RawWebSocket.dialNarrow(server.port(), 4096);
      String request = "GET " + FILM + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      reader.raw(request.repeat(5).getBytes(StandardCharsets.US_ASCII));
      stuck.add(reader);
    }
    assertEquals(200, get(FILM).status());
    assertEquals(200, get(BASE + "health").status());
    for (RawWebSocket reader : stuck) {
      reader.close();
    }
  }

  @Test
  void theStageIsServedAtItsFolder() throws Exception {
    Answer page = get(BASE + "stage/");
    assertEquals(200, page.status());
    assertTrue(header(page, "content-type").startsWith("text/html"));
    assertTrue(header(page, "content-security-policy").contains("default-src 'none'"));
    Answer bare = get(BASE + "stage");
    assertEquals(308, bare.status());
    assertEquals("stage/", bare.headers().get("location"));
    assertTrue(files.filmSeconds() > 1);
  }

  @Test
  void theStagesMediaServerLetsItsUsersIn() throws Exception {
    String login = "{\"Username\":\"alice\",\"Pw\":\"demo\"}";
    Answer answer =
        ask(
            "POST",
            BASE + "stage/api/Users/AuthenticateByName",
            Map.of("Content-Length", Integer.toString(login.length())),
            login);
    assertEquals(200, answer.status());
    String token = answer.body().replaceAll(".*\"AccessToken\":\"([0-9a-f]{32})\".*", "$1");
    Map<String, String> headers = Map.of("Authorization", "MediaBrowser Token=\"" + token + "\"");
    assertEquals(200, ask("GET", BASE + "stage/api/Users/Me", headers, "").status());
  }

  @Test
  void aLoginThatIsSentInDropsHoldsNobodyUp() throws Exception {
    try (RawWebSocket slow = RawWebSocket.dial(server.port())) {
      String head =
          "POST "
              + BASE
              + "stage/api/Users/AuthenticateByName HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{";
      slow.raw(head.getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 10; i++) {
        assertEquals(200, get(BASE + "health").status());
      }
    }
  }

  @Test
  void aBodyBeyondTheLimitIsRefused() throws Exception {
    String path = BASE + "stage/api/Users/AuthenticateByName";
    String body = "x".repeat(9000);
    assertEquals(413, ask("POST", path, Map.of("Content-Length", "9000"), body).status());
    String chunked = "2328\r\n" + body + "\r\n0\r\n\r\n";
    assertEquals(413, ask("POST", path, Map.of("Transfer-Encoding", "chunked"), chunked).status());
  }

  @Test
  void withoutTheStageNothingOfItIsThere() throws Exception {
    PartyServer bare = serve(WebFiles.load(false), null);
    bare.start();
    try {
      for (String path :
          List.of("stage", "stage/", "stage/film.mp4", "stage/api/System/Info/Public")) {
        assertEquals(404, askAt(bare.port(), "GET", BASE + path, Map.of(), "").status(), path);
      }
      assertEquals(200, askAt(bare.port(), "GET", BASE + "client.js", Map.of(), "").status());
    } finally {
      bare.stop();
    }
  }

  @Test
  void healthAndReadinessAreTold() throws Exception {
    assertEquals(
        "{\"status\":\"ok\",\"version\":\"1.2.3\",\"uptime_s\":42,\"rooms\":1,\"members\":2,\"sockets\":3}",
        get(BASE + "health").body());
    assertEquals(200, get(BASE + "ready").status());
    readiness = Readiness.STOPPING;
    Answer stopping = get(BASE + "ready");
    assertEquals(503, stopping.status());
    assertEquals("{\"status\":\"stopping\"}", stopping.body());
  }

  @Test
  void metricsAreForTheOperatorAndNotForTheWorld() throws Exception {
    Answer own = get(BASE + "metrics");
    assertEquals(200, own.status());
    assertTrue(own.body().contains("opensyncparty_messages_sent_total"));
    for (String header : List.of("X-Forwarded-For", "Forwarded", "Via")) {
      assertEquals(403, ask("GET", BASE + "metrics", Map.of(header, "x"), "").status(), header);
    }
  }

  @Test
  void tokensAreAskedForWithThePeersAddressAndCounted() throws Exception {
    mediaServerAnswers.countDown();
    Answer answer =
        ask(
            "POST",
            BASE + "token",
            Map.of("Authorization", "MediaBrowser Token=\"t\"", "X-Forwarded-For", "192.0.2.3"),
            "");
    assertEquals(200, answer.status());
    assertEquals("{\"token\":\"x\"}", answer.body());
    assertEquals("no-store", answer.headers().get("cache-control"));
    assertEquals("MediaBrowser Token=\"t\" 192.0.2.3", asked.get());
    await().until(() -> metrics.text().contains("token_requests_total{result=\"ok\"} 1.0"));
  }

  @Test
  void pagesOfOtherSitesGetNoToken() throws Exception {
    mediaServerAnswers.countDown();
    Answer foreign = ask("POST", BASE + "token", Map.of("Origin", "https://evil.example"), "");
    assertEquals(403, foreign.status());
    assertEquals("", asked.get());
    assertEquals(
        200, ask("POST", BASE + "token", Map.of("Origin", "http://localhost"), "").status());
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
    await().until(() -> waiting.get() == 4);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> ask("POST", BASE + "token", Map.of("Content-Length", "0"), "").status() == 503);
    assertEquals(200, get(BASE + "health").status());
    mediaServerAnswers.countDown();
    for (RawWebSocket client : clients) {
      client.close();
    }
  }

  @Test
  void wrongMethodsAreToldTheRightOnes() throws Exception {
    for (String path : List.of("client.js", "health", "ready", "metrics", "stage/")) {
      Answer answer = ask("POST", BASE + path, Map.of("Content-Length", "0"), "");
      assertEquals(405, answer.status(), path);
      assertEquals("GET, HEAD", answer.headers().get("allow"));
    }
    Answer token = get(BASE + "token");
    assertEquals(405, token.status());
    assertEquals("POST", token.headers().get("allow"));
  }

  @Test
  void theWebSocketsPathAsksForAnUpgrade() throws Exception {
    Answer answer = get(BASE + "ws");
    assertEquals(426, answer.status());
    assertEquals("websocket", answer.headers().get("upgrade"));
  }

  @Test
  void nothingElseIsThereAndNoPageNamesTheServersVersion() throws Exception {
    for (String path :
        List.of(
            "/",
            "/OpenSyncParty",
            BASE,
            BASE + "token/",
            BASE + "tokens",
            BASE + "client.js/",
            BASE + "stage/../client.js",
            BASE + "%63lient.js",
            BASE + "stage/%2e%2e/health",
            "//OpenSyncParty/health")) {
      Answer answer = get(path);
      assertEquals(404, answer.status(), path);
      assertTrue(answer.body().startsWith("{\"error\":{\"code\":"), answer.body());
    }
    Answer broken = ask("GET", BASE + "health", Map.of("Content-Length", "many"), "");
    assertEquals(400, broken.status());
    assertFalse(broken.toString().toLowerCase(java.util.Locale.ROOT).contains("grizzly"));
    assertNull(broken.headers().get("server"));
  }

  private PartyServer serve(WebFiles web, @Nullable ApiRoute stage) {
    OriginPolicy origins = new OriginPolicy(List.of());
    TrustedProxies proxies = new TrustedProxies("127.0.0.1"::equals);
    HealthSource health =
        new HealthSource() {
          @Override
          public Readiness readiness() {
            return readiness;
          }

          @Override
          public Health health() {
            return new Health("1.2.3", 42, 1, 2, 3);
          }
        };
    Routes routes = new Routes(web, stage, origins, proxies, metrics, health, this::token);
    TransportConfig config = new TransportConfig("127.0.0.1", 0, 10, 10, origins, proxies);
    SocketHandler.Factory noSockets =
        socket -> {
          throw new AssertionError("nobody opens a WebSocket here");
        };
    return new PartyServer(config, noSockets, routes, new StandingTime(), metrics::refused);
  }

  private TokenReply token(@Nullable String authorization, String remoteAddress) {
    asked.set(authorization + " " + remoteAddress);
    waiting.incrementAndGet();
    try {
      mediaServerAnswers.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    return new TokenReply(200, "{\"token\":\"x\"}");
  }

  private Answer get(String path) throws IOException {
    return ask("GET", path, Map.of(), "");
  }

  private Answer ask(String method, String path, Map<String, String> headers, String body)
      throws IOException {
    return askAt(server.port(), method, path, headers, body);
  }

  private static Answer askAt(
      int port, String method, String path, Map<String, String> headers, String body)
      throws IOException {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Host", "localhost");
    try (RawWebSocket connection = RawWebSocket.dial(port)) {
      return connection.request(method, path, all, body);
    }
  }

  private static String header(Answer answer, String name) {
    return String.valueOf(answer.headers().get(name));
  }

  /** No test here is about time. */
  private static final class StandingTime implements TimeSource {
    @Override
    public long nowMicros() {
      return 0;
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
      return () -> {};
    }
  }
}
