package org.opensyncparty.sidecar.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opensyncparty.sidecar.auth.Exchanged.Refused;
import org.opensyncparty.sidecar.media.MediaServerException.Kind;
import org.opensyncparty.sidecar.media.MediaUser;
import org.opensyncparty.sidecar.media.MediaUser.GroupAccess;
import org.opensyncparty.sidecar.time.ManualTime;

class AdministratorCheckTest {
  private static final String BOSS = "MediaBrowser Token=\"b0\"";
  private static final String ANN = "MediaBrowser Token=\"a0\"";
  private static final String HOME = "192.0.2.1";

  private final ManualTime time = new ManualTime();
  private final FakeMediaServer media = new FakeMediaServer();
  private final AdministratorCheck check = new AdministratorCheck(media, time);

  AdministratorCheckTest() {
    knows("b0", true, false, GroupAccess.CREATE_AND_JOIN);
    knows("a0", false, false, GroupAccess.CREATE_AND_JOIN);
  }

  private void knows(String token, boolean administrator, boolean disabled, GroupAccess groups) {
    media.usersByToken.put(
        token, new MediaUser("id of " + token, "Ann", administrator, disabled, groups));
  }

  private String answer(@Nullable String header, String address) {
    return check
        .refusal(header, address)
        .map(refused -> refused.httpStatus() + " " + refused.code().wire())
        .orElse("passes");
  }

  @Test
  void anAdministratorPassesAndNobodyElse() {
    assertEquals(Optional.<Refused>empty(), check.refusal(BOSS, HOME));
    assertEquals("403 forbidden", answer(ANN, HOME));
    assertEquals("401 token_invalid", answer("MediaBrowser Token=\"c0\"", HOME));
  }

  @Test
  void withoutATokenTheMediaServerIsNotEvenAsked() {
    assertEquals("401 token_invalid", answer(null, HOME));
    assertEquals("401 token_invalid", answer("Bearer b0", HOME));
    assertEquals(List.of(), media.asked);
  }

  @Test
  void anAdministratorWhoWasDisabledDoesNotPass() {
    knows("b0", true, true, GroupAccess.CREATE_AND_JOIN);
    assertEquals("403 forbidden", answer(BOSS, HOME));
  }

  @Test
  void anAdministratorWhoMayNotWatchTogetherPassesAllTheSame() {
    knows("b0", true, false, GroupAccess.NONE);
    assertEquals("passes", answer(BOSS, HOME));
  }

  @Test
  void theMediaServerIsAskedEachTime() {
    assertEquals("passes", answer(BOSS, HOME));
    knows("b0", false, false, GroupAccess.CREATE_AND_JOIN);
    assertEquals("403 forbidden", answer(BOSS, HOME));
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN_TOKEN, 401 token_invalid",
    "FORBIDDEN, 403 forbidden",
    "UNAVAILABLE, 503 server_busy"
  })
  void nobodyPassesUnlessTheMediaServerSaysSo(Kind trouble, String refusal) {
    media.trouble = trouble;
    assertEquals(refusal, answer(BOSS, HOME));
  }

  @Test
  void guessingIsStoppedAfterTwentyTriesAndTheRestNotEvenAsked() {
    for (int i = 0; i < 1000; i++) {
      check.refusal("MediaBrowser Token=guess" + i, HOME);
    }
    assertEquals(20, media.asked.size());
    assertEquals("429 rate_limited", answer(BOSS, HOME));
    assertEquals("passes", answer(BOSS, "192.0.2.2"), "others are not hit");
    time.advance(Duration.ofSeconds(3));
    assertEquals("passes", answer(BOSS, HOME));
  }

  @Test
  void oneNetworkCannotGuessFromAllItsAddresses() {
    for (int i = 0; i < 1000; i++) {
      check.refusal("MediaBrowser Token=guess" + i, "2001:db8::" + Integer.toHexString(i));
    }
    assertEquals(20, media.asked.size());
  }

  @Test
  void aUserWhoAsksOnAndOnInVainIsStopped() {
    for (int i = 0; i < 20; i++) {
      assertEquals("403 forbidden", answer(ANN, HOME));
    }
    assertEquals("429 rate_limited", answer(ANN, HOME));
  }

  @Test
  void successesAndOurOwnTroubleAreNotCounted() {
    for (int i = 0; i < 100; i++) {
      assertEquals("passes", answer(BOSS, HOME));
    }
    media.trouble = Kind.UNAVAILABLE;
    for (int i = 0; i < 100; i++) {
      assertEquals("503 server_busy", answer(BOSS, HOME));
    }
  }
}
