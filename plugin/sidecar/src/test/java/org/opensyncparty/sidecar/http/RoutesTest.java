package org.opensyncparty.sidecar.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opensyncparty.sidecar.http.RoutesHarness.BASE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opensyncparty.sidecar.http.HealthSource.Readiness;
import org.opensyncparty.sidecar.http.stage.StageApi;
import org.opensyncparty.sidecar.transport.RawWebSocket;
import org.opensyncparty.sidecar.transport.RawWebSocket.Answer;

/** The routes on a real listener, asked over raw sockets. */
@Timeout(60)
class RoutesTest {
  private static final String FILM = BASE + "stage/film.mp4";

  private final WebFiles files;
  private final RoutesHarness server;

  RoutesTest() throws IOException {
    files = WebFiles.load(true);
    server = new RoutesHarness(files, new StageApi(files.filmSeconds()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theScriptIsServedWithATagThatSavesTheNextDownload() throws Exception {
    Answer first = server.get(BASE + "client.js");
    assertEquals(200, first.status());
    assertEquals("text/javascript; charset=utf-8", first.headers().get("content-type"));
    assertEquals("no-cache", first.headers().get("cache-control"));
    assertEquals("nosniff", first.headers().get("x-content-type-options"));
    assertFalse(first.headers().containsKey("server"));
    Answer second =
        server.ask("GET", BASE + "client.js", Map.of("If-None-Match", header(first, "etag")), "");
    assertEquals(304, second.status());
    assertEquals("", second.body());
  }

  @Test
  void whatTheScriptLoadsIsServedAlsoWithoutTheStage() throws Exception {
    try (RoutesHarness bare = new RoutesHarness(WebFiles.load(false), null)) {
      for (String language : List.of("de", "pt-BR", "zh-TW")) {
        Answer answer = bare.get(BASE + "i18n/" + language + ".json");
        assertEquals(200, answer.status(), language);
        assertEquals("application/json", answer.headers().get("content-type"));
        assertTrue(answer.body().contains("\"panel.title\":"), answer.body());
      }
      assertEquals(200, bare.get(BASE + "client-qr.js").status());
      assertEquals(404, bare.get(BASE + "i18n/").status());
      assertEquals(404, bare.get(BASE + "i18n/tlh.json").status());
    }
  }

  @Test
  void headHasTheHeadersOfGetAndNoBody() throws Exception {
    Answer get = server.get(BASE + "client.js");
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
    Answer whole = server.get(FILM);
    int size = Integer.parseInt(header(whole, "content-length"));
    assertTrue(size > 1_000_000, "too small a film to try the writer with");
    assertEquals("bytes", whole.headers().get("accept-ranges"));
    StringBuilder parts = new StringBuilder();
    int step = size / 3 + 1;
    for (int from = 0; from < size; from += step) {
      Answer part =
          server.ask("GET", FILM, Map.of("Range", "bytes=" + from + "-" + (from + step - 1)), "");
      assertEquals(206, part.status());
      parts.append(part.body());
    }
    assertEquals(whole.body(), parts.toString());
    assertEquals(416, server.ask("GET", FILM, Map.of("Range", "bytes=" + size + "-"), "").status());
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
    assertEquals(200, server.get(FILM).status());
    assertEquals(200, server.get(BASE + "health").status());
    for (RawWebSocket reader : stuck) {
      reader.close();
    }
  }

  @Test
  void theStageIsServedAtItsFolder() throws Exception {
    Answer page = server.get(BASE + "stage/");
    assertEquals(200, page.status());
    assertTrue(header(page, "content-type").startsWith("text/html"));
    assertTrue(header(page, "content-security-policy").contains("default-src 'none'"));
    Answer bare = server.get(BASE + "stage");
    assertEquals(308, bare.status());
    assertEquals("stage/", bare.headers().get("location"));
    assertTrue(files.filmSeconds() > 1);
  }

  @Test
  void theStagesMediaServerLetsItsUsersIn() throws Exception {
    String login = "{\"Username\":\"alice\",\"Pw\":\"demo\"}";
    Answer answer =
        server.ask(
            "POST",
            BASE + "stage/api/Users/AuthenticateByName",
            Map.of("Content-Length", Integer.toString(login.length())),
            login);
    assertEquals(200, answer.status());
    String token = answer.body().replaceAll(".*\"AccessToken\":\"([0-9a-f]{32})\".*", "$1");
    Map<String, String> headers = Map.of("Authorization", "MediaBrowser Token=\"" + token + "\"");
    assertEquals(200, server.ask("GET", BASE + "stage/api/Users/Me", headers, "").status());
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
        assertEquals(200, server.get(BASE + "health").status());
      }
    }
  }

  @Test
  void aBodyBeyondTheLimitIsRefused() throws Exception {
    String path = BASE + "stage/api/Users/AuthenticateByName";
    String body = "x".repeat(9000);
    assertEquals(413, server.ask("POST", path, Map.of("Content-Length", "9000"), body).status());
    String chunked = "2328\r\n" + body + "\r\n0\r\n\r\n";
    assertEquals(
        413, server.ask("POST", path, Map.of("Transfer-Encoding", "chunked"), chunked).status());
  }

  @Test
  void withoutTheStageNothingOfItIsThere() throws Exception {
    try (RoutesHarness bare = new RoutesHarness(WebFiles.load(false), null)) {
      for (String path :
          List.of("stage", "stage/", "stage/film.mp4", "stage/api/System/Info/Public")) {
        assertEquals(404, bare.get(BASE + path).status(), path);
      }
      assertEquals(200, bare.get(BASE + "client.js").status());
    }
  }

  @Test
  void healthAndReadinessAreTold() throws Exception {
    assertEquals(
        "{\"status\":\"ok\",\"version\":\"1.2.3\",\"uptime_s\":42,\"rooms\":1,\"members\":2,\"sockets\":3,\"rooms_kept\":true}",
        server.get(BASE + "health").body());
    assertEquals(200, server.get(BASE + "ready").status());
    server.readiness = Readiness.STOPPING;
    Answer stopping = server.get(BASE + "ready");
    assertEquals(503, stopping.status());
    assertEquals("{\"status\":\"stopping\"}", stopping.body());
  }

  @Test
  void metricsAreForTheOperatorAndNotForTheWorld() throws Exception {
    Answer own = server.get(BASE + "metrics");
    assertEquals(200, own.status());
    assertTrue(own.body().contains("opensyncparty_messages_sent_total"));
    for (String header : List.of("X-Forwarded-For", "Forwarded", "Via")) {
      assertEquals(
          403, server.ask("GET", BASE + "metrics", Map.of(header, "x"), "").status(), header);
    }
  }

  @Test
  void wrongMethodsAreToldTheRightOnes() throws Exception {
    for (String path : List.of("client.js", "health", "ready", "metrics", "stage/")) {
      Answer answer = server.ask("POST", BASE + path, Map.of("Content-Length", "0"), "");
      assertEquals(405, answer.status(), path);
      assertEquals("GET, HEAD", answer.headers().get("allow"));
    }
    Answer token = server.get(BASE + "token");
    assertEquals(405, token.status());
    assertEquals("POST", token.headers().get("allow"));
  }

  @Test
  void theWebSocketsPathAsksForAnUpgrade() throws Exception {
    Answer answer = server.get(BASE + "ws");
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
      Answer answer = server.get(path);
      assertEquals(404, answer.status(), path);
      assertTrue(answer.body().startsWith("{\"error\":{\"code\":"), answer.body());
    }
    Answer broken = server.ask("GET", BASE + "health", Map.of("Content-Length", "many"), "");
    assertEquals(400, broken.status());
    assertFalse(broken.toString().toLowerCase(java.util.Locale.ROOT).contains("netty"));
    assertNull(broken.headers().get("server"));
  }

  private static String header(Answer answer, String name) {
    return String.valueOf(answer.headers().get(name));
  }
}
