package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.PlayState;

class HostRulesTest {
  private final Party party = Party.open();

  @BeforeEach
  void aliceHostsBobAndCarol() {
    party.join(1, "alice", j -> j.as("u1"));
    party.join(2, "bob", j -> j.as("u2"));
    party.join(3, "carol");
    party.forget();
  }

  @Test
  void otherMediaIsToldToEveryoneWithItsOwnIdAndStartsPaused() {
    party.says(1, "player_event", "{'action':'play','position':10,'rate':2}");
    party.says(1, "set_media", "{'media_url':'next.mp4','start_pos':3}");
    for (long connection = 1; connection <= 3; connection++) {
      var state = party.lastHeard(connection, "room_state");
      assertEquals(party.seated().get(connection), state.path("client").asText());
      assertEquals("next.mp4", state.path("payload").path("media_url").asText());
    }
    assertEquals(PlayState.PAUSED, party.state().timeline().playState());
    assertEquals(3, party.state().timeline().positionAt(party.now() + 1000), 1e-9);
    assertEquals(1, party.state().timeline().rate());
  }

  @Test
  void theSeatOfTheHostCanBeGivenAway() {
    party.says(1, "transfer_host", "{'client_id':'carol'}");
    assertEquals("carol", party.state().hostId());
    assertEquals(List.of("host_change", "participants_update"), party.hears(1));
    party.says(1, "transfer_host", "{'client_id':'alice'}");
    assertEquals("not_host", party.lastHeard(1).path("payload").path("code").asText());
  }

  @Test
  void itCannotBeGivenToSomebodyWhoIsNotThere() {
    party.loses(2, false);
    for (String target : List.of("bob", "nobody")) {
      party.says(1, "transfer_host", "{'client_id':'" + target + "'}");
      var error = party.lastHeard(1).path("payload");
      assertEquals("bad_request", error.path("code").asText());
      assertEquals("payload.client_id", error.path("field").asText());
    }
    assertEquals("alice", party.state().hostId());
  }

  @Test
  void aKickedMemberIsToldIsOutAndItsUserCannotComeBack() {
    party.says(1, "kick", "{'client_id':'bob'}");
    assertEquals(List.of("error", "client_left"), party.hears(2));
    assertNull(party.seated().get(2L));
    assertEquals(List.of("client_left", "participants_update"), party.hears(3));
    party.says(2, "player_event", "{'action':'play','position':1}");
    assertEquals("not_in_room", party.lastHeard(2).path("payload").path("code").asText());
    party.join(5, "bobby", j -> j.as("u2").by(RoomCommand.Admission.INVITED));
    assertEquals("forbidden", party.lastHeard(5).path("payload").path("code").asText());
    assertFalse(party.seated().containsKey(5L));
  }

  @Test
  void onlyTheHostKicksAndNeverItself() {
    party.says(2, "kick", "{'client_id':'carol'}");
    assertEquals("not_host", party.lastHeard(2).path("payload").path("code").asText());
    party.says(1, "kick", "{'client_id':'alice'}");
    assertEquals("bad_request", party.lastHeard(1).path("payload").path("code").asText());
    assertEquals(3, party.state().members().size());
  }

  @Test
  void aLostMemberCanBeKickedToo() {
    party.loses(2, false);
    party.says(1, "kick", "{'client_id':'bob'}");
    assertNull(party.state().members().get("bob"));
  }

  @Test
  void onlyTheHostInvites() {
    party.says(2, "create_invite", "{}");
    assertEquals("not_host", party.lastHeard(2).path("payload").path("code").asText());
    assertTrue(party.invites().isEmpty());
    party.says(1, "create_invite", "{'expires_in':60}");
    assertEquals(60, party.invites().get(0).expiresInSeconds());
  }
}
