package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.limits.Limit;

/**
 * What plays next, and a start that is announced, over real sockets; and what can be done to it.
 */
class QueueTest extends PartyOfThree {
  QueueTest() {
    super("['queue','countdown']");
  }

  @BeforeEach
  void nothingOlderIsHeard() throws Exception {
    alice.hearsUntilPong();
    bob.hearsUntilPong();
  }

  @Test
  void whatIsQueuedPlaysNext() throws Exception {
    alice.says("queue_add", "{'media_url':'next','title':'The Next One'}");
    JsonNode entry = bob.hears("queue_update").path("payload").path("entries").path(0);
    assertEquals("The Next One", entry.path("title").asText());
    alice.says("play_next", "{'media_url':'film'}");
    assertEquals("next", bob.hears("room_state").path("payload").path("media_url").asText());
    assertEquals(0, bob.hears("queue_update").path("payload").path("entries").size());
    assertEquals("next", seed.hears("room_state").path("payload").path("media_url").asText());
    assertEquals(List.of(), seed.hearsUntilPong(), "the seed hears of nothing else");
  }

  @Test
  void anAnnouncedStartComesInTime() throws Exception {
    alice.says("start_countdown", "{'seconds':3}");
    long at = bob.hears("countdown").path("payload").path("at_ts").asLong();
    JsonNode start = seed.hears("player_event");
    assertEquals("play", start.path("payload").path("action").asText());
    assertEquals(at, start.path("payload").path("position_ts").asLong());
    long told = start.path("server_ts").asLong();
    assertTrue(told < at && told >= at - 300, (at - told) + " ms ahead");
  }

  // ---- attacks

  @Test
  void theQueueIsNotShuffledWithoutEnd() throws Exception {
    alice.says("queue_add", "{'media_url':'next'}").hears("queue_update");
    int burst = Limit.QUEUE_BURST.standard();
    for (int i = 0; i < burst + 20; i++) {
      alice.says("queue_move", "{'entry_id':1,'to':0}");
    }
    int refused = Collections.frequency(alice.hearsUntilPong(), "error");
    assertTrue(refused >= 15 && refused <= 21, refused + " refused");
  }

  @Test
  void whoPlaysOneThingAfterTheOtherIsSlowedDownAsAHostIs() throws Exception {
    int tries = Limit.JOIN_TRIES.standard();
    for (int i = 0; i < tries + 10; i++) {
      alice.says("play_media", "{'media_url':'film" + i + "'}");
    }
    int refused = Collections.frequency(alice.hearsUntilPong(), "error");
    assertTrue(refused >= 10 && refused <= 12, refused + " refused");
  }

  @Test
  void aGuestAStrangerAndASeedClientAreRefused() throws Exception {
    String payload = "{'media_url':'film','entry_id':1,'to':0,'seconds':3}";
    try (TestClient eve = sidecar.connect()) {
      for (String type :
          List.of(
              "queue_add",
              "queue_remove",
              "queue_move",
              "play_next",
              "play_media",
              "start_countdown",
              "cancel_countdown")) {
        eve.says(type, "sofa", "alice", payload);
        assertEquals("not_in_room", eve.hearsError(), type);
        seed.says(type, payload);
        assertEquals("bad_request", seed.hearsError(), type);
        bob.says(type, "sofa", "alice", payload);
        assertEquals("not_host", bob.hearsError(), type);
      }
    }
    assertEquals(List.of(), alice.hearsUntilPong());
  }
}
