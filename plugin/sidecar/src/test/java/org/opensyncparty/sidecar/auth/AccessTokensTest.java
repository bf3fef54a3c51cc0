package org.opensyncparty.sidecar.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.auth.AccessTokens.AccessSession;
import org.opensyncparty.sidecar.time.ManualTime;

class AccessTokensTest {
  private final ManualTime time = new ManualTime();
  private final AccessTokens tokens = new AccessTokens(time, 100);

  @Test
  void aLoginThatComesAgainTakesUpOnePlaceAndKeepsItsName() {
    String first = tokens.remember("ann", "a0");
    assertEquals(first, tokens.remember("ann", "a0"));
    assertNotEquals(first, tokens.remember("ann", "a1"));
  }

  @Test
  void aSessionLastsForAFilmAndTheNextAsLongAsSomebodyAsks() {
    String session = tokens.remember("ann", "a0");
    for (int i = 0; i < 10; i++) {
      time.advance(Duration.ofHours(11));
      assertEquals(Optional.of(new AccessSession("ann", "a0")), tokens.find(session));
    }
    time.advance(Duration.ofHours(12));
    assertEquals(Optional.empty(), tokens.find(session));
  }

  @Test
  void onlySoManyAreKept() {
    Set<String> sessions = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      sessions.add(tokens.remember("ann", "a" + i));
    }
    assertEquals(10_000, sessions.size());
    long kept = sessions.stream().filter(session -> tokens.find(session).isPresent()).count();
    assertTrue(kept <= 100, () -> kept + " kept");
  }

  @Test
  void anotherProcessNamesTheSameLoginOtherwise() {
    String session = tokens.remember("ann", "a0");
    AccessTokens restarted = new AccessTokens(time, 100);
    assertNotEquals(session, restarted.remember("ann", "a0"));
    assertEquals(Optional.empty(), restarted.find(session));
  }

  @Test
  void aForgottenSessionIsGone() {
    String session = tokens.remember("ann", "a0");
    tokens.forget(session);
    assertEquals(Optional.empty(), tokens.find(session));
  }
}
