package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.PlayState;

class PlaybackRulesTest {
  private final Party party = Party.open();

  @BeforeEach
  void aliceHostsAndBobWatches() {
    party.join(1, "alice", j -> j.with(Feature.ACCEPTED));
    party.join(2, "bob");
    party.forget();
  }

  private JsonNode relayed(String type) {
    return party.lastHeard(2, type).path("payload");
  }

  @Test
  void theHostsEventReachesTheOthersWithTheServersStamp() {
    party.says(1, "player_event", "{'action':'play','position':12.5}");
    assertEquals("play", relayed("player_event").path("action").asText());
    assertEquals(12.5, relayed("player_event").path("position").asDouble());
    assertEquals(party.now(), relayed("player_event").path("position_ts").asLong());
    assertEquals("alice", party.lastHeard(2).path("client").asText());
    assertEquals(List.of("accepted"), party.hears(1));
  }

  @Test
  void fieldsUnknownToTheServerSurviveAndAForgedRevisionDoesNot() {
    party.says(
        1,
        "player_event",
        "{'action':'seek','position':1,'reason':{'skip':['intro']},'revision':99}");
    assertEquals("intro", relayed("player_event").path("reason").path("skip").path(0).asText());
    assertEquals(1, relayed("player_event").path("revision").asLong());
  }

  @Test
  void aGuestsEventIsRefusedAndHarmsNobody() {
    party.says(2, "player_event", "{'action':'pause','position':1}");
    var error = party.lastHeard(2).path("payload");
    assertEquals("not_host", error.path("code").asText());
    assertEquals("m2", error.path("ref").asText());
    assertEquals("player_event", error.path("ref_type").asText());
    assertEquals(List.of(), party.hears(1));
    assertEquals(0, party.state().timeline().revision());
  }

  @Test
  void inFreePlayAGuestMayPlayButNotReportTheState() {
    Party free = new Party("{'free_play':true}", 8);
    free.join(1, "alice");
    free.join(2, "bob");
    free.forget();
    free.says(2, "player_event", "{'action':'play','position':1}");
    assertEquals(PlayState.PLAYING, free.state().timeline().playState());
    free.says(2, "state_update", "{'position':50}");
    assertEquals("not_host", free.lastHeard(2).path("payload").path("code").asText());
  }

  @Test
  void somebodyWhoIsNotInTheRoomIsToldSo() {
    for (String type : List.of("player_event", "state_update", "kick", "create_invite")) {
      party.says(9, type, "{'action':'play','position':1,'client_id':'bob'}");
      assertEquals("not_in_room", party.lastHeard(9).path("payload").path("code").asText(), type);
    }
    assertEquals(List.of(), party.hears(1));
    assertEquals(List.of(), party.hears(2));
  }

  @Test
  void aStampThatCanBeTrueIsBelieved() {
    long sent = party.now() - 180;
    party.says(1, "player_event", "{'action':'play','position':10,'position_ts':" + sent + "}");
    assertEquals(sent, relayed("player_event").path("position_ts").asLong());
    party.after(Duration.ofMillis(820));
    assertEquals(11.0, party.state().timeline().positionAt(party.now()), 1e-9);
  }

  @Test
  void aStampThatIsFarOffIsReplacedByTheTimeOfReceipt() {
    party.says(1, "player_event", "{'action':'play','position':10,'position_ts':5}");
    assertEquals(party.now(), relayed("player_event").path("position_ts").asLong());
    party.says(
        1,
        "player_event",
        "{'action':'play','position':10,'position_ts':" + (party.now() + 10_001) + "}");
    assertEquals(party.now(), relayed("player_event").path("position_ts").asLong());
  }

  @Test
  void aLateJoinerGetsThePositionOfNow() {
    party.says(1, "player_event", "{'action':'play','position':60,'rate':1.5}");
    party.after(Duration.ofSeconds(10));
    party.join(3, "carol");
    var state = party.lastHeard(3).path("payload").path("state");
    assertEquals(75, state.path("position").asDouble(), 1e-9);
    assertEquals(1.5, state.path("rate").asDouble());
    assertEquals(party.now(), state.path("position_ts").asLong());
  }

  @Test
  void aSeekLeavesThePlayStateAsItIs() {
    party.says(1, "player_event", "{'action':'seek','position':60}");
    assertEquals(PlayState.PAUSED, party.state().timeline().playState());
    party.says(1, "player_event", "{'action':'play','position':60}");
    party.says(1, "player_event", "{'action':'seek','position':90}");
    assertEquals(PlayState.PLAYING, party.state().timeline().playState());
  }

  @Test
  void aStateUpdateTellsTheRoomsState() {
    party.says(1, "state_update", "{'position':33,'play_state':'buffering'}");
    assertEquals(PlayState.BUFFERING, party.state().timeline().playState());
    party.after(Duration.ofSeconds(5));
    assertEquals(33, party.state().timeline().positionAt(party.now()), 1e-9);
    assertEquals("buffering", relayed("state_update").path("play_state").asText());
  }

  @Test
  void aStateUpdateWithNeitherPositionNorPlayStateIsRelayedAsItIs() {
    party.says(1, "state_update", "{'volume':0.5}");
    assertEquals(Party.object("{'volume':0.5}"), relayed("state_update"));
    assertEquals(0, party.state().timeline().revision());
  }

  @Test
  void aPlayStateAloneGoesOnFromWhereTheFilmIs() {
    party.says(1, "player_event", "{'action':'play','position':10}");
    party.after(Duration.ofSeconds(4));
    party.says(1, "state_update", "{'play_state':'paused'}");
    assertEquals(14, party.state().timeline().positionAt(party.now()), 1e-9);
    assertFalse(relayed("state_update").has("position_ts"));
  }

  @Test
  void oppositeButtonsEndInTheStateOfTheLaterRevision() {
    Party free = new Party("{'free_play':true}", 8);
    free.join(1, "alice", j -> j.with(Feature.ACCEPTED));
    free.join(2, "bob", j -> j.with(Feature.ACCEPTED));
    free.says(1, "player_event", "{'action':'play','position':10}");
    free.says(2, "player_event", "{'action':'pause','position':10}");
    long alices = free.lastHeard(1, "accepted").path("payload").path("revision").asLong();
    long bobs = free.lastHeard(2, "accepted").path("payload").path("revision").asLong();
    assertEquals(
        alices, free.lastHeard(2, "player_event").path("payload").path("revision").asLong());
    assertEquals(bobs, free.lastHeard(1, "player_event").path("payload").path("revision").asLong());
    assertTrue(bobs > alices);
    assertEquals(PlayState.PAUSED, free.state().timeline().playState());
  }

  @Test
  void aReportThatCrossedSomebodysEventOnTheWayDoesNotUndoIt() {
    Party free = new Party("{'free_play':true}", 8);
    free.join(1, "alice", j -> j.with(Feature.ACCEPTED));
    free.join(2, "bob");
    free.says(1, "player_event", "{'action':'play','position':10}");
    free.says(2, "player_event", "{'action':'pause','position':11}");
    free.forget();
    free.says(1, "state_update", "{'position':11.1,'play_state':'playing','based_on':1}");
    assertEquals(PlayState.PAUSED, free.state().timeline().playState());
    assertEquals(List.of(), free.hears(2));
    assertEquals(2, free.lastHeard(1, "accepted").path("payload").path("revision").asLong());
    free.says(1, "state_update", "{'position':11,'play_state':'paused','based_on':2}");
    assertEquals(List.of("state_update"), free.hears(2));
  }

  @Test
  void aReportThatFollowsTheHostsOwnEventCountsWhateverItKnew() {
    party.says(1, "player_event", "{'action':'play','position':10}");
    party.says(1, "state_update", "{'position':11,'play_state':'playing','based_on':0}");
    assertEquals(11, party.state().timeline().position());
  }

  @Test
  void aForcedResyncIsASeekThatSaysSo() {
    party.says(1, "player_event", "{'action':'play','position':10}");
    party.says(1, "force_resync", "{'target_position':42}");
    assertTrue(relayed("player_event").path("forced").asBoolean());
    assertEquals("seek", relayed("player_event").path("action").asText());
    assertEquals(42, party.state().timeline().positionAt(party.now()), 1e-9);
    party.says(2, "force_resync", "{'target_position':1}");
    assertEquals("not_host", party.lastHeard(2).path("payload").path("code").asText());
  }
}
