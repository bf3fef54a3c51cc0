package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.PlayState;

/** How a wait ends when things go otherwise; and when there is none. */
class HoldEndRulesTest extends WaitingParty {
  @Test
  void nobodyIsWaitedForWhoIsLostOrLeavesOrIsKicked() {
    plays(12);
    party.loses(2, false);
    assertFalse(holds());

    gather("{}");
    plays(12);
    party.leaves(2);
    assertFalse(holds());

    gather("{}");
    plays(12);
    party.says(1, "kick", "{'client_id':'bob'}");
    assertFalse(holds());
    assertEquals(PlayState.PLAYING, playState());
  }

  @Test
  void aHostThatIsLostDoesNotKeepTheOthersWaiting() {
    plays(12);
    party.loses(1, false);
    assertTrue(holds());
    party.after(Duration.ofSeconds(10));
    assertEquals(PlayState.PLAYING, playState());
  }

  @Test
  void aHostWhoHearsOfNoWaitsIsNotHeld() {
    plays(12);
    party.says(1, "transfer_host", "{'client_id':'dave'}");
    assertFalse(holds());

    Party seed = Party.open();
    seed.join(1, "alice");
    seed.join(2, "bob", j -> j.with(Feature.STATUS));
    seed.says(1, "player_event", "{'action':'play','position':1}");
    assertFalse(seed.state().readiness().holds());
  }

  @Test
  void whenAllAreGoneTheWaitIsOver() {
    plays(12);
    for (long connection : List.of(4L, 3L, 2L, 1L)) {
      party.leaves(connection);
    }
    assertFalse(holds());
    assertEquals(PlayState.PAUSED, playState());
  }

  @Test
  void otherMediaEndTheWait() {
    plays(12);
    party.says(1, "set_media", "{'media_url':'next'}");
    assertFalse(holds());
    party.after(Duration.ofSeconds(30));
    assertEquals(PlayState.PAUSED, playState());
  }

  @Test
  void whoJoinsWhileTheRoomWaitsHearsWhyAndIsWaitedForToo() {
    plays(12);
    party.join(5, "erin", j -> j.with(Feature.STATUS));
    assertEquals(2, waiting(5).path("for").size());
    is(2, "ready");
    assertTrue(holds());
    is(5, "blocked");
    assertFalse(holds());
  }

  @Test
  void aGuestsStallHoldsOnlyARoomThatWantsIt() {
    allPlay();
    is(2, "buffering");
    assertFalse(holds());
    party.says(1, "set_options", "{'wait':'stalls'}");
    is(3, "buffering");
    assertTrue(holds());
    assertEquals("stall", waiting(1).path("reason").asText());
    assertEquals(party.now() + 20_000, waiting(1).path("until_ts").asLong());
    is(3, "paused");
    assertTrue(holds(), "standing is not being ready");
    is(3, "ready");
    assertFalse(holds());
  }

  @Test
  void whoWasGoneOnWithoutIsNotWaitedForUntilItHasPlayedAgain() {
    gather("{'wait':'stalls'}");
    allPlay();
    is(2, "buffering");
    assertEquals("stall", waiting(1).path("reason").asText());
    party.says(1, "go_on", "{}");
    is(2, "paused");
    is(2, "buffering");
    assertFalse(holds());
    is(2, "playing");
    is(2, "buffering");
    assertTrue(holds());
  }

  @Test
  void theHostsOwnStallIsToldByItsReportsAndHoldsNothing() {
    gather("{'wait':'stalls'}");
    allPlay();
    is(1, "buffering");
    assertFalse(holds());
  }

  @Test
  void neverMeansNeverAndEndsAWaitThatIsOn() {
    plays(12);
    party.says(1, "set_options", "{'wait':'never'}");
    assertFalse(holds());
    assertEquals(PlayState.PLAYING, playState());

    gather("{'wait':'never'}");
    plays(12);
    assertFalse(holds());
    assertEquals(PlayState.PLAYING, playState());
  }

  @Test
  void aRoomWithoutMediaHasNothingToLoad() {
    party.says(1, "set_media", "{'media_url':''}");
    plays(0);
    assertFalse(holds());
  }
}
