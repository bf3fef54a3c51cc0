package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.transport.RawWebSocket;
import org.opensyncparty.sidecar.transport.RawWebSocket.Answer;

/**
 * What the whole sidecar tells an administrator, and nobody else. The media server is the stage's,
 * asked over HTTP as a real one is; Alice is its only administrator.
 */
@SuppressWarnings("try") // some only have to be there
class AdminStatusTest {
  private static final String ITEM = "0f11e0000000000000000000000000a1";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path data;
  private TestSidecar sidecar;

  AdminStatusTest(@TempDir Path data) {
    this.data = data;
  }

  @BeforeEach
  void start() throws Exception {
    sidecar = TestSidecar.withStage(data);
  }

  @AfterEach
  void stop() {
    sidecar.close();
  }

  private Answer ask(String method, String path, Map<String, String> headers, String body)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Host", "127.0.0.1:" + sidecar.port());
    all.put("Content-Length", String.valueOf(body.length()));
    try (RawWebSocket http = RawWebSocket.dial(sidecar.port())) {
      return http.request(method, "/OpenSyncParty/" + path, all, body);
    }
  }

  private String login(String user) throws IOException {
    var answer =
        ask(
            "POST",
            "stage/api/Users/AuthenticateByName",
            Map.of(),
            "{\"Username\":\"" + user + "\",\"Pw\":\"demo\"}");
    return JSON.readTree(answer.body()).path("AccessToken").asText();
  }

  private static Map<String, String> with(String accessToken) {
    return Map.of("Authorization", "MediaBrowser Token=\"" + accessToken + "\"");
  }

  private String partyToken(String accessToken) throws IOException {
    return JSON.readTree(ask("POST", "token", with(accessToken), "").body()).path("token").asText();
  }

  private Answer status(String accessToken) throws IOException {
    return ask("GET", "admin/status", with(accessToken), "");
  }

  private void assertRefused(int status, String code, Answer answer) throws IOException {
    assertEquals(status, answer.status(), answer.body());
    assertEquals(code, JSON.readTree(answer.body()).path("error").path("code").asText());
    assertEquals("no-store", answer.headers().get("cache-control"));
  }

  @Test
  void theAdministratorOfTheStageSeesTheParty() throws Exception {
    String alice = login("alice");
    try (TestClient host = sidecar.connect()) {
      host.says(
          "create_room",
          "sofa",
          "tv",
          "{'auth_token':'" + partyToken(alice) + "','media_url':'jellyfin:" + ITEM + "'}");
      host.hears("room_state");
      Answer answer = status(alice);
      assertEquals(200, answer.status(), answer.body());
      assertEquals("no-store", answer.headers().get("cache-control"));
      JsonNode status = JSON.readTree(answer.body());
      assertEquals(Version.read(), status.path("version").asText());
      assertEquals(1, status.path("sockets").asInt());
      assertEquals(1, status.path("members").asInt());
      JsonNode room = status.path("rooms").path(0);
      assertEquals("sofa", room.path("id").asText());
      assertEquals("Alice", room.path("host").asText());
      assertEquals(ITEM, room.path("item_id").asText());
      assertEquals("host", room.path("members").path(0).path("role").asText());
    }
  }

  @Test
  void nobodyButAnAdministratorSeesIt() throws Exception {
    assertRefused(401, "token_invalid", ask("GET", "admin/status", Map.of(), ""));
    assertRefused(401, "token_invalid", status("0123456789abcdef0123456789abcdef"));
    for (String user : List.of("bob", "carol", "dave")) {
      assertRefused(403, "forbidden", status(login(user)));
    }
    assertEquals(405, ask("POST", "admin/status", with(login("alice")), "").status());
  }

  @Test
  void aPartyTokenIsNoWayIn() throws Exception {
    String token = partyToken(login("alice"));
    assertRefused(401, "token_invalid", status(token));
    assertRefused(
        401,
        "token_invalid",
        ask("GET", "admin/status", Map.of("Authorization", "Bearer " + token), ""));
  }

  @Test
  void guessingIsSlow() throws Exception {
    String alice = login("alice");
    int refused = 0;
    for (int i = 0; i < 2 * Limit.ADMIN_TRIES.standard(); i++) {
      refused += status(String.format("%032x", i)).status() == 429 ? 1 : 0;
    }
    // One more try drips in every three seconds, however slow this machine is.
    assertTrue(refused > 0, "nobody stopped them");
    assertFalse(partyToken(alice).isEmpty(), "tokens are counted apart");
  }

  @Test
  void whereNoMediaServerAnswersNobodyGetsIn(@TempDir Path elsewhere) throws Exception {
    sidecar.close();
    // Nothing listens on the discard service's port.
    sidecar = TestSidecar.withStage(elsewhere, "--jellyfin", "http://127.0.0.1:9");
    assertRefused(503, "server_busy", status("0123456789abcdef0123456789abcdef"));
  }

  @Test
  void noCredentialAndNoAddressIsInIt() throws Exception {
    String alice = login("alice");
    String bob = login("bob");
    String aliceToken = partyToken(alice);
    String bobToken = partyToken(bob);
    try (TestClient host = sidecar.connect();
        TestClient guest = sidecar.connect()) {
      host.says(
          "create_room",
          "sofa",
          "tv",
          "{'auth_token':'"
              + aliceToken
              + "','media_url':'http://films.example/Items/"
              + ITEM
              + "?api_key=k3y','options':{'private':true},'features':['resume']}");
      host.hears("room_state");
      String hostSecret = host.hears("seat").path("payload").path("resume_token").asText();
      host.says("create_invite", "{}");
      String invite = host.hears("invite_created").path("payload").path("invite_token").asText();
      guest.says(
          "join_room",
          "sofa",
          "phone",
          "{'invite_token':'"
              + invite
              + "','auth_token':'"
              + bobToken
              + "','features':['resume']}");
      guest.hears("room_state");
      String guestSecret = guest.hears("seat").path("payload").path("resume_token").asText();
      String body = status(alice).body();
      assertEquals(2, JSON.readTree(body).path("members").asInt(), body);
      byte[] signing = Files.readAllBytes(data.resolve("jwt-secret"));
      for (String secret :
          List.of(
              alice,
              bob,
              aliceToken,
              bobToken,
              hostSecret,
              guestSecret,
              invite,
              new String(signing, StandardCharsets.ISO_8859_1).strip(),
              Base64.getEncoder().encodeToString(signing),
              "k3y",
              "films.example",
              "127.0.0.1",
              ":" + sidecar.port(),
              data.toString())) {
        assertTrue(secret.length() > 2, "there is one to look for");
        assertFalse(body.contains(secret), secret);
      }
    }
  }
}
