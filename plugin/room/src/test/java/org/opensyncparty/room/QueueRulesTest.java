package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.MemberState;
import org.opensyncparty.protocol.MessageCodec;
import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.protocol.PlayState;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.protocol.QueueUpdate;
import org.opensyncparty.room.RoomCommand.Admission;

/** Alice hosts film.mp4, Bob has the feature too, Dave's client is written from the seed. */
class QueueRulesTest {
  private final Party party = Party.open();

  @BeforeEach
  void aPartyWithAQueue() {
    party.join(1, "alice", j -> j.by(Admission.CREATOR).with(Feature.QUEUE, Feature.STATUS));
    party.join(2, "bob", j -> j.with(Feature.QUEUE, Feature.STATUS));
    party.join(4, "dave");
    party.forget();
  }

  private void adds(long connection, String title) {
    party.says(
        connection, "queue_add", "{'media_url':'" + title + ".mp4','title':'" + title + "'}");
  }

  private void playsNext(long connection, String seen) {
    party.says(connection, "play_next", "{'media_url':'" + seen + "'}");
  }

  private List<String> titles() {
    return party.state().queue().entries().stream().map(QueueUpdate.Entry::title).toList();
  }

  private String error(long connection) {
    return party.lastHeard(connection, "error").path("payload").path("code").asText();
  }

  @Test
  void whatIsAddedComesLastAndAllWhoAskedHearOfIt() {
    adds(1, "one");
    adds(1, "two");
    JsonNode entries = party.lastHeard(2, "queue_update").path("payload").path("entries");
    assertEquals("one", entries.path(0).path("title").asText());
    assertEquals(2, entries.path(1).path("entry_id").asInt());
    assertEquals("two.mp4", entries.path(1).path("media_url").asText());
    assertEquals("Name of alice", entries.path(1).path("name").asText());
    assertEquals(List.of(), party.hears(4));
  }

  @Test
  void anEntryWithoutATitleIsCalledByItsMedia() {
    party.says(1, "queue_add", "{'media_url':'jellyfin:\\u202eabc'}");
    assertEquals(List.of("jellyfin:abc"), titles());
  }

  @Test
  void whoComesLaterHearsWhatComesNext() {
    party.join(5, "erin", j -> j.with(Feature.QUEUE));
    assertEquals(0, party.lastHeard(5, "queue_update").path("payload").path("entries").size());
    adds(1, "one");
    party.join(6, "finn", j -> j.with(Feature.QUEUE));
    assertEquals(List.of("room_state", "queue_update"), party.hears(6));
  }

  @Test
  void entriesMoveAndGo() {
    List.of("one", "two", "three").forEach(title -> adds(1, title));
    party.says(1, "queue_move", "{'entry_id':3,'to':0}");
    assertEquals(List.of("three", "one", "two"), titles());
    party.says(1, "queue_move", "{'entry_id':3,'to':49}");
    assertEquals(List.of("one", "two", "three"), titles());
    party.says(1, "queue_remove", "{'entry_id':2}");
    assertEquals(List.of("one", "three"), titles());
    adds(1, "four");
    assertEquals(4, party.state().queue().lastId(), "an id is never used again");
  }

  @Test
  void whatIsGoneAlreadyIsNoMistake() {
    adds(1, "one");
    party.forget();
    party.says(1, "queue_remove", "{'entry_id':7}");
    party.says(1, "queue_move", "{'entry_id':7,'to':0}");
    party.says(1, "play_next", "{'media_url':'film.mp4','entry_id':7}");
    assertEquals(List.of(), party.hears(1));
  }

  @Test
  void aGuestMayNotUnlessItIsFreePlay() {
    adds(2, "one");
    assertEquals("not_host", error(2));
    playsNext(2, "film.mp4");
    assertEquals("not_host", error(2));
    party.says(1, "set_options", "{'free_play':true}");
    adds(2, "one");
    assertEquals(List.of("one"), titles());
  }

  @Test
  void theNextOnePlaysFromItsBeginningAndEverybodyHearsIt() {
    party.says(2, "member_status", "{'state':'ready'}");
    party.says(1, "player_event", "{'action':'play','position':60}");
    adds(1, "one");
    adds(1, "two");
    party.forget();
    playsNext(1, "film.mp4");
    assertEquals(List.of("room_state", "queue_update"), party.hears(2));
    assertEquals(List.of("room_state"), party.hears(4));
    RoomState room = party.state();
    assertEquals("one.mp4", room.mediaUrl());
    assertEquals(PlayState.PAUSED, room.timeline().playState());
    assertEquals(0, room.timeline().position());
    assertEquals(List.of("two"), titles());
  }

  @Test
  void ofTwoWhoPlayTheNextOneAtTheSameTimeOneDoes() {
    party.says(1, "set_options", "{'free_play':true}");
    List.of("one", "two").forEach(title -> adds(1, title));
    party.forget();
    playsNext(1, "film.mp4");
    playsNext(2, "film.mp4");
    assertEquals("one.mp4", party.state().mediaUrl());
    assertEquals(List.of("two"), titles());
    assertEquals(List.of("room_state", "queue_update"), party.hears(2));
  }

  @Test
  void aCertainEntryCanBePlayed() {
    List.of("one", "two", "three").forEach(title -> adds(1, title));
    party.says(1, "play_next", "{'media_url':'film.mp4','entry_id':2}");
    assertEquals("two.mp4", party.state().mediaUrl());
    assertEquals(List.of("one", "three"), titles());
  }

  @Test
  void nobodyHasTheNextOneOpenYetNotEvenTheHost() {
    adds(1, "one");
    party.says(1, "member_status", "{'state':'playing'}");
    playsNext(1, "film.mp4");
    party
        .state()
        .readiness()
        .statuses()
        .values()
        .forEach(status -> assertEquals(MemberState.LOADING, status.state()));
  }

  @Test
  void whatTheHostOpensItselfDoesNotComeAgain() {
    List.of("one", "two").forEach(title -> adds(1, title));
    party.says(1, "set_media", "{'media_url':'two.mp4'}");
    assertEquals(List.of("one", "two"), titles());
    party.says(1, "set_media", "{'media_url':'one.mp4'}");
    assertEquals(List.of("two"), titles());
  }

  @Test
  void whoMayControlPlaysSomethingAtOnce() {
    List.of("one", "two").forEach(title -> adds(1, title));
    party.says(2, "member_status", "{'state':'ready'}");
    party.says(1, "player_event", "{'action':'play','position':60}");
    party.says(2, "play_media", "{'media_url':'other.mp4'}");
    assertEquals("not_host", error(2));
    assertEquals("film.mp4", party.state().mediaUrl());
    party.says(1, "set_options", "{'free_play':true}");
    party.forget();
    party.says(2, "play_media", "{'media_url':'other.mp4'}");
    assertEquals(List.of("room_state"), party.hears(1));
    assertEquals(List.of("room_state"), party.hears(4));
    assertEquals("other.mp4", party.state().mediaUrl());
    assertEquals(PlayState.PAUSED, party.state().timeline().playState());
    assertEquals(0, party.state().timeline().position());
    assertEquals(List.of("one", "two"), titles());
  }

  @Test
  void whatIsPlayedAtOnceDoesNotComeAgainAndNobodyHasItOpenYet() {
    List.of("one", "two").forEach(title -> adds(1, title));
    party.says(1, "member_status", "{'state':'playing'}");
    party.says(1, "play_media", "{'media_url':'one.mp4'}");
    assertEquals(List.of("two"), titles());
    party
        .state()
        .readiness()
        .statuses()
        .values()
        .forEach(status -> assertEquals(MemberState.LOADING, status.state()));
  }

  @Test
  void theQueueHasAnEnd() {
    for (int i = 0; i < ProtocolLimits.MAX_QUEUE; i++) {
      adds(1, "entry" + i);
    }
    adds(1, "one more");
    assertEquals("queue_full", error(1));
    assertEquals(ProtocolLimits.MAX_QUEUE, titles().size());
  }

  @Test
  void longNamesFillItEarlierAndItsMessageNeverGrowsBeyondItsBound() {
    String wide = "🍿".repeat(ProtocolLimits.MAX_TITLE_LENGTH);
    for (int i = 0; i < ProtocolLimits.MAX_QUEUE; i++) {
      party.says(
          1, "queue_add", "{'media_url':'" + "x".repeat(2_000) + "','title':'" + wide + "'}");
    }
    assertEquals("queue_full", error(1));
    assertFalse(titles().isEmpty());
    var message = new Outbound(party.state().queue().update(), "sofa", null, null);
    String text = new MessageCodec().encode(message, Party.START);
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < ProtocolLimits.MAX_QUEUE_BYTES + 1024, bytes + " bytes");
  }

  @Test
  void whoHasNotNamedTheFeatureCannotChangeIt() {
    for (String type :
        List.of("queue_add", "queue_remove", "queue_move", "play_next", "play_media")) {
      party.says(4, type, "{'media_url':'film.mp4','entry_id':1,'to':0}");
      assertEquals("bad_request", error(4), type);
    }
  }
}
