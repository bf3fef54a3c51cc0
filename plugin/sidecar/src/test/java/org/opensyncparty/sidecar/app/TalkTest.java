package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.limits.Limit;

/** What members say to each other over real sockets, and what can be done with it. */
class TalkTest extends PartyOfThree {
  TalkTest() {
    super("['chat']");
  }

  @BeforeEach
  void nothingOlderIsHeard() throws Exception {
    alice.hearsUntilPong();
    bob.hearsUntilPong();
  }

  /** So many messages at once; how many of them were refused for that, and how many passed. */
  private void flood(String type, String payload, Limit burst) throws Exception {
    int passed = burst.standard();
    for (int i = 0; i < passed + 20; i++) {
      bob.says(type, payload);
    }
    List<String> answers = bob.hearsUntilPong();
    int refused = Collections.frequency(answers, "error");
    assertTrue(refused >= 15 && refused <= 20, refused + " refused");
    List<String> heard = alice.hearsUntilPong();
    assertEquals(passed + 20 - refused, Collections.frequency(heard, type));
    assertEquals(List.of(), seed.hearsUntilPong(), "the seed hears of nothing");
  }

  @Test
  void whatIsSaidIsHeardAndKeptForThoseWhoComeLater() throws Exception {
    bob.says("chat", "{'text':'hello'}");
    assertEquals("hello", alice.hears("chat").path("payload").path("text").asText());
    assertEquals("bob", bob.hears("chat").path("client").asText());
    try (TestClient late = sidecar.connect()) {
      late.says("join_room", "sofa", "late", entering()).hears("room_state");
      JsonNode lines = late.hears("chat_history").path("payload").path("messages");
      assertEquals("hello", lines.path(0).path("text").asText());
    }
  }

  // ---- attacks

  @Test
  void linesComeNoFasterThanPeopleRead() throws Exception {
    flood("chat", "{'text':'spam'}", Limit.CHAT_BURST);
  }

  @Test
  void signsComeNoFasterThanHandsClap() throws Exception {
    flood("reaction", "{'emoji':'🍿'}", Limit.REACTION_BURST);
  }

  @Test
  void nobodyTypesAllTheTime() throws Exception {
    flood("typing", "{'typing':true}", Limit.TYPING_BURST);
  }

  @Test
  void aFloodOfTalkDoesNotHoldUpTheFilm() throws Exception {
    for (int i = 0; i < 40; i++) {
      bob.says("chat", "{'text':'spam'}");
      bob.says("reaction", "{'emoji':'🔥'}");
    }
    alice.says("player_event", "{'action':'play','position':5}");
    assertEquals("play", seed.hears("player_event").path("payload").path("action").asText());
  }

  @Test
  void whatCannotBeSaidIsRefused() throws Exception {
    for (String text : List.of("", "   ", "x".repeat(501), "\\u202e")) {
      bob.says("chat", "{'text':'" + text + "'}");
      assertEquals("bad_request", bob.hearsError());
    }
    bob.says("reaction", "{'emoji':'<b>'}");
    assertEquals("bad_request", bob.hearsError());
    assertEquals(List.of(), alice.hearsUntilPong());
  }

  @Test
  void aStrangerAndASeedClientAreRefused() throws Exception {
    try (TestClient eve = sidecar.connect()) {
      for (String type : List.of("chat", "reaction", "typing")) {
        String payload = "{'text':'x','emoji':'🍿','typing':true}";
        eve.says(type, "sofa", "bob", payload);
        assertEquals("not_in_room", eve.hearsError(), type);
        seed.says(type, payload);
        assertEquals("bad_request", seed.hearsError(), type);
      }
    }
    assertEquals(List.of(), alice.hearsUntilPong());
  }

  @Test
  void nobodySpeaksInAnothersName() throws Exception {
    bob.says("chat", "sofa", "alice", "{'text':'I give up','name':'Alice','message_id':99}");
    JsonNode line = alice.hears("chat");
    assertEquals("bob", line.path("client").asText());
    assertEquals("x", line.path("payload").path("name").asText());
    assertEquals(1, line.path("payload").path("message_id").asInt());
  }
}
