package org.opensyncparty.sidecar.auth;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.opensyncparty.sidecar.auth.Refusals.assertRefused;
import static org.opensyncparty.sidecar.auth.TestTokens.SECRET;
import static org.opensyncparty.sidecar.auth.TestTokens.claims;
import static org.opensyncparty.sidecar.auth.TestTokens.hs256;
import static org.opensyncparty.sidecar.auth.TestTokens.raw;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.sidecar.auth.InviteTokens.Invite;
import org.opensyncparty.sidecar.time.ManualTime;

class InviteTokensTest {
  private final ManualTime time = new ManualTime();
  private final SigningSecret secret = SigningSecret.of(SECRET);
  private final InviteTokens invites = new InviteTokens(secret, time);
  private final long inAnHour = time.nowMillis() + 3_600_000;

  @Test
  void anInviteNamesItsRoomAndWhichOfThatId() {
    String token = invites.issue("sofa", "key-1", inAnHour);
    assertEquals(new Invite("sofa", "key-1"), invites.verify(token, "sofa"));
  }

  @Test
  void outlivesARestartAsTheSecretDoes() {
    String token = invites.issue("sofa", "key-1", inAnHour);
    assertEquals(
        new Invite("sofa", "key-1"),
        new InviteTokens(SigningSecret.of(SECRET), time).verify(token, "sofa"));
  }

  @Test
  void expiresToTheMillisecond() {
    String token = invites.issue("sofa", "key-1", inAnHour);
    time.advance(Duration.ofMillis(3_599_999));
    assertDoesNotThrow(() -> invites.verify(token, "sofa"));
    time.advance(Duration.ofMillis(1));
    assertRefused(ErrorCode.INVITE_EXPIRED, () -> invites.verify(token, "sofa"));
  }

  @Test
  void isGoodForOneRoomOnly() {
    String token = invites.issue("sofa", "key-1", inAnHour);
    assertRefused(ErrorCode.INVITE_ROOM_MISMATCH, () -> invites.verify(token, "sofa2"));
    assertRefused(ErrorCode.INVITE_ROOM_MISMATCH, () -> invites.verify(token, "Sofa"));
  }

  @Test
  void anInviteIsNoProofOfWhoSomebodyIs() {
    TokenVerifier verifier = new TokenVerifier(secret, null, new TokenRules(null, null), time);
    String invite = invites.issue("sofa", "key-1", inAnHour);
    assertRefused(ErrorCode.TOKEN_INVALID, () -> verifier.verify(invite));
  }

  @Test
  void aProofOfWhoSomebodyIsIsNoInvite() {
    assertInvalid(hs256(claims("room", "sofa", "key", "key-1", "expires_at", inAnHour)));
    String content = "{\"room\":\"sofa\",\"key\":\"key-1\",\"expires_at\":" + inAnHour + "}";
    assertInvalid(raw("{\"typ\":\"osp-invite\",\"alg\":\"HS256\"}", content));
    TokenIssuer issuer = new TokenIssuer(secret, new TokenRules(null, null), time);
    assertInvalid(issuer.issue("sofa", "sofa", true, "s").jwt());
  }

  @Test
  void aServerWithAnotherSecretDoesNotKnowIt() {
    String token =
        new InviteTokens(SigningSecret.of(new byte[32]), time).issue("sofa", "key-1", inAnHour);
    assertInvalid(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a.b.c", "sofa", "eyJhbGciOiJub25lIn0.e30.", "💥"})
  void garbageIsRefused(String garbage) {
    assertInvalid(garbage);
  }

  @Test
  void aVeryLongOneIsNotEvenRead() {
    assertInvalid("x".repeat(50_000_000));
  }

  @Test
  void noSingleChangedCharacterGoesUnnoticed() {
    String good = invites.issue("sofa", "key-1", inAnHour);
    Random random = new Random(7);
    for (int i = 0; i < good.length() - 1; i++) {
      char other = "ABCDwxyz0189-_.~ {".charAt(random.nextInt(18));
      String changed = good.substring(0, i) + other + good.substring(i + 1);
      if (other != good.charAt(i) && good.charAt(i + 1) != '.') {
        assertThrows(ProtocolException.class, () -> invites.verify(changed, "sofa"), changed);
      }
    }
  }

  private void assertInvalid(String token) {
    assertRefused(ErrorCode.INVITE_INVALID, () -> invites.verify(token, "sofa"));
  }
}
