package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.room.RoomCommand.Admission;

/** Alice hosts and locks the door; Bob was there before. */
class LockedRoomTest {
  private final Party party = Party.open();

  @BeforeEach
  void aRoomThatIsLocked() {
    party.join(1, "alice", j -> j.by(Admission.CREATOR).with(Feature.STATUS));
    party.join(2, "bob", j -> j.as("u-bob").with(Feature.STATUS, Feature.RESUME));
    party.forget();
    party.says(1, "set_options", "{'locked':true}");
  }

  private String refusal(long connection) {
    return party.lastHeard(connection, "error").path("payload").path("code").asText();
  }

  @Test
  void everybodyHearsThatItIs() {
    assertTrue(
        party
            .lastHeard(2, "options_update")
            .path("payload")
            .path("options")
            .path("locked")
            .asBoolean());
  }

  @Test
  void nobodyNewGetsInNotEvenWithAnInvite() {
    party.join(3, "carol", j -> j.as("u-carol"));
    assertEquals("room_locked", refusal(3));
    party.join(4, "dave", j -> j.by(Admission.INVITED));
    assertEquals("room_locked", refusal(4));
    assertEquals(2, party.state().members().size());
  }

  @Test
  void aLostSeatIsTakenUpAgain() {
    party.loses(2, false);
    party.join(5, "bob", j -> j.presenting("fresh-2"));
    assertEquals("room_state", party.hears(5).get(0));
  }

  @Test
  void whoHadASeatHereAndLeftMayComeBack() {
    party.leaves(2);
    party.join(5, "bob", j -> j.as("u-bob"));
    assertEquals("room_state", party.hears(5).get(0));
  }

  @Test
  void whoWasKickedMayNot() {
    party.says(1, "kick", "{'client_id':'bob'}");
    party.join(5, "bob", j -> j.as("u-bob"));
    assertEquals("forbidden", refusal(5));
  }

  @Test
  void itIsTheHostsDoor() {
    party.says(2, "set_options", "{'locked':false}");
    assertEquals("not_host", refusal(2));
    party.says(1, "set_options", "{'locked':false}");
    party.join(3, "carol");
    assertEquals(List.of("room_state"), party.hears(3));
  }

  @Test
  void aRoomThatBecomesPrivateKeepsItsMembersAndAsksOthersForAnInvite() {
    party.says(1, "set_options", "{'locked':false,'private':true}");
    party.join(3, "carol", j -> j.as("u-carol"));
    assertEquals("invite_invalid", refusal(3));
    party.leaves(2);
    party.join(5, "bob", j -> j.as("u-bob"));
    assertEquals("room_state", party.hears(5).get(0));
  }
}
