package org.opensyncparty.sidecar.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.sidecar.auth.AccessTokens.AccessSession;
import org.opensyncparty.sidecar.media.MediaServerException.Kind;
import org.opensyncparty.sidecar.media.MediaUser;
import org.opensyncparty.sidecar.media.MediaUser.GroupAccess;
import org.opensyncparty.sidecar.time.ManualTime;

class TokenExchangeTest {
  private static final String ANN = "MediaBrowser Token=\"a0\"";
  private static final String HOME = "192.0.2.1";

  private final ManualTime time = new ManualTime();
  private final FakeMediaServer media = new FakeMediaServer();
  private final AccessTokens sessions = new AccessTokens(time);
  private final SigningSecret secret = SigningSecret.of(TestTokens.SECRET);
  private final TokenRules rules = new TokenRules(null, null);
  private final TokenVerifier verifier = new TokenVerifier(secret, null, rules, time);
  private final TokenExchange exchange =
      new TokenExchange(media, sessions, new TokenIssuer(secret, rules, time), false, time);

  TokenExchangeTest() {
    media.usersByToken.put("a0", user(false, GroupAccess.CREATE_AND_JOIN));
  }

  private static MediaUser user(boolean disabled, GroupAccess access) {
    return new MediaUser("5f1c", "Ann \"A\"", false, disabled, access);
  }

  @Test
  void whereOnlyAdministratorsCreateOthersMayStillJoin() {
    TokenExchange strict =
        new TokenExchange(media, sessions, new TokenIssuer(secret, rules, time), true, time);
    media.usersByToken.put(
        "b0", new MediaUser("0b", "Boss", true, false, GroupAccess.CREATE_AND_JOIN));
    Exchanged.Ok user = assertInstanceOf(Exchanged.Ok.class, strict.exchange(ANN, HOME));
    Exchanged.Ok boss =
        assertInstanceOf(Exchanged.Ok.class, strict.exchange("MediaBrowser Token=\"b0\"", HOME));
    assertFalse(verifier.verify(user.token()).mayCreateRooms());
    assertTrue(verifier.verify(boss.token()).mayCreateRooms());
  }

  @Test
  void givesATokenThatSaysWhoTheMediaServerSaysItIs() {
    Exchanged.Ok ok = ok(ANN);
    Identity identity = verifier.verify(ok.token());
    assertEquals("5f1c", identity.userId());
    assertEquals("Ann \"A\"", identity.name());
    assertTrue(identity.mayCreateRooms());
    String session = Optional.ofNullable(identity.accessSession()).orElseThrow();
    assertEquals(Optional.of(new AccessSession("5f1c", "a0")), sessions.find(session));
    assertEquals(time.nowMillis() + 600_000, ok.expiresAtMillis());
    assertEquals(200, ok.httpStatus());
    assertEquals(
        "{\"token\":\""
            + ok.token()
            + "\",\"expires_at\":"
            + ok.expiresAtMillis()
            + ",\"user\":{\"id\":\"5f1c\",\"name\":\"Ann \\\"A\\\"\"}}",
        ok.json());
  }

  @Test
  void theTokenIsAlsoGoodWhereIssuerAndAudienceAreSet() {
    TokenRules strict = new TokenRules("https://id.example.org", "parties");
    String jwt = new TokenIssuer(secret, strict, time).issue("5f1c", "Ann", true, "s").jwt();
    assertEquals("5f1c", new TokenVerifier(secret, null, strict, time).verify(jwt).userId());
  }

  @Test
  void theMediaServersTokenIsInNothingThatIsGivenOutOrPrinted() {
    media.usersByToken.put("s3cr3t", user(false, GroupAccess.CREATE_AND_JOIN));
    Exchanged.Ok ok = ok("MediaBrowser Token=\"s3cr3t\"");
    String payload =
        new String(
            Base64.getUrlDecoder().decode(ok.token().split("\\.", -1)[1]), StandardCharsets.UTF_8);
    String session = Optional.ofNullable(verifier.verify(ok.token()).accessSession()).orElseThrow();
    for (String text :
        List.of(payload, ok.json(), sessions.toString(), sessions.find(session).toString())) {
      assertFalse(text.contains("s3cr3t"), text);
    }
    assertFalse(ok.toString().contains(ok.token()), "nor is ours printed");
  }

  @Test
  void whoMayOnlyJoinGetsATokenThatCannotCreate() {
    media.usersByToken.put("a0", user(false, GroupAccess.JOIN));
    assertFalse(verifier.verify(ok(ANN).token()).mayCreateRooms());
  }

  @Test
  void whoIsDisabledOrMayNotWatchTogetherGetsNone() {
    media.usersByToken.put("a0", user(true, GroupAccess.CREATE_AND_JOIN));
    assertRefused(403, "forbidden", ANN);
    media.usersByToken.put("a0", user(false, GroupAccess.NONE));
    assertRefused(403, "forbidden", ANN);
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN_TOKEN, 401, token_invalid",
    "FORBIDDEN, 403, forbidden",
    "UNAVAILABLE, 503, server_busy"
  })
  void tellsWhyThereIsNone(Kind trouble, int status, String code) {
    media.trouble = trouble;
    assertRefused(status, code, ANN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MediaBrowser Token=a0",
        "mediabrowser token=\"a0\"",
        "MEDIABROWSER TOKEN = a0 ",
        "  MediaBrowser   Token=\"a0\",",
        "MediaBrowser Client=\"Web, the 2nd\", Device=\"x=y\", Token=\"a0\", Version=\"1\"",
        "MediaBrowser Client=\"Token=b1\",Token=\"a0\"",
        "MediaBrowser Device=,Token=a0",
      })
  void readsTheHeaderHoweverItIsWritten(String header) {
    assertEquals("5f1c", ok(header).userId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "MediaBrowser",
        "MediaBrowser ",
        "MediaBrowser Token=",
        "MediaBrowser Token=\"\"",
        "MediaBrowser Token=\"a0",
        "MediaBrowser Token=\"a0\" junk",
        "MediaBrowser Token=\"a0\", Token=\"a0\"",
        "MediaBrowser Token=\"a0\\\", Device=\\\"x\"",
        "MediaBrowser Token=\"a0\r\nX-Evil: 1\"",
        "MediaBrowser Token=\"a 0\"",
        "MediaBrowser MyToken=\"a0\"",
        "Bearer a0",
        "Basic YTA6",
        "Token=\"a0\"",
      })
  void aMalformedHeaderIsRefusedWithoutAsking(String header) {
    assertRefused(401, "token_invalid", header);
    assertEquals(List.of(), media.asked);
  }

  @Test
  void aMissingOrEndlessHeaderIsRefusedWithoutAsking() {
    assertRefused(401, "token_invalid", null);
    assertRefused(401, "token_invalid", "MediaBrowser Token=\"" + "a".repeat(600) + "\"");
    assertRefused(401, "token_invalid", "MediaBrowser " + "A=b,".repeat(100_000) + "Token=a0");
    assertEquals(List.of(), media.asked);
  }

  @Test
  void guessingIsStoppedAfterTwentyTriesAndTheRestNotEvenAsked() {
    for (int i = 0; i < 1000; i++) {
      exchange.exchange("MediaBrowser Token=guess" + i, HOME);
    }
    assertEquals(20, media.asked.size());
    assertRefused(429, "rate_limited", ANN);
    assertInstanceOf(Exchanged.Ok.class, exchange.exchange(ANN, "192.0.2.2"), "others are not hit");
    time.advance(Duration.ofSeconds(3));
    assertEquals("5f1c", ok(ANN).userId());
  }

  @Test
  void oneNetworkCannotGuessFromAllItsAddresses() {
    for (int i = 0; i < 1000; i++) {
      exchange.exchange("MediaBrowser Token=guess" + i, "2001:db8::" + Integer.toHexString(i));
    }
    assertEquals(20, media.asked.size());
  }

  @Test
  void successesAndOurOwnTroubleAreNotCounted() {
    for (int i = 0; i < 100; i++) {
      ok(ANN);
    }
    media.trouble = Kind.UNAVAILABLE;
    for (int i = 0; i < 100; i++) {
      assertRefused(503, "server_busy", ANN);
    }
  }

  @Test
  void aRefusalIsJsonOfTheDocumentedShape() {
    assertEquals(
        "{\"error\":{\"code\":\"forbidden\",\"message\":\"Say \\\"no\\\".\"}}",
        new Exchanged.Refused(ErrorCode.FORBIDDEN, "Say \"no\".").json());
  }

  private Exchanged.Ok ok(String header) {
    return assertInstanceOf(Exchanged.Ok.class, exchange.exchange(header, HOME));
  }

  private void assertRefused(int status, String code, @Nullable String header) {
    Exchanged answer = exchange.exchange(header, HOME);
    assertEquals(status, answer.httpStatus());
    assertEquals(code, assertInstanceOf(Exchanged.Refused.class, answer).code().wire());
  }
}
