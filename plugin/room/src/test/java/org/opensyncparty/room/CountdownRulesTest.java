package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.PlayState;
import org.opensyncparty.room.RoomCommand.Admission;

/**
 * Alice hosts a film that stands at 10 s, Bob's client shows countdowns, Dave's is from the seed.
 */
class CountdownRulesTest {
  private final Party party = Party.open();

  @BeforeEach
  void aPartyBeforeItsStart() {
    party.join(1, "alice", j -> j.by(Admission.CREATOR).with(Feature.COUNTDOWN, Feature.STATUS));
    party.join(2, "bob", j -> j.with(Feature.COUNTDOWN, Feature.STATUS));
    party.join(4, "dave");
    party.forget();
  }

  private void starts(long connection, int seconds) {
    party.says(connection, "start_countdown", "{'seconds':" + seconds + "}");
  }

  private JsonNode countdown(long connection) {
    return party.lastHeard(connection, "countdown").path("payload");
  }

  private boolean countsDown() {
    return party.state().countdown() != null;
  }

  @Test
  void everybodyStartsTogetherAtTheTimeThatWasAnnounced() {
    starts(1, 5);
    assertEquals(Party.START + 5_000, countdown(2).path("at_ts").asLong());
    assertEquals(List.of(), party.hears(4));
    party.after(Duration.ofMillis(4_700));
    assertEquals(PlayState.PAUSED, party.state().timeline().playState());
    party.after(Duration.ofMillis(100));
    for (long connection : List.of(1L, 2L, 4L)) {
      JsonNode event = party.lastHeard(connection, "player_event").path("payload");
      assertEquals("play", event.path("action").asText());
      assertEquals(10, event.path("position").asDouble());
      assertEquals(Party.START + 5_000, event.path("position_ts").asLong());
      assertEquals("countdown", event.path("cause").asText());
    }
    assertFalse(countdown(2).has("at_ts"));
    assertEquals(PlayState.PLAYING, party.state().timeline().playState());
    assertFalse(party.state().readiness().holds(), "it waits for nobody");
  }

  @Test
  void whoComesMeanwhileHearsOfItAndOthersThatThereIsNone() {
    party.join(5, "erin", j -> j.with(Feature.COUNTDOWN));
    assertFalse(countdown(5).has("at_ts"));
    starts(1, 5);
    party.join(6, "finn", j -> j.with(Feature.COUNTDOWN));
    assertEquals(Party.START + 5_000, countdown(6).path("at_ts").asLong());
  }

  @Test
  void itIsCalledOff() {
    starts(1, 5);
    party.says(1, "cancel_countdown", "{}");
    assertFalse(countdown(2).has("at_ts"));
    party.forget();
    party.after(Duration.ofSeconds(10));
    assertEquals(0, party.count(2, "player_event"));
    party.says(1, "cancel_countdown", "{}");
    assertEquals(0, party.count(2, "countdown"), "there is none");
  }

  @Test
  void aPauseASeekAndNewMediaEndIt() {
    starts(1, 5);
    party.says(1, "player_event", "{'action':'pause','position':10}");
    assertNull(party.state().countdown());
    starts(1, 5);
    party.says(1, "player_event", "{'action':'seek','position':70}");
    assertNull(party.state().countdown());
    starts(1, 5);
    party.says(1, "set_media", "{'media_url':'other.mp4'}");
    assertNull(party.state().countdown());
    assertFalse(countdown(2).has("at_ts"));
  }

  @Test
  void aStartBeforeItsTimeEndsItToo() {
    starts(1, 5);
    party.says(2, "member_status", "{'state':'ready'}");
    party.says(1, "player_event", "{'action':'play','position':10}");
    assertFalse(countsDown());
    party.forget();
    party.after(Duration.ofSeconds(10));
    assertEquals(0, party.count(2, "player_event"));
  }

  @Test
  void aReportThatThePlayerStandsIsNoPause() {
    starts(1, 5);
    party.says(1, "state_update", "{'position':10,'play_state':'paused'}");
    assertTrue(countsDown());
  }

  @Test
  void anotherOneTakesItsPlace() {
    starts(1, 5);
    party.after(Duration.ofSeconds(2));
    starts(1, 15);
    assertEquals(Party.START + 17_000, countdown(2).path("at_ts").asLong());
    party.after(Duration.ofSeconds(10));
    assertTrue(countsDown());
  }

  @Test
  void aPartyThatPlaysHasNothingToStart() {
    party.says(2, "member_status", "{'state':'ready'}");
    party.says(1, "player_event", "{'action':'play','position':10}");
    party.forget();
    starts(1, 5);
    assertEquals(List.of(), party.hears(2));
  }

  @Test
  void itTakesThePlaceOfAWait() {
    party.says(1, "player_event", "{'action':'play','position':10}");
    assertTrue(party.state().readiness().holds());
    starts(1, 3);
    assertFalse(party.state().readiness().holds());
    assertTrue(countsDown());
    party.after(Duration.ofSeconds(3));
    assertEquals(PlayState.PLAYING, party.state().timeline().playState());
  }

  @Test
  void itIsForThoseWhoMayControlThePlayback() {
    starts(2, 5);
    assertEquals("not_host", party.lastHeard(2, "error").path("payload").path("code").asText());
    starts(1, 5);
    party.says(2, "cancel_countdown", "{}");
    assertTrue(countsDown());
    party.says(1, "set_options", "{'free_play':true}");
    party.says(2, "cancel_countdown", "{}");
    assertFalse(countsDown());
  }

  @Test
  void itEndsWithTheLastMember() {
    starts(1, 5);
    List.of(4L, 2L, 1L).forEach(party::leaves);
    assertFalse(countsDown());
  }
}
