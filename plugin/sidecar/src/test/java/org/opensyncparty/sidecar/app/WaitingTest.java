package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How members are, and waiting for them, over real sockets; and what can be done to it. */
class WaitingTest extends PartyOfThree {
  WaitingTest() {
    super("['status','accepted']");
  }

  @BeforeEach
  void theyKnowOfEachOther() throws Exception {
    // The first word about the members is out before anything is tried.
    String told;
    do {
      told = until(alice, "member_status").toString();
    } while (!told.contains("bob"));
    bob.hearsUntilPong();
    seed.hearsUntilPong();
  }

  /** The next message of a type, whatever comes before it. */
  private static JsonNode until(TestClient client, String type) throws Exception {
    while (true) {
      JsonNode message = client.hears();
      if (message.path("type").asText().equals(type)) {
        return message.path("payload");
      }
    }
  }

  private static void is(TestClient client, String state) throws Exception {
    client.says("member_status", "{'state':'" + state + "','offset_ms':-7}");
  }

  private void plays() throws Exception {
    alice.says("player_event", "sofa", "alice", "{'action':'play','position':5}");
  }

  @Test
  void aStartStandsUntilTheLastIsReadyAndThenAllStart() throws Exception {
    plays();
    assertEquals("accepted", alice.hears().path("type").asText());
    for (TestClient client : List.of(alice, bob, seed)) {
      assertEquals("pause", until(client, "player_event").path("action").asText());
    }
    JsonNode waiting = until(alice, "waiting");
    assertEquals("bob", waiting.path("for").path(0).path("client_id").asText());
    assertEquals("start", waiting.path("reason").asText());
    is(bob, "ready");
    for (TestClient client : List.of(alice, bob, seed)) {
      JsonNode start = until(client, "player_event");
      assertEquals("play", start.path("action").asText());
      assertEquals(5, start.path("position").asDouble());
    }
    assertEquals(0, until(alice, "waiting").path("for").size());
    assertEquals(List.of(), seed.hearsUntilPong(), "the seed hears of nothing else");
  }

  @Test
  void aWaitForSomebodyWhoCrashesEndsWithTheConnection() throws Exception {
    plays();
    until(alice, "waiting");
    bob.socket().close();
    assertEquals("play", until(alice, "player_event").path("action").asText());
    assertEquals(0, until(alice, "waiting").path("for").size());
  }

  @Test
  void theHostGoesOnAndNobodyElseDoes() throws Exception {
    plays();
    until(bob, "waiting");
    bob.says("go_on", "{}");
    assertEquals("not_host", until(bob, "error").path("code").asText());
    alice.says("go_on", "{'client_id':'bob'}");
    assertEquals("pause", until(seed, "player_event").path("action").asText());
    assertEquals("play", until(seed, "player_event").path("action").asText());
  }

  @Test
  void statesAreToldToThoseWhoAsked() throws Exception {
    is(bob, "playing");
    JsonNode bobs = until(alice, "member_status").path("members").path(0);
    assertEquals("bob", bobs.path("client_id").asText());
    assertEquals("playing", bobs.path("state").asText());
    assertEquals(-7, bobs.path("offset_ms").asInt());
    assertEquals(List.of(), seed.hearsUntilPong());
  }

  @Test
  void theOptionsAreTheHosts() throws Exception {
    bob.says("set_options", "{'wait':'never'}");
    assertEquals("not_host", bob.hearsError());
    alice.says("set_options", "{'wait':'never'}");
    assertEquals("never", until(bob, "options_update").path("options").path("wait").asText());
    plays();
    assertEquals("play", until(seed, "player_event").path("action").asText());
  }

  // ---- attacks

  @Test
  void nobodySpeaksForAnotherMember() throws Exception {
    bob.says("member_status", "sofa", "alice", "{'state':'away','client_id':'alice'}");
    JsonNode told = until(alice, "member_status").path("members");
    assertEquals(1, told.size());
    assertEquals("bob", told.path(0).path("client_id").asText());
  }

  @Test
  void aStrangerAndASeedClientAreRefused() throws Exception {
    try (TestClient eve = sidecar.connect()) {
      for (String type : List.of("member_status", "set_options", "go_on")) {
        eve.says(type, "sofa", "bob", "{'state':'playing'}");
        assertEquals("not_in_room", eve.hearsError(), type);
        seed.says(type, "{'state':'playing'}");
        assertEquals("bad_request", seed.hearsError(), type);
      }
    }
  }

  @Test
  void statesOutOfRangeAreRefused() throws Exception {
    for (String payload :
        List.of(
            "{}",
            "{'state':'asleep'}",
            "{'state':'playing','offset_ms':3600001}",
            "{'state':'playing','offset_ms':1e300}",
            "{'state':'playing','offset_ms':0.5}",
            "{'state':'playing','rtt_ms':-1}")) {
      seed.says("member_status", payload);
      assertEquals("bad_request", seed.hearsError(), payload);
    }
  }
}
