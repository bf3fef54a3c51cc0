package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom an invite lets in, and where. */
@SuppressWarnings("try") // some only have to be there
class InviteTest extends GuardedHouse {

  @Test
  void anInviteLetsInWhoHasNoAccountAndOnlyIntoItsRoom() throws Exception {
    try (TestClient alice = creates("alice", "sofa", FILM, "{'private':true}");
        TestClient bob = creates("bob", "other", FILM, "{}");
        TestClient guest = sidecar.connect()) {
      alice.says("create_invite", "{}");
      JsonNode created = alice.hears("invite_created").path("payload");
      String invite = created.path("invite_token").asText();
      guest.says("join_room", "other", "guest", "{'invite_token':'" + invite + "'}");
      assertEquals("invite_room_mismatch", guest.hearsError());
      guest.says("join_room", "sofa", "guest", "{'invite_token':'" + invite + "x'}");
      assertEquals("invite_invalid", guest.hearsError());
      guest.says("join_room", "sofa", "guest", "{'auth_token':'" + invite + "'}");
      assertEquals("token_invalid", guest.hearsError(), "an invite is no auth token");
      guest.says(
          "join_room", "sofa", "guest", "{'name':'Grandma','invite_token':'" + invite + "'}");
      assertEquals("guest", guest.hears("room_state").path("client").asText());
      assertEquals(List.of(), bob.hearsUntilPong());
    }
  }

  @Test
  void aPrivateRoomIsNeitherListedNorOpenToUsers() throws Exception {
    try (TestClient alice = creates("alice", "sofa", FILM, "{'private':true}");
        TestClient bob = sidecar.connect()) {
      String token = tokenOf("bob");
      bob.says("list_rooms", "{'auth_token':'" + token + "'}");
      assertEquals(0, bob.hears("room_list").path("payload").path("rooms").size());
      bob.says("join_room", "sofa", "bob", "{'auth_token':'" + token + "'}");
      assertEquals("invite_invalid", bob.hearsError());
      assertEquals(List.of(), alice.hearsUntilPong());
    }
  }

  @Test
  void anInviteEndsWithItsRoom() throws Exception {
    String invite;
    try (TestClient alice = creates("alice", "sofa", FILM, "{}")) {
      alice.says("create_invite", "{}");
      invite = alice.hears("invite_created").path("payload").path("invite_token").asText();
      alice.says("leave_room", "{}");
      alice.hears("client_left");
    }
    try (TestClient bob = creates("bob", "sofa", FILM, "{'private':true}");
        TestClient guest = sidecar.connect()) {
      guest.says("join_room", "sofa", "guest", "{'invite_token':'" + invite + "'}");
      assertEquals("invite_invalid", guest.hearsError());
      assertEquals(List.of(), bob.hearsUntilPong());
    }
  }

  @Test
  void whereGuestsAreNotWantedAnInviteNeedsALoginBesidesIt(@TempDir Path elsewhere)
      throws Exception {
    sidecar.close();
    sidecar = TestSidecar.withStage(elsewhere, "--guests", "none");
    try (TestClient alice = creates("alice", "sofa", FILM, "{'private':true}");
        TestClient guest = sidecar.connect()) {
      alice.says("create_invite", "{}");
      String invite = alice.hears("invite_created").path("payload").path("invite_token").asText();
      guest.says("join_room", "sofa", "guest", "{'invite_token':'" + invite + "'}");
      assertEquals("auth_required", guest.hearsError());
      guest.says(
          "join_room",
          "sofa",
          "bob",
          "{'invite_token':'" + invite + "','auth_token':'" + tokenOf("bob") + "'}");
      guest.hears("room_state");
    }
  }
}
