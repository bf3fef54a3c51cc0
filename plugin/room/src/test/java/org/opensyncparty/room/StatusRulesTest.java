package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.MemberState;
import org.opensyncparty.protocol.MemberStatuses;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.WaitPolicy;
import org.opensyncparty.room.Party.Joining;
import org.opensyncparty.room.RoomCommand.Admission;

class StatusRulesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Party with(int guests) {
    Party party = new Party("{}", guests + 8);
    party.join(1, "host", j -> j.by(Admission.CREATOR).with(Feature.STATUS));
    for (int guest = 1; guest <= guests; guest++) {
      party.join(1 + guest, "guest" + guest, j -> j.with(Feature.STATUS));
    }
    settle(party);
    return party;
  }

  private static void settle(Party party) {
    party.after(Duration.ofSeconds(20));
    party.forget();
  }

  private static void is(Party party, long connection, String state, int offset) {
    party.says(connection, "member_status", "{'state':'" + state + "','offset_ms':" + offset + "}");
  }

  private static JsonNode members(Party party, long connection) {
    return party.lastHeard(connection, "member_status").path("payload").path("members");
  }

  @Test
  void changesOfOneSecondAreToldTogetherAndOnlyTheNewest() {
    Party party = with(2);
    is(party, 2, "playing", 5);
    is(party, 2, "playing", -7);
    is(party, 3, "buffering", 0);
    assertEquals(List.of(), party.hears(1));
    party.after(SECOND);
    assertEquals(1, party.count(1, "member_status"));
    assertEquals(2, members(party, 1).size());
    assertEquals("guest1", members(party, 1).path(0).path("client_id").asText());
    assertEquals(-7, members(party, 1).path(0).path("offset_ms").asInt());
    assertEquals("buffering", members(party, 1).path(1).path("state").asText());
    party.forget();
    party.after(Duration.ofMinutes(1));
    assertEquals(List.of(), party.hears(1), "nothing has changed since");
  }

  @Test
  void whatIsSaidAgainIsNotToldAgain() {
    Party party = with(1);
    is(party, 2, "playing", 5);
    settle(party);
    is(party, 2, "playing", 5);
    settle(party);
    is(party, 2, "playing", 5);
    party.after(SECOND);
    assertEquals(List.of(), party.hears(1));
  }

  @Test
  void whoJoinsHearsHowAllAre() {
    Party party = with(1);
    is(party, 2, "playing", 5);
    party.join(9, "late", j -> j.with(Feature.STATUS));
    assertEquals(3, members(party, 9).size());
    assertEquals("loading", members(party, 9).path(2).path("state").asText());
  }

  @Test
  void aSeedClientHearsNothingOfIt() {
    Party party = with(1);
    party.join(9, "seed");
    party.forget();
    is(party, 2, "playing", 5);
    settle(party);
    is(party, 2, "paused", 5);
    party.after(SECOND);
    assertEquals(List.of(), party.hears(9));
    is(party, 9, "playing", 0);
    assertEquals("bad_request", party.lastHeard(9).path("payload").path("code").asText());
    assertFalse(party.state().readiness().statuses().containsKey("seed"));
  }

  @Test
  void whoIsNotInTheRoomTellsNothing() {
    Party party = with(1);
    for (String type : List.of("member_status", "set_options", "go_on")) {
      party.says(77, type, "{'state':'playing'}");
      assertEquals("not_in_room", party.lastHeard(77).path("payload").path("code").asText(), type);
    }
    party.apply(new RoomCommand.Act(77, MessageRef.NONE, "guest1", new ClientMessage.GoOn(null)));
    assertEquals("not_in_room", party.lastHeard(77).path("payload").path("code").asText());
  }

  @Test
  void inALargeRoomOnlyTheHostHearsOfStates() {
    Party party = with(50);
    is(party, 2, "playing", 5);
    party.after(SECOND);
    assertEquals(1, party.count(1, "member_status"));
    assertEquals(0, party.count(3, "member_status"));
    party.forget();
    party.join(99, "late", j -> j.with(Feature.STATUS));
    assertEquals(0, party.count(99, "member_status"));
  }

  @Test
  void whenALargeRoomShrinksAllHearHowAllAre() {
    Party party = with(50);
    party.leaves(51);
    party.after(SECOND);
    assertEquals(50, members(party, 3).size());
  }

  @Test
  void aLargeRoomsNewHostHearsHowAllAre() {
    Party party = with(50);
    party.says(1, "transfer_host", "{'client_id':'guest7'}");
    party.after(SECOND);
    assertEquals(51, members(party, 8).size());
  }

  /** Without {@link Party}, which would read a million lists of members. */
  @Test
  void aThousandWhoAllTellEverySecondCostOneMessageASecondOfABoundedSize() {
    RoomState room = Party.open().state();
    var settings = new RoomSettings(SECOND, SECOND, 1000, Party.TALK_RATE, Party.TALK_BURST);
    room = RoomState.created("hall", "key", "film", 0, room.options(), settings, Party.START);
    for (int member = 0; member < 1000; member++) {
      var join = Joining.asks(member, "m" + member).with(Feature.STATUS).command();
      room = RoomRules.apply(room, join, Party.START).state();
    }
    for (int second = 0; second < 4; second++) {
      for (int member = 0; member < 1000; member++) {
        var status = new ClientMessage.MemberStatus(MemberState.PLAYING, second, null, false, null);
        var act = new RoomCommand.Act(member, MessageRef.NONE, "m" + member, status);
        Transition transition = RoomRules.apply(room, act, Party.START);
        assertEquals(List.of(), transition.effects(), "one timer, from the first join on");
        room = transition.state();
      }
      Transition due = RoomRules.apply(room, new RoomCommand.StatusDue(), Party.START);
      room = due.state();
      assertEquals(2, due.effects().size(), "one message, and the timer for the next");
      var tell = assertInstanceOf(Effect.TellAll.class, due.effects().get(0));
      assertEquals(List.of(0L), tell.connections(), "to the host alone");
      var told = assertInstanceOf(MemberStatuses.class, tell.outbound().message());
      assertEquals(200, told.members().size());
      assertEquals("m" + second * 200, told.members().get(0).clientId(), "in turn");
    }
  }

  @Test
  void theHostChangesTheOptionsAndThoseWhoUnderstandHearOfIt() {
    Party party = with(1);
    party.join(9, "seed");
    party.forget();
    party.says(2, "set_options", "{'wait':'never'}");
    assertEquals("not_host", party.lastHeard(2).path("payload").path("code").asText());
    party.says(1, "set_options", "{'wait':'never','free_play':true}");
    for (long connection : List.of(1L, 2L)) {
      var options = party.lastHeard(connection, "options_update").path("payload").path("options");
      assertEquals("never", options.path("wait").asText());
      assertTrue(options.path("free_play").asBoolean());
    }
    assertEquals(List.of(), party.hears(9));
    assertEquals(WaitPolicy.NEVER, party.state().options().waitPolicy());
    party.says(2, "player_event", "{'action':'play','position':1}");
    assertEquals(1, party.state().timeline().position());
  }

  @Test
  void optionsThatWouldGrowTooLargeStayAsTheyAre() {
    Party party = new Party("{'filler':'" + "x".repeat(970) + "'}", 8);
    party.join(1, "host", j -> j.with(Feature.STATUS));
    party.says(1, "set_options", "{'wait':'stalls'}");
    assertEquals("bad_request", party.lastHeard(1).path("payload").path("code").asText());
    assertEquals(WaitPolicy.START, party.state().options().waitPolicy());
  }
}
