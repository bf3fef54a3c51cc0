package org.opensyncparty.sidecar.http.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.http.Reply;

class StageApiTest {
  private static final String FILM = "0f11e0000000000000000000000000a1";
  private static final String NOT_FOR_CAROL = "0f11e0000000000000000000000000b2";

  private final StageApi api = new StageApi(90);
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void whoLogsInIsKnownByTheTokenThatFollows() throws Exception {
    JsonNode answer = body(logIn("alice", "demo"));
    JsonNode me = body(get("Users/Me", answer.path("AccessToken").asText()));
    assertEquals("Alice", me.path("Name").asText());
    assertEquals(answer.path("User"), me);
    assertTrue(me.path("Id").asText().matches("[0-9a-f]{32}"));
    assertTrue(me.path("Policy").path("IsAdministrator").asBoolean());
  }

  @Test
  void everyLoginHasATokenOfItsOwn() throws Exception {
    assertNotEquals(tokenOf("bob"), tokenOf("bob"));
  }

  @Test
  void theUsersDifferInWhatTheyMayDo() throws Exception {
    String[][] expected = {
      {"alice", "CreateAndJoinGroups"},
      {"bob", "CreateAndJoinGroups"},
      {"carol", "JoinGroups"},
      {"dave", "None"}
    };
    for (String[] user : expected) {
      JsonNode policy = body(get("Users/Me", tokenOf(user[0]))).path("Policy");
      assertEquals(user[1], policy.path("SyncPlayAccess").asText());
      assertEquals(user[0].equals("alice"), policy.path("IsAdministrator").asBoolean());
    }
  }

  @Test
  void wrongNamesAndPasswordsAndDisabledUsersStayOut() throws Exception {
    assertEquals(401, logIn("alice", "wrong").status());
    assertEquals(401, logIn("mallory", "demo").status());
    assertEquals(403, logIn("erin", "demo").status());
    assertEquals(400, api.answer("POST", "Users/AuthenticateByName", null, "{").status());
    assertEquals(401, api.answer("POST", "Users/AuthenticateByName", null, "[]").status());
  }

  @Test
  void aTokenEndsWhenItsUserIsDisabled() {
    DemoSessions sessions = new DemoSessions();
    assertEquals(Optional.empty(), sessions.userOf(sessions.issue(DemoUser.ERIN)));
    assertEquals(Optional.of(DemoUser.BOB), sessions.userOf(sessions.issue(DemoUser.BOB)));
  }

  @Test
  void onlySoManyLoginsAreKept() {
    DemoSessions sessions = new DemoSessions();
    String first = sessions.issue(DemoUser.BOB);
    for (int i = 0; i < DemoSessions.MAX_TOKENS; i++) {
      assertTrue(sessions.userOf(first).isPresent());
      sessions.issue(DemoUser.CAROL);
    }
    assertEquals(Optional.empty(), sessions.userOf(first));
  }

  @Test
  void withoutAValidTokenNothingIsShown() {
    for (String path : new String[] {"Users/Me", "Items/" + FILM}) {
      assertEquals(401, get(path, "0123456789abcdef0123456789abcdef").status());
      assertEquals(401, api.answer("GET", path, null, "").status());
      assertEquals(401, api.answer("GET", path, "Bearer x", "").status());
    }
    assertEquals(200, api.answer("GET", "System/Info/Public", null, "").status());
  }

  @Test
  void oneFilmIsHiddenFromCarolAndNoOther() throws Exception {
    assertEquals(200, get("Items/" + NOT_FOR_CAROL, tokenOf("bob")).status());
    assertEquals(404, get("Items/" + NOT_FOR_CAROL, tokenOf("carol")).status());
    assertEquals(404, get("Items/" + "0".repeat(32), tokenOf("alice")).status());
    JsonNode film = body(get("Items/" + FILM, tokenOf("carol")));
    assertEquals("The Time Code", film.path("Name").asText());
    assertEquals(900_000_000L, film.path("RunTimeTicks").asLong());
    String hyphens = "0F11E000-0000-0000-0000-0000000000A1";
    assertEquals(200, get("Items/" + hyphens, tokenOf("carol")).status());
  }

  @Test
  void tokensAreFoundInTheHeadersThatClientsSend() throws Exception {
    String token = tokenOf("alice");
    for (String header :
        new String[] {
          "MediaBrowser Token=\"" + token + "\"",
          "MediaBrowser Client=\"Web\", Token=\"" + token + "\"",
          "MediaBrowser Token=\"" + token + "\", Client=\"Web\"",
          "MediaBrowser Token=" + token
        }) {
      assertEquals(200, api.answer("GET", "Users/Me", header, "").status(), header);
    }
  }

  @Test
  void otherPathsAndMethodsAreRefused() {
    assertEquals(404, get("Users", "x").status());
    Reply wrong = api.answer("GET", "Users/AuthenticateByName", null, "");
    assertEquals(405, wrong.status());
    assertEquals("POST", wrong.headers().get("Allow"));
    assertEquals(405, api.answer("DELETE", "Users/Me", null, "").status());
  }

  private String tokenOf(String name) throws Exception {
    return body(logIn(name, "demo")).path("AccessToken").asText();
  }

  private Reply logIn(String name, String password) throws Exception {
    String body = json.createObjectNode().put("Username", name).put("Pw", password).toString();
    return api.answer("POST", "Users/AuthenticateByName", null, body);
  }

  private Reply get(String path, @Nullable String token) {
    return api.answer("GET", path, "MediaBrowser Token=\"" + token + "\"", "");
  }

  private JsonNode body(Reply reply) throws Exception {
    assertEquals(200, reply.status());
    return json.readTree(StandardCharsets.UTF_8.decode(reply.body().duplicate()).toString());
  }
}
