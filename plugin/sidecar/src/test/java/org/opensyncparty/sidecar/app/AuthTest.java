package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.limits.Limit;

/**
 * Who gets in where tokens are asked for, from the media server's login to a seat. The media server
 * is the stage's, asked over HTTP as a real one is.
 */
@SuppressWarnings("try") // some only have to be there
class AuthTest extends GuardedHouse {
  private static final String NOT_FOR_CAROL = "jellyfin:0f11e0000000000000000000000000b2";

  @Test
  void withoutATokenNothingOpens() throws Exception {
    try (TestClient alice = creates("alice", "sofa", FILM, "{}");
        TestClient eve = sidecar.connect()) {
      eve.says("create_room", "mine", "eve", "{'name':'Eve'}");
      assertEquals("auth_required", eve.hearsError());
      eve.says("join_room", "sofa", "eve", "{'name':'Eve'}");
      assertEquals("auth_required", eve.hearsError());
      eve.says("join_room", "no-such-room", "eve", "{'name':'Eve'}");
      assertEquals(
          "auth_required", eve.hearsError(), "a stranger does not learn which rooms there are");
      eve.says("join_room", "no-such-room", "eve", "{'resume_token':'AAAA'}");
      assertEquals("auth_required", eve.hearsError());
      eve.says("join_room", "no-such-room", "eve", "{'resume_token':'AAAA','auth_token':'a.b.c'}");
      assertEquals("token_invalid", eve.hearsError());
      eve.says("join_room", "no-such-room", "eve", "{'invite_token':'a.b.c'}");
      assertEquals("invite_invalid", eve.hearsError());
      eve.says("list_rooms", "{}");
      assertEquals("auth_required", eve.hearsError());
      eve.says("join_room", "sofa", "eve", "{'resume_token':'AAAA'}");
      assertEquals("auth_required", eve.hearsError());
      eve.says("join_room", "sofa", "eve", "{'auth_token':'a.b.c'}");
      assertEquals("token_invalid", eve.hearsError());
      assertEquals(List.of(), alice.hearsUntilPong());
    }
  }

  @Test
  void aLoginAtTheMediaServerBecomesASeatUnderItsName() throws Exception {
    try (TestClient alice = creates("alice", "sofa", FILM, "{}");
        TestClient bob = sidecar.connect()) {
      bob.says("join_room", "sofa", "b", "{'name':'Alice','auth_token':'" + tokenOf("bob") + "'}");
      JsonNode people = bob.hears("room_state").path("payload").path("participants");
      assertEquals("bob", people.path(1).path("name").asText().toLowerCase(java.util.Locale.ROOT));
      bob.hearsUntilPong();
      assertEquals(List.of("client_joined", "participants_update"), alice.hearsUntilPong());
    }
  }

  @Test
  void theTokenRouteSaysWhyNot() throws Exception {
    assertEquals(401, exchange("0123456789abcdef0123456789abcdef").status());
    assertEquals(401, post("token", Map.of(), "").status());
    var dave = exchange(login("dave"));
    assertEquals(403, dave.status());
    assertEquals("forbidden", JSON.readTree(dave.body()).path("error").path("code").asText());
  }

  @Test
  void aUserWhoMayOnlyJoinCannotStartAParty() throws Exception {
    try (TestClient alice = creates("alice", "sofa", FILM, "{}");
        TestClient carol = sidecar.connect()) {
      String token = tokenOf("carol");
      carol.says("create_room", "hers", "carol", "{'auth_token':'" + token + "'}");
      assertEquals("forbidden", carol.hearsError());
      carol.says("join_room", "sofa", "carol", "{'auth_token':'" + token + "'}");
      carol.hears("room_state");
    }
  }

  @Test
  void whoMayNotSeeTheFilmIsNotLetInAndDoesNotSeeTheRoom() throws Exception {
    try (TestClient alice = creates("alice", "sofa", NOT_FOR_CAROL, "{}");
        TestClient carol = sidecar.connect();
        TestClient bob = sidecar.connect()) {
      String token = tokenOf("carol");
      carol.says("join_room", "sofa", "carol", "{'auth_token':'" + token + "'}");
      assertEquals("no_access", carol.hearsError());
      carol.says("list_rooms", "{'auth_token':'" + token + "'}");
      assertEquals(0, carol.hears("room_list").path("payload").path("rooms").size());
      bob.says("list_rooms", "{'auth_token':'" + tokenOf("bob") + "'}");
      assertEquals(
          "sofa",
          bob.hears("room_list").path("payload").path("rooms").path(0).path("room").asText());
    }
  }

  @Test
  void theHostCannotSetMediaThatItMayNotSee() throws Exception {
    try (TestClient alice = creates("alice", "sofa", FILM, "{}");
        TestClient carol = sidecar.connect()) {
      carol.says("join_room", "sofa", "carol", "{'auth_token':'" + tokenOf("carol") + "'}");
      carol.hears("room_state");
      alice.says("transfer_host", "{'client_id':'carol'}");
      // Behind this the others have been told, too.
      alice.hearsUntilPong();
      carol.hearsUntilPong();
      carol.says("set_media", "{'media_url':'" + NOT_FOR_CAROL + "'}");
      assertEquals("no_access", carol.hearsError());
    }
  }

  @Test
  void nobodyCanQueueOrPlayWhatItMayNotSee() throws Exception {
    try (TestClient alice = creates("alice", "sofa", FILM, "{'free_play':true}");
        TestClient carol = sidecar.connect()) {
      String token = tokenOf("carol");
      carol.says(
          "join_room", "sofa", "carol", "{'auth_token':'" + token + "','features':['queue']}");
      carol.hears("room_state");
      carol.hears("queue_update");
      for (String type : List.of("queue_add", "play_media")) {
        carol.says(type, "{'media_url':'" + NOT_FOR_CAROL + "'}");
        assertEquals("no_access", carol.hearsError(), type);
      }
      carol.says("queue_add", "{'media_url':'" + FILM + "'}");
      assertEquals(1, carol.hears("queue_update").path("payload").path("entries").size());
    }
  }

  @Test
  void membersSeeWhoseAccountItIsAndAGuestHasNone() throws Exception {
    try (TestClient alice = creates("alice", "sofa", FILM, "{}");
        TestClient guest = sidecar.connect()) {
      alice.says("create_invite", "{}");
      String invite = alice.hears("invite_created").path("payload").path("invite_token").asText();
      guest.says("join_room", "sofa", "guest", "{'invite_token':'" + invite + "'}");
      JsonNode people = guest.hears("room_state").path("payload").path("participants");
      assertTrue(people.path(0).path("user").asText().matches("[0-9a-f]{32}"), people.toString());
      assertTrue(people.path(1).path("user").isMissingNode());
    }
  }

  /** Alice plays what Carol may not see, and wants to hear who cannot come. */
  private TestClient playsWhatCarolMayNotSee(String options) throws Exception {
    TestClient alice = sidecar.connect();
    alice.says(
        "create_room",
        "sofa",
        "alice",
        "{'auth_token':'%s','media_url':'%s','features':['refusals'],'options':%s}"
            .formatted(tokenOf("alice"), NOT_FOR_CAROL, options));
    alice.hears("room_state");
    return alice;
  }

  @Test
  void theHostHearsWhoCouldNotCome() throws Exception {
    try (TestClient alice = playsWhatCarolMayNotSee("{}");
        TestClient carol = sidecar.connect()) {
      String token = tokenOf("carol");
      carol.says("join_room", "sofa", "x", "{'name':'Bob','auth_token':'" + token + "'}");
      assertEquals("no_access", carol.hearsError());
      String name = alice.hears("join_refused").path("payload").path("name").asText();
      assertEquals("carol", name.toLowerCase(java.util.Locale.ROOT));
    }
  }

  @Test
  void whoWouldNotBeLetInAnywayDoesNotRingTheBell() throws Exception {
    try (TestClient alice = playsWhatCarolMayNotSee("{'private':true}");
        TestClient carol = sidecar.connect()) {
      carol.says("join_room", "sofa", "x", "{'auth_token':'" + tokenOf("carol") + "'}");
      assertEquals("no_access", carol.hearsError());
      assertEquals(List.of(), alice.hearsUntilPong());
    }
  }

  @Test
  void aHostIsNotRungUpWithoutEnd() throws Exception {
    try (TestClient alice = playsWhatCarolMayNotSee("{}");
        TestClient carol = sidecar.connect()) {
      String token = tokenOf("carol");
      int told = Limit.REFUSALS_TOLD.standard();
      for (int i = 0; i < told + 8; i++) {
        carol.says("join_room", "sofa", "x", "{'auth_token':'" + token + "'}");
        assertEquals("no_access", carol.hearsError());
      }
      int heard = Collections.frequency(alice.hearsUntilPong(), "join_refused");
      assertTrue(heard >= told && heard <= told + 2, heard + " times");
    }
  }

  @Test
  void noCredentialIsToldToAnyoneElse() throws Exception {
    String token = tokenOf("bob");
    try (TestClient alice = creates("alice", "sofa", FILM, "{}");
        TestClient bob = sidecar.connect()) {
      bob.says("join_room", "sofa", "bob", "{'auth_token':'" + token + "','features':['resume']}");
      bob.hears("room_state");
      String secret = bob.hears("seat").path("payload").path("resume_token").asText();
      bob.hearsUntilPong();
      for (int i = 0; i < 2; i++) {
        String heard = alice.hears().toString();
        assertFalse(heard.contains(token) || heard.contains(secret));
      }
      assertTrue(secret.length() >= 43, "256 bits");
    }
  }
}
