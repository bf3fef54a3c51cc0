package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.protocol.RoomOptions;

/** What a room costs grows with its members and not with their square. */
class CrowdRulesTest {
  private static final int SMALL = ProtocolLimits.MAX_STATUS_AUDIENCE;
  private static final int LISTED = ProtocolLimits.MAX_LISTED_MEMBERS;
  private static final Duration REST = Duration.ofMillis(ProtocolLimits.STATUS_INTERVAL_MS);

  private int members;

  private void come(Party party, int count) {
    for (int i = 0; i < count; i++) {
      members++;
      party.join(members, "member-" + members, j -> j.with(Feature.CHAT));
    }
  }

  private static JsonNode told(Party party, long connection, String type) {
    return party.lastHeard(connection, type).path("payload");
  }

  private static List<String> ids(JsonNode told) {
    List<String> ids = new ArrayList<>();
    told.path("participants").forEach(one -> ids.add(one.path("client_id").asText()));
    return ids;
  }

  @Test
  void inASmallRoomEveryJoinIsToldAtOnce() {
    Party party = new Party("{}", SMALL);
    come(party, SMALL);
    assertEquals(SMALL - 1, party.count(1, "client_joined"));
    assertEquals(SMALL - 1, party.count(1, "participants_update"));
    assertEquals(SMALL, ids(told(party, 1, "participants_update")).size());
  }

  @Test
  void ofManyWhoComeAtOnceALargeRoomTellsOneListAndAfterARestAnother() {
    Party party = new Party("{}", LISTED);
    come(party, SMALL);
    party.forget();
    come(party, 100);
    assertEquals(1, party.count(1, "participants_update"));
    assertEquals(100, party.count(1, "client_joined"));
    party.after(REST);
    assertEquals(2, party.count(1, "participants_update"));
    assertEquals(
        SMALL + 100, told(party, 1, "participants_update").path("participant_count").asInt());
    assertEquals(SMALL + 100, ids(told(party, SMALL + 100, "participants_update")).size());
    party.after(REST.multipliedBy(10));
    assertEquals(2, party.count(1, "participants_update"), "nothing is new");
    come(party, 1);
    assertEquals(3, party.count(1, "participants_update"), "it has rested");
  }

  @Test
  void whoLeavesALargeRoomIsGoneFromTheNextList() {
    Party party = new Party("{}", LISTED);
    come(party, SMALL + 10);
    party.leaves(7);
    party.after(REST);
    assertEquals(SMALL + 9, ids(told(party, 1, "participants_update")).size());
  }

  @Test
  void theMoreHearAListTheLongerIsTheRest() {
    int many = 4 * ProtocolLimits.MAX_LISTS_PER_SECOND;
    List<Member> crowd = new ArrayList<>();
    for (int i = 1; i <= many; i++) {
      crowd.add(new Member("m" + i, "name", null, false, Feature.none(), null, i, 1));
    }
    var settings = new RoomSettings(REST, REST, many, 1000, 1000);
    RoomState room =
        RoomState.created("sofa", "key", "film", 0, RoomOptions.DEFAULT, settings, Party.START)
            .withMembers(Members.of(crowd), "m1");
    var lost = new RoomCommand.Leave(2, MessageRef.NONE, "m2", false);
    List<Duration> rests = new ArrayList<>();
    for (Effect effect : RoomRules.apply(room, lost, Party.START).effects()) {
      if (effect instanceof Effect.Schedule schedule && schedule.key().equals("list")) {
        rests.add(schedule.after());
      }
    }
    assertEquals(1, rests.size());
    assertEquals(Duration.ofMillis((many - 1) * 2L), rests.get(0));
  }

  @Test
  void aListNamesOnlySoManyAndTheHostAndWhoIsToldAmongThem() {
    Party party = new Party("{}", LISTED + 10);
    come(party, LISTED + 10);
    party.says(1, "transfer_host", "{'client_id':'member-" + (LISTED + 9) + "'}");
    party.after(REST);
    JsonNode update = told(party, 5, "participants_update");
    assertEquals(LISTED + 10, update.path("participant_count").asInt());
    assertEquals(LISTED, ids(update).size());
    assertTrue(ids(update).contains("member-" + (LISTED + 9)), "the host");
    JsonNode room = told(party, LISTED + 10, "room_state");
    assertEquals(LISTED + 10, room.path("participant_count").asInt());
    assertEquals(LISTED, ids(room).size());
    assertTrue(ids(room).contains("member-" + (LISTED + 10)), "who is told");
    assertEquals("member-1", ids(room).get(0));
  }

  @Test
  void theListGoesOnAfterTheServerWasAway() {
    Party party = new Party("{}", LISTED);
    come(party, SMALL + 10);
    assertTrue(party.hasTimer("list"));
    party.serverIsAwayFor(Duration.ofSeconds(1));
    party.forget();
    party.join(1, "another");
    party.join(2, "yet-another");
    party.after(REST);
    assertEquals(1, party.count(1, "participants_update"));
  }

  private static Effect.Delivery deliveryOfChat(Party party) {
    var line = new RoomCommand.Act(1, MessageRef.NONE, "member-1", new ClientMessage.Chat("hello"));
    for (Effect effect : RoomRules.apply(party.state(), line, party.now()).effects()) {
      if (effect instanceof Effect.TellAll tell) {
        return tell.delivery();
      }
    }
    throw new AssertionError("nobody is told");
  }

  @Test
  void chatIsOvertakenInLargeRoomsOnlyWhereItIsThousandsOfPackets() {
    Party party = new Party("{}", LISTED);
    come(party, SMALL);
    assertEquals(Effect.Delivery.BEHIND, deliveryOfChat(party));
    come(party, 1);
    assertEquals(Effect.Delivery.BEHIND_UNHURRIED, deliveryOfChat(party));
  }

  // ---- attacks

  private static Party tight(int deliveries) {
    return new Party(
        "{}", new RoomSettings(Party.GRACE, Party.EMPTY_LIFE, 1000, deliveries, deliveries));
  }

  @Test
  void manyWhoTalkAtOnceAreHeardUpToWhatTheRoomMaySay() {
    Party party = tight(100);
    come(party, 10);
    for (int i = 0; i < 30; i++) {
      party.says(1 + i % 10, "chat", "{'text':'spam'}");
    }
    assertEquals(10, party.count(5, "chat"), "a hundred deliveries");
    JsonNode error = told(party, 10, "error");
    assertEquals("rate_limited", error.path("code").asText());
    assertTrue(error.path("message").asText().contains("this room"), error.toString());
    party.after(Duration.ofMillis(200));
    party.says(3, "chat", "{'text':'one'}");
    party.says(3, "chat", "{'text':'two'}");
    party.says(3, "chat", "{'text':'three'}");
    assertEquals(12, party.count(5, "chat"), "twenty deliveries more");
  }

  @Test
  void reactionsOfManyDoNotSilenceTheChat() {
    Party party = tight(100);
    come(party, 10);
    for (int i = 0; i < 30; i++) {
      party.says(1 + i % 10, "reaction", "{'emoji':'🔥'}");
      party.says(1 + i % 10, "typing", "{'typing':true}");
    }
    assertTrue(party.count(5, "reaction") + party.count(5, "typing") <= 10);
    party.says(3, "chat", "{'text':'all the same'}");
    assertEquals(1, party.count(5, "chat"));
  }

  @Test
  void comingAndGoingDoesNotFloodALargeRoom() {
    Party party = tight(10 * SMALL);
    come(party, SMALL + 20);
    party.forget();
    for (int i = 0; i < 100; i++) {
      party.leaves(SMALL + 20);
      party.join(SMALL + 20, "member-" + (SMALL + 20));
    }
    List<String> heard = party.hears(1);
    int notices =
        Collections.frequency(heard, "client_joined") + Collections.frequency(heard, "client_left");
    assertTrue(notices < 10, notices + " notices");
    assertEquals(0, Collections.frequency(heard, "participants_update"), "one has just been told");
    party.after(REST);
    assertEquals(1, party.count(1, "participants_update"));
  }
}
