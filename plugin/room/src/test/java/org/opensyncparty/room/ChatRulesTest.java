package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.ChatHistory;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.MessageCodec;
import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.room.RoomCommand.Admission;

/** Alice hosts, Bob and Carol talk with her, Dave's client is written from the seed. */
class ChatRulesTest {
  private final Party party = Party.open();

  @BeforeEach
  void aPartyThatTalks() {
    party.join(1, "alice", j -> j.by(Admission.CREATOR).with(Feature.CHAT));
    party.join(2, "bob", j -> j.with(Feature.CHAT));
    party.join(3, "carol", j -> j.with(Feature.CHAT));
    party.join(4, "dave");
    party.forget();
  }

  private void says(long connection, String text) {
    party.says(connection, "chat", "{'text':'" + text + "'}");
  }

  private JsonNode history(long connection) {
    return party.lastHeard(connection, "chat_history").path("payload").path("messages");
  }

  @Test
  void aLineIsHeardByAllWhoAskedAndByItsSender() {
    says(2, "Did you see that?");
    for (long connection : List.of(1L, 2L, 3L)) {
      JsonNode message = party.lastHeard(connection, "chat");
      assertEquals("bob", message.path("client").asText());
      JsonNode line = message.path("payload");
      assertEquals("Name of bob", line.path("name").asText());
      assertEquals("Did you see that?", line.path("text").asText());
      assertEquals(1, line.path("message_id").asLong());
      assertEquals(Party.START, line.path("sent_ts").asLong());
    }
    assertEquals(List.of(), party.hears(4));
  }

  @Test
  void aLineIsCleanedAsNamesAre() {
    says(2, "one\\n\\ttwo \\u202ethree\\u0007 ");
    assertEquals("one two three", party.lastHeard(1, "chat").path("payload").path("text").asText());
  }

  @Test
  void aLineTellsWhereTheFilmWas() {
    party.says(1, "player_event", "{'action':'play','position':60}");
    party.after(Duration.ofMillis(1_500));
    says(2, "now");
    assertEquals(61.5, party.lastHeard(1, "chat").path("payload").path("position").asDouble());
    party.says(1, "set_media", "{'media_url':''}");
    says(2, "and now");
    assertFalse(party.lastHeard(1, "chat").path("payload").has("position"));
  }

  @Test
  void whoComesLaterHearsWhatWasSaidBeforeAnythingElseIsSaid() {
    says(1, "first");
    says(2, "second");
    party.join(5, "erin", j -> j.with(Feature.CHAT));
    assertEquals(List.of("room_state", "chat_history"), party.hears(5));
    says(1, "third");
    party.join(6, "finn", j -> j.with(Feature.CHAT));
    assertEquals(3, history(6).size());
    assertEquals("third", history(6).path(2).path("text").asText());
    assertEquals("alice", history(6).path(2).path("client_id").asText());
  }

  @Test
  void whoComesBackHearsItAgain() {
    party.join(7, "gina", j -> j.with(Feature.CHAT, Feature.RESUME));
    says(1, "before");
    party.loses(7, false);
    says(1, "meanwhile");
    party.join(8, "gina", j -> j.with(Feature.CHAT, Feature.RESUME).presenting("fresh-7"));
    assertEquals(2, history(8).size());
  }

  @Test
  void theRoomKeepsTheLastHundredLinesAndTheirIdsGrowOn() {
    for (int i = 1; i <= ProtocolLimits.MAX_CHAT_HISTORY + 7; i++) {
      says(2, "line " + i);
    }
    ChatLog log = party.state().chat();
    assertEquals(ProtocolLimits.MAX_CHAT_HISTORY, log.lines().size());
    assertEquals(8, log.lines().get(0).messageId());
    assertEquals(ProtocolLimits.MAX_CHAT_HISTORY + 7, log.lastId());
  }

  @Test
  void longLinesMakeTheHistoryShorterAndNeverLargerThanItMayBe() {
    String wide = "🍿".repeat(ProtocolLimits.MAX_CHAT_LENGTH - 2);
    for (int i = 0; i < 40; i++) {
      says(2, "\\\"" + wide + "\\\\");
    }
    ChatLog log = party.state().chat();
    assertTrue(log.lines().size() > 10, log.lines().size() + " lines");
    var message = new Outbound(new ChatHistory(log.lines()), "sofa", "x".repeat(64), null);
    String text = new MessageCodec().encode(message, Party.START);
    int bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    assertTrue(bytes <= ProtocolLimits.MAX_HISTORY_BYTES, bytes + " bytes");
    assertTrue(bytes > ProtocolLimits.MAX_HISTORY_BYTES / 2, bytes + " bytes");
  }

  @Test
  void aSignIsShownToTheOthersAndNotKept() {
    party.says(2, "reaction", "{'emoji':'🎉'}");
    JsonNode shown = party.lastHeard(1, "reaction");
    assertEquals("bob", shown.path("client").asText());
    assertEquals("🎉", shown.path("payload").path("emoji").asText());
    assertEquals("Name of bob", shown.path("payload").path("name").asText());
    assertEquals(List.of(), party.hears(2));
    assertEquals(List.of(), party.hears(4));
    party.join(5, "erin", j -> j.with(Feature.CHAT));
    assertEquals(0, history(5).size());
  }

  @Test
  void whoTypesIsToldToTheOthers() {
    party.says(2, "typing", "{'typing':true}");
    assertTrue(party.lastHeard(1, "typing").path("payload").path("typing").asBoolean());
    assertEquals(List.of(), party.hears(2));
  }

  @Test
  void inALargeRoomNobodyHearsWhoTypes() {
    Party hall = new Party("{}", 100);
    hall.join(0, "host", j -> j.by(Admission.CREATOR).with(Feature.CHAT));
    for (int i = 1; i <= ProtocolLimits.MAX_STATUS_AUDIENCE; i++) {
      hall.join(i, "guest" + i, j -> j.with(Feature.CHAT));
    }
    hall.forget();
    hall.says(1, "typing", "{'typing':true}");
    assertEquals(List.of(), hall.hears(0));
    hall.leaves(50);
    hall.forget();
    hall.says(1, "typing", "{'typing':true}");
    assertEquals(List.of("typing"), hall.hears(0));
  }

  @Test
  void whoHasNotNamedTheFeatureIsNotHeardEither() {
    says(4, "hello");
    assertEquals("bad_request", party.lastHeard(4, "error").path("payload").path("code").asText());
    assertEquals(List.of(), party.hears(1));
    assertEquals(ChatLog.NEW, party.state().chat());
  }
}
