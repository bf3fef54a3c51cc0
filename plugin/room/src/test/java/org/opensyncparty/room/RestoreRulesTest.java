package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.PlayState;
import org.opensyncparty.room.RoomCommand.Admission;

/** Rooms whose server went away and came back. */
class RestoreRulesTest {
  private static final Duration MOMENT = Duration.ofSeconds(5);

  private final Party party = Party.open();

  private void aliceAndBob() {
    party.join(1, "alice", j -> j.with(Feature.RESUME));
    party.join(2, "bob", j -> j.with(Feature.RESUME));
  }

  private double position() {
    return party.state().timeline().positionAt(party.now());
  }

  @Test
  void whoHadASeatHasItAndItsRoleStill() {
    aliceAndBob();
    party.serverIsAwayFor(MOMENT);
    party.join(11, "anything", j -> j.by(Admission.UNPROVEN).presenting("fresh-2"));
    party.join(12, "anything", j -> j.by(Admission.UNPROVEN).presenting("fresh-1"));
    assertEquals("bob", party.seated().get(11L));
    assertEquals("alice", party.seated().get(12L));
    assertTrue(party.state().isHost("alice"));
  }

  @Test
  void whoDoesNotComeBackIsGoneAfterTheGraceAndNoSooner() {
    aliceAndBob();
    party.serverIsAwayFor(MOMENT);
    party.join(12, "bob", j -> j.presenting("fresh-2"));
    party.after(Party.RESTART_GRACE.minusMillis(1));
    assertTrue(party.state().isHost("alice"));
    party.after(Duration.ofMillis(1));
    assertTrue(party.state().isHost("bob"));
    assertEquals(1, party.state().members().size());
  }

  @Test
  void aFilmThatPlaysHasGoneOnMeanwhile() {
    aliceAndBob();
    party.says(1, "player_event", "{'action':'play','position':100}");
    party.after(Duration.ofSeconds(2));
    party.serverIsAwayFor(MOMENT);
    assertEquals(PlayState.PLAYING, party.state().timeline().playState());
    assertEquals(107, position(), 1e-9);
  }

  @Test
  void aFilmThatStandsStillStandsThere() {
    aliceAndBob();
    party.says(1, "player_event", "{'action':'pause','position':100}");
    party.serverIsAwayFor(MOMENT);
    assertEquals(PlayState.PAUSED, party.state().timeline().playState());
    assertEquals(100, position(), 1e-9);
  }

  @Test
  void afterALongAbsenceTheFilmStandsWhereItWasLastKnown() {
    aliceAndBob();
    party.says(1, "player_event", "{'action':'play','position':100}");
    party.after(Duration.ofSeconds(2));
    party.serverIsAwayFor(Duration.ofMillis(RestoreRules.MAX_PLAYED_ON_MS + 1));
    assertEquals(PlayState.PAUSED, party.state().timeline().playState());
    assertEquals(102, position(), 1e-9);
  }

  @Test
  void aClockThatWentBackMeanwhileCountsAsNoAbsence() {
    aliceAndBob();
    party.says(1, "player_event", "{'action':'play','position':100}");
    long savedAt = party.now() + 3_600_000;
    RoomState room = party.state();
    var ahead = room.withTimeline(new Timeline(100, PlayState.PLAYING, 1, savedAt - 2_000, 5));
    var back =
        RoomRules.apply(ahead, new RoomCommand.Restored(savedAt, 0, Party.GRACE), party.now());
    assertEquals(102, back.state().timeline().positionAt(party.now()), 1e-9);
  }

  @Test
  void anotherZeroOfTheServersTimeChangesNothing() {
    aliceAndBob();
    party.says(1, "player_event", "{'action':'play','position':100}");
    long shift = 123_456;
    var back =
        RoomRules.apply(
            party.state(),
            new RoomCommand.Restored(party.now(), shift, Party.GRACE),
            party.now() + shift + 5_000);
    assertEquals(105, back.state().timeline().positionAt(party.now() + shift + 5_000), 1e-9);
  }

  @Test
  void revisionsThatWereMadeAndNotSavedAreOlderThanAllThatCome() {
    aliceAndBob();
    long before = party.state().timeline().revision();
    party.serverIsAwayFor(MOMENT);
    assertTrue(
        party.state().timeline().revision() >= before + RestoreRules.REVISIONS_SKIPPED,
        "a client that knows a lost revision would not listen");
  }

  @Test
  void anEmptyRoomLivesForTheRestOfItsTime() {
    party.join(1, "alice");
    party.leaves(1);
    party.after(Duration.ofMinutes(3));
    party.serverIsAwayFor(Duration.ofMinutes(1));
    party.after(Duration.ofMinutes(1).minusMillis(1));
    assertFalse(party.ended());
    party.after(Duration.ofMillis(1));
    assertTrue(party.ended());
  }

  @Test
  void anEmptyRoomWhoseTimeRanOutMeanwhileIsGone() {
    party.join(1, "alice");
    party.leaves(1);
    party.serverIsAwayFor(Party.EMPTY_LIFE);
    assertTrue(party.ended());
  }

  @Test
  void aRoomThatWaitedForSomebodyGoesOn() {
    Party waiting = new Party("{'wait':'start'}", 8);
    waiting.join(1, "alice", j -> j.by(Admission.CREATOR).with(Feature.RESUME, Feature.STATUS));
    waiting.join(2, "bob", j -> j.with(Feature.STATUS));
    waiting.says(1, "player_event", "{'action':'play','position':0}");
    assertNotNull(waiting.state().readiness().hold());
    waiting.serverIsAwayFor(MOMENT);
    assertEquals(PlayState.PLAYING, waiting.state().timeline().playState());
    waiting.join(11, "alice", j -> j.with(Feature.STATUS).presenting("fresh-1"));
    assertEquals(List.of("room_state", "member_status"), waiting.hears(11));
  }

  @Test
  void theRoomThatNobodyComesBackToEnds() {
    aliceAndBob();
    party.serverIsAwayFor(Duration.ofHours(8));
    party.after(Party.RESTART_GRACE);
    assertTrue(party.state().members().isEmpty());
    party.after(Party.EMPTY_LIFE);
    assertTrue(party.ended());
  }
}
