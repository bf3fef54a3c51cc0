package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.PlayState;

/** How a wait begins, and how it ends as it should. */
class HoldRulesTest extends WaitingParty {
  @Test
  void aNewFilmsStartWaitsForWhoeverIsStillLoadingIt() {
    plays(12);
    assertTrue(holds());
    assertEquals(PlayState.PAUSED, playState());
    for (long connection : List.of(1L, 2L, 3L, 4L)) {
      assertEquals("pause", event(connection).path("action").asText());
      assertEquals(12, event(connection).path("position").asDouble());
    }
    assertEquals("bob", waiting(1).path("for").path(0).path("client_id").asText());
    assertEquals("Name of bob", waiting(3).path("for").path(0).path("name").asText());
    assertEquals(1, waiting(1).path("for").size());
    assertEquals("start", waiting(1).path("reason").asText());
    assertEquals(party.now() + 10_000, waiting(1).path("until_ts").asLong());
    assertEquals(List.of("player_event"), party.hears(4), "the seed hears a pause and no more");
  }

  @Test
  void theStarterLearnsThatItsPlayCountedBeforeItWasStopped() {
    plays(12);
    assertTrue(
        party.lastHeard(1, "accepted").path("payload").path("revision").asLong()
            < event(1).path("revision").asLong());
    assertEquals(List.of("accepted", "player_event", "waiting"), party.hears(1));
  }

  @Test
  void allStartTogetherAMomentAfterTheLastIsReady() {
    plays(12);
    party.after(Duration.ofSeconds(3));
    party.forget();
    is(2, "ready");
    assertFalse(holds());
    for (long connection : List.of(1L, 2L, 3L, 4L)) {
      assertEquals("play", event(connection).path("action").asText());
      assertEquals(12, event(connection).path("position").asDouble());
      assertEquals(party.now() + 250, event(connection).path("position_ts").asLong());
    }
    assertEquals(0, waiting(1).path("for").size());
    assertEquals(12, party.state().timeline().positionAt(party.now() + 250));
  }

  @Test
  void itGoesOnWithoutOneWhoIsNeverReady() {
    plays(12);
    party.after(Duration.ofMillis(9_999));
    assertTrue(holds());
    party.after(Duration.ofMillis(1));
    assertFalse(holds());
    assertEquals(PlayState.PLAYING, playState());
  }

  @Test
  void aPlayerThatStartsByItselfCountsAsAStart() {
    allPlay();
    party.says(1, "set_media", "{'media_url':'next'}");
    party.forget();
    party.says(1, "state_update", "{'position':0.4,'play_state':'playing'}");
    assertTrue(holds());
    assertEquals("pause", event(1).path("action").asText());
    assertEquals(2, waiting(1).path("for").size());
    is(2, "ready");
    is(3, "ready");
    assertEquals(PlayState.PLAYING, playState());
  }

  @Test
  void aReportAboutTheFilmBeforeSaysNothingAboutThisOne() {
    allPlay();
    long before = party.state().timeline().revision();
    party.says(1, "set_media", "{'media_url':'next'}");
    for (long guest : List.of(2L, 3L)) {
      party.says(guest, "member_status", "{'state':'ready','based_on':" + before + "}");
    }
    plays(0);
    assertTrue(holds());
    long media = party.state().readiness().mediaRevision();
    for (long guest : List.of(2L, 3L)) {
      party.says(guest, "member_status", "{'state':'ready','based_on':" + media + "}");
    }
    assertFalse(holds());
  }

  @Test
  void onlyTheFirstStartOfAFilmWaits() {
    allPlay();
    party.says(1, "player_event", "{'action':'pause','position':20}");
    party.join(5, "erin", j -> j.with(Feature.STATUS));
    plays(20);
    assertFalse(holds());
  }

  @Test
  void reportsThatCrossTheWaitDoNotUndoIt() {
    long known = party.state().timeline().revision();
    plays(12);
    var report = "{'position':12.3,'play_state':'playing','based_on':" + known + "}";
    party.says(1, "state_update", report);
    party.says(1, "state_update", "{'position':12.3,'play_state':'playing'}");
    party.says(1, "state_update", "{'position':12.3,'play_state':'buffering'}");
    assertTrue(holds());
    assertEquals(12, party.state().timeline().position());
    is(2, "ready");
    var paused = "{'position':12,'play_state':'paused','based_on':" + (known + 2) + "}";
    party.says(1, "state_update", paused);
    assertEquals(PlayState.PLAYING, playState(), "the pause was obedience, and is over");
  }

  @Test
  void whereTheHostStandsIsWhereItGoesOn() {
    plays(12);
    party.says(1, "state_update", "{'position':12.2,'play_state':'paused'}");
    is(2, "ready");
    assertEquals(12.2, event(4).path("position").asDouble());
  }

  @Test
  void whoeverMayControlCanGoOnWithoutThem() {
    plays(12);
    party.says(2, "go_on", "{}");
    assertEquals("not_host", party.lastHeard(2).path("payload").path("code").asText());
    assertTrue(holds());
    party.says(1, "go_on", "{}");
    assertFalse(holds());
    assertEquals(PlayState.PLAYING, playState());
    party.forget();
    party.says(1, "go_on", "{}");
    assertEquals(List.of(), party.hears(1), "the wait had ended already");
  }

  @Test
  void withoutOneTheOthersAreStillWaitedFor() {
    is(3, "loading");
    plays(12);
    party.says(1, "go_on", "{'client_id':'alice'}");
    assertEquals(2, waiting(1).path("for").size());
    party.says(1, "go_on", "{'client_id':'bob'}");
    assertEquals("carol", waiting(1).path("for").path(0).path("client_id").asText());
    assertEquals(1, waiting(1).path("for").size());
    is(3, "ready");
    assertFalse(holds());
  }

  @Test
  void aSecondPlayMeansItOnlyIfItsSenderKnowsOfTheWait() {
    plays(12);
    plays(12);
    assertTrue(holds());
    assertEquals("pause", event(1).path("action").asText());
    long known = party.state().timeline().revision();
    party.says(1, "player_event", "{'action':'play','position':12,'based_on':" + known + "}");
    assertFalse(holds());
    assertEquals(PlayState.PLAYING, playState());
    assertEquals(0, waiting(2).path("for").size());
  }

  @Test
  void insistingDoesNotMakeTheWaitLonger() {
    plays(12);
    for (int second = 0; second < 9; second++) {
      party.after(Duration.ofSeconds(1));
      plays(12);
    }
    party.after(Duration.ofSeconds(1));
    assertFalse(holds());
  }

  @Test
  void aPauseEndsTheWaitAndTheRoomStaysPaused() {
    plays(12);
    party.says(1, "player_event", "{'action':'pause','position':12}");
    assertFalse(holds());
    assertEquals(0, waiting(2).path("for").size());
    party.after(Duration.ofSeconds(30));
    is(2, "ready");
    assertEquals(PlayState.PAUSED, playState());
  }

  @Test
  void aSeekMovesTheRoomThatWaits() {
    plays(12);
    party.says(1, "player_event", "{'action':'seek','position':300}");
    assertTrue(holds());
    is(2, "ready");
    assertEquals(300, event(2).path("position").asDouble());
  }
}
