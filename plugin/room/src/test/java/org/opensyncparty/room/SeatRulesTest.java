package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.PlayState;
import org.opensyncparty.room.RoomCommand.Admission;

class SeatRulesTest {
  private final Party party = Party.open();

  @Test
  void theFirstThingAJoinerHearsIsItsRoomStateWithItsOwnId() {
    party.join(1, "alice");
    var state = party.lastHeard(1);
    assertEquals("room_state", state.path("type").asText());
    assertEquals("alice", state.path("client").asText());
    assertEquals("alice", state.path("payload").path("host_id").asText());
    assertEquals(1, state.path("payload").path("participant_count").asInt());
    assertEquals(List.of("room_state"), party.hears(1));
  }

  @Test
  void theOthersHearWhoJoinedAndTheJoinerDoesNot() {
    party.join(1, "alice");
    party.forget();
    party.join(2, "bob");
    assertEquals(List.of("room_state"), party.hears(2));
    assertEquals("bob", party.lastHeard(1, "client_joined").path("client").asText());
    assertEquals(List.of("client_joined", "participants_update"), party.hears(1));
  }

  @Test
  void theSecretGoesOnlyToAClientThatDeclaredIt() {
    party.join(1, "alice", j -> j.with(Feature.RESUME));
    assertEquals(
        "fresh-1", party.lastHeard(1, "seat").path("payload").path("resume_token").asText());
    assertEquals(List.of("room_state", "seat"), party.hears(1));
  }

  @Test
  void aHostWhoLeavesIsFollowedByTheEarliestToJoin() {
    party.join(1, "alice");
    party.join(2, "bob");
    party.join(3, "carol");
    party.forget();
    party.leaves(1);
    assertEquals("bob", party.state().hostId());
    assertEquals(List.of("client_left"), party.hears(1));
    assertEquals("bob", party.lastHeard(3, "host_change").path("payload").path("host_id").asText());
    assertEquals(List.of("client_left", "host_change", "participants_update"), party.hears(3));
  }

  @Test
  void aLostHostKeepsItsSeatForTheGraceAndNoLonger() {
    party.join(1, "alice");
    party.join(2, "bob");
    party.loses(1, false);
    party.after(Party.GRACE.minusMillis(1));
    assertEquals("alice", party.state().hostId());
    party.forget();
    party.after(Duration.ofMillis(1));
    assertEquals("bob", party.state().hostId());
    assertEquals(List.of("client_left", "host_change", "participants_update"), party.hears(2));
  }

  @Test
  void aCleanCloseWithoutASecretEndsTheSeatAtOnce() {
    party.join(1, "alice");
    party.join(2, "bob");
    party.loses(1, true);
    assertEquals("bob", party.state().hostId());
    assertNull(party.state().members().get("alice"));
  }

  @Test
  void aCleanCloseWithASecretIsAReloadAndKeepsTheSeat() {
    party.join(1, "alice", j -> j.with(Feature.RESUME));
    party.join(2, "bob");
    party.loses(1, true);
    assertEquals("alice", party.state().hostId());
    party.join(3, "whatever", j -> j.with(Feature.RESUME).presenting("fresh-1"));
    assertEquals("alice", party.seated().get(3L));
    party.after(Party.GRACE.multipliedBy(2));
    assertEquals("alice", party.state().hostId());
  }

  @Test
  void aSecretTakesTheSeatBackBeforeTheOldSocketIsKnownToBeDead() {
    party.join(1, "alice", j -> j.with(Feature.RESUME));
    party.join(2, "bob");
    party.join(3, "alice", j -> j.with(Feature.RESUME).presenting("fresh-1"));
    assertEquals(CloseStatus.REPLACED, party.closed(1));
    assertEquals("alice", party.state().hostId());
    party.apply(new RoomCommand.Lost(1, "alice", true));
    party.after(Party.GRACE.multipliedBy(2));
    assertEquals(
        "alice", party.seated().get(3L), "the old socket's death must not evict the new one");
  }

  @Test
  void anObservedIdTakesNeitherASeatNorARole() {
    party.join(1, "alice", j -> j.with(Feature.RESUME));
    party.join(2, "bob");
    party.join(3, "alice");
    assertEquals("fallback-3", party.seated().get(3L));
    party.loses(1, false);
    party.join(4, "alice");
    assertEquals("fallback-4", party.seated().get(4L));
    assertEquals("alice", party.state().hostId());
  }

  @Test
  void theIdOfALostMemberWithoutASecretIsFreeButItsRoleIsNot() {
    party.join(1, "alice");
    party.join(2, "bob");
    party.loses(1, false);
    party.join(3, "alice");
    assertEquals("alice", party.seated().get(3L));
    assertEquals("bob", party.state().hostId());
  }

  @Test
  void theSameUserGetsALostSeatBackByItsIdAndNobodyElseDoes() {
    party.join(1, "tv", j -> j.as("u1"));
    party.join(2, "bob", j -> j.as("u2"));
    party.loses(1, false);
    party.join(3, "tv", j -> j.as("u1"));
    assertEquals("tv", party.seated().get(3L));
    assertEquals("tv", party.state().hostId());
  }

  @Test
  void aSecretOfAnotherUserIsRefused() {
    party.join(1, "tv", j -> j.as("u1").with(Feature.RESUME));
    party.join(2, "bob", j -> j.as("u2").presenting("fresh-1"));
    assertEquals("forbidden", party.lastHeard(2).path("payload").path("code").asText());
    assertFalse(party.seated().containsKey(2L));
  }

  @Test
  void aSecretThatNobodyHasIsAnOrdinaryJoinForThoseWhoMay() {
    party.join(1, "alice");
    party.join(2, "bob", j -> j.presenting("wrong"));
    assertEquals("bob", party.seated().get(2L));
    party.join(3, "eve", j -> j.by(Admission.UNPROVEN).presenting("wrong"));
    assertEquals("auth_required", party.lastHeard(3).path("payload").path("code").asText());
  }

  @Test
  void aPrivateRoomOpensToInvitesAndToThoseWhoHaveBeenThere() {
    Party closed = new Party("{'private':true}", 8);
    closed.join(1, "alice", j -> j.by(Admission.CREATOR).as("u1"));
    closed.join(2, "bob", j -> j.as("u2"));
    assertEquals("invite_invalid", closed.lastHeard(2).path("payload").path("code").asText());
    closed.join(3, "carol", j -> j.by(Admission.INVITED));
    assertEquals("carol", closed.seated().get(3L));
    closed.leaves(1);
    closed.join(4, "alice", j -> j.as("u1"));
    assertEquals("alice", closed.seated().get(4L));
  }

  @Test
  void aFullRoomTakesNobodyButThoseWhoComeBack() {
    Party small = new Party("{}", 2);
    small.join(1, "alice", j -> j.with(Feature.RESUME));
    small.join(2, "bob");
    small.join(3, "carol");
    assertEquals("room_full", small.lastHeard(3).path("payload").path("code").asText());
    small.loses(1, false);
    small.join(4, "alice", j -> j.presenting("fresh-1"));
    assertEquals("alice", small.seated().get(4L));
  }

  @Test
  void joiningTheRoomThatOneIsInJustSaysWhereOneIs() {
    party.join(1, "alice");
    party.join(2, "bob");
    party.forget();
    party.join(2, "bob");
    assertEquals(List.of("room_state"), party.hears(2));
    assertEquals(List.of(), party.hears(1));
  }

  @Test
  void anEmptyRoomStopsTheFilmWaitsAndEnds() {
    party.join(1, "alice");
    party.says(1, "player_event", "{'action':'play','position':100}");
    party.after(Duration.ofSeconds(5));
    party.leaves(1);
    assertEquals(PlayState.PAUSED, party.state().timeline().playState());
    assertEquals(105, party.state().timeline().positionAt(party.now()), 1e-9);
    party.after(Party.EMPTY_LIFE.minusMillis(1));
    assertFalse(party.ended());
    party.after(Duration.ofMillis(1));
    assertTrue(party.ended());
  }

  @Test
  void whoeverComesToAnEmptyRoomIsHostAndTheRoomLivesOn() {
    party.join(1, "alice");
    party.leaves(1);
    party.join(2, "bob");
    party.after(Party.EMPTY_LIFE.multipliedBy(2));
    assertFalse(party.ended());
    assertEquals("bob", party.state().hostId());
  }

  @Test
  void everyoneLostComesBackToARoomThatHasGoneOnPlaying() {
    party.join(1, "alice", j -> j.with(Feature.RESUME));
    party.join(2, "bob", j -> j.with(Feature.RESUME));
    party.says(1, "player_event", "{'action':'play','position':100}");
    party.loses(1, false);
    party.loses(2, false);
    party.after(Duration.ofSeconds(3));
    party.join(3, "bob", j -> j.with(Feature.RESUME).presenting("fresh-2"));
    party.join(4, "alice", j -> j.with(Feature.RESUME).presenting("fresh-1"));
    assertEquals("alice", party.state().hostId());
    var state = party.lastHeard(4, "room_state").path("payload").path("state");
    assertEquals("playing", state.path("play_state").asText());
    assertEquals(103, state.path("position").asDouble(), 1e-9);
  }

  @Test
  void aLostMemberIsShownAsNotConnectedAndCounts() {
    party.join(1, "alice");
    party.join(2, "bob");
    party.forget();
    party.loses(2, false);
    var update = party.lastHeard(1, "participants_update").path("payload");
    assertEquals(2, update.path("participant_count").asInt());
    assertFalse(update.path("participants").path(1).path("connected").asBoolean());
    assertNotEquals("bob", party.state().hostId());
  }
}
