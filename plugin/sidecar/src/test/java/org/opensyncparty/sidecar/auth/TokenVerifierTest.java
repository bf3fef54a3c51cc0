package org.opensyncparty.sidecar.auth;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.opensyncparty.sidecar.auth.Refusals.assertRefused;
import static org.opensyncparty.sidecar.auth.TestTokens.NOW_SECONDS;
import static org.opensyncparty.sidecar.auth.TestTokens.SECRET;
import static org.opensyncparty.sidecar.auth.TestTokens.base64;
import static org.opensyncparty.sidecar.auth.TestTokens.claims;
import static org.opensyncparty.sidecar.auth.TestTokens.hs256;
import static org.opensyncparty.sidecar.auth.TestTokens.raw;
import static org.opensyncparty.sidecar.auth.TestTokens.signed;

import com.nimbusds.jose.JWSAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.sidecar.time.ManualTime;

/** Tokens that are signed with the secret, or pretend to be. */
class TokenVerifierTest {
  private static final String HS256_HEADER = "{\"alg\":\"HS256\"}";
  private static final String GOOD_PAYLOAD = "{\"sub\":\"ann\",\"exp\":" + (NOW_SECONDS + 60) + "}";

  private final ManualTime time = new ManualTime();
  private final TokenVerifier verifier = verifier(new TokenRules(null, null));

  private TokenVerifier verifier(TokenRules rules) {
    return new TokenVerifier(SigningSecret.of(SECRET), null, rules, time);
  }

  @Test
  void aGoodTokenSaysWhoItIs() {
    assertEquals(new Identity("ann", "Ann", true, null), verifier.verify(hs256(claims())));
  }

  @Test
  void otherNamesOfTheClaimsAreKnown() {
    String token =
        hs256(claims("sub", "", "user_id", "a7", "name", "", "username", "ann@example.org"));
    assertEquals(new Identity("a7", "ann@example.org", true, null), verifier.verify(token));
    assertEquals("ann", verifier.verify(hs256(claims("user_id", "a7"))).userId());
    assertEquals("Ann", verifier.verify(hs256(claims("username", "a7"))).name());
    assertEquals("", verifier.verify(hs256(claims("name", ""))).name());
    assertEquals("", verifier.verify(hs256(claims("name", List.of("x")))).name());
  }

  @Test
  void privateClaimsOfOurOwnAreTaken() {
    Identity identity = verifier.verify(hs256(claims("osp_sid", "session", "osp_create", false)));
    assertEquals(new Identity("ann", "Ann", false, "session"), identity);
  }

  @Test
  void expiresFiveSecondsAfterItsTime() {
    String token = hs256(claims("exp", NOW_SECONDS + 60));
    time.advance(Duration.ofMillis(64_999));
    assertDoesNotThrow(() -> verifier.verify(token));
    time.advance(Duration.ofMillis(1));
    assertRefused(ErrorCode.TOKEN_EXPIRED, () -> verifier.verify(token));
  }

  @Test
  void isNotValidMoreThanFiveSecondsBeforeItsTime() {
    String token = hs256(claims("nbf", NOW_SECONDS + 10));
    time.advance(Duration.ofMillis(4_999));
    assertRefused(ErrorCode.TOKEN_INVALID, () -> verifier.verify(token));
    time.advance(Duration.ofMillis(1));
    assertDoesNotThrow(() -> verifier.verify(token));
  }

  @Test
  void mustExpire() {
    assertInvalid(hs256(claims("exp", "")));
    assertInvalid(raw(HS256_HEADER, "{\"sub\":\"ann\",\"exp\":null}"));
    assertInvalid(raw(HS256_HEADER, "{\"sub\":\"ann\",\"exp\":\"tomorrow\"}"));
    assertInvalid(raw(HS256_HEADER, "{\"sub\":\"ann\",\"exp\":true}"));
    for (String never : List.of("1e300", "-1", "0", "9223372036854775807", "1e-300", "NaN")) {
      assertThrows(
          ProtocolException.class,
          () -> verifier.verify(raw(HS256_HEADER, "{\"sub\":\"ann\",\"exp\":" + never + "}")),
          never);
    }
  }

  @Test
  void aForgedTokenThatIsTooOldIsInvalidAndNotExpired() {
    String forged = signed(JWSAlgorithm.HS256, new byte[32], claims("exp", NOW_SECONDS - 3600));
    assertInvalid(forged);
  }

  @Test
  void issuerAndAudienceMustBeTheConfiguredOnes() {
    TokenVerifier strict = verifier(new TokenRules("https://id.example.org", "parties"));
    String good =
        hs256(claims("iss", "https://id.example.org", "aud", List.of("other", "parties")));
    assertEquals("ann", strict.verify(good).userId());
    for (Map<String, Object> bad :
        List.of(
            claims(),
            claims("iss", "https://id.example.org"),
            claims("aud", "parties"),
            claims("iss", "https://id.example.org/", "aud", "parties"),
            claims("iss", "https://id.example.org", "aud", List.of()),
            claims("iss", "https://id.example.org", "aud", "Parties"))) {
      assertRefused(ErrorCode.TOKEN_INVALID, () -> strict.verify(hs256(bad)));
    }
    assertDoesNotThrow(() -> verifier.verify(good), "anything will do where nothing is set");
  }

  @Test
  void mustNameAUserOfASensibleLength() {
    assertInvalid(hs256(claims("sub", "")));
    assertInvalid(hs256(claims("sub", " ")));
    assertInvalid(hs256(claims("sub", "x".repeat(129))));
    assertInvalid(raw(HS256_HEADER, "{\"sub\":{},\"exp\":" + (NOW_SECONDS + 60) + "}"));
    assertInvalid(raw(HS256_HEADER, "{\"user_id\":7,\"exp\":" + (NOW_SECONDS + 60) + "}"));
    assertDoesNotThrow(() -> verifier.verify(hs256(claims("sub", "x".repeat(128)))));
  }

  @Test
  void aWrongOrMissingSignatureIsRefused() {
    String good = hs256(claims());
    int dot = good.lastIndexOf('.');
    assertInvalid(signed(JWSAlgorithm.HS256, new byte[32], claims()));
    assertInvalid(good.substring(0, dot + 1));
    assertInvalid(good.substring(0, dot));
    assertInvalid(good.substring(0, good.length() - 2));
    assertInvalid(good + "A");
    String other = hs256(claims("sub", "eve"));
    assertInvalid(other.substring(0, other.lastIndexOf('.')) + good.substring(dot));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", "nOnE", "", "HS255", "hs256", "dir", "A128KW"})
  void anAlgorithmThatIsNoneIsRefused(String algorithm) {
    String header = "{\"alg\":\"" + algorithm + "\"}";
    assertInvalid(base64(header) + "." + base64(GOOD_PAYLOAD) + ".");
    assertInvalid(raw(header, GOOD_PAYLOAD));
  }

  @Test
  void algorithmsThatAreNotListedAreRefusedEvenIfSignedRight() {
    byte[] longSecret =
        (new String(SECRET, StandardCharsets.US_ASCII) + "x".repeat(40))
            .getBytes(StandardCharsets.US_ASCII);
    TokenVerifier withLongSecret =
        new TokenVerifier(SigningSecret.of(longSecret), null, new TokenRules(null, null), time);
    for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
      String token = signed(algorithm, longSecret, claims());
      assertRefused(ErrorCode.TOKEN_INVALID, () -> withLongSecret.verify(token));
    }
  }

  @Test
  void publicKeyAlgorithmsAreRefusedWhereNoKeysAreConfigured() {
    for (String algorithm : List.of("RS256", "PS512", "ES256", "EdDSA", "ES256K")) {
      assertInvalid(raw("{\"alg\":\"" + algorithm + "\"}", GOOD_PAYLOAD));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"crit\":[\"exp\"],\"exp\":1",
        "\"crit\":[\"b64\"],\"b64\":false",
        "\"crit\":[]",
        "\"jku\":\"https://evil.example/keys\"",
        "\"x5u\":\"https://evil.example/cert\"",
        "\"x5c\":[\"MAA=\"]",
        "\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}",
        "\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
        "\"zip\":7"
      })
  void aHeaderThatBringsKeysOrConditionsIsRefusedEvenIfSignedRight(String member) {
    if (member.startsWith("\"zip")) {
      assertDoesNotThrow(
          () -> verifier.verify(raw("{\"alg\":\"HS256\"," + member + "}", GOOD_PAYLOAD)),
          "members without a meaning here change nothing");
      return;
    }
    assertInvalid(raw("{\"alg\":\"HS256\"," + member + "}", GOOD_PAYLOAD));
  }

  @Test
  void aKidIsNeverUsedToFindASecret() {
    String token = raw("{\"alg\":\"HS256\",\"kid\":\"../../../../dev/null\"}", GOOD_PAYLOAD);
    assertEquals("ann", verifier.verify(token).userId());
  }

  @Test
  void aTokenThatIsTooLongIsNotEvenRead() {
    String token = hs256(claims("padding", "x".repeat(8192)));
    assertInvalid(token);
    assertInvalid("x".repeat(50_000_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "....",
        "a.b.c",
        "null",
        "{}",
        "eyJhbGciOiJIUzI1NiJ9",
        "eyJhbGciOiJIUzI1NiJ9..",
        " . . ",
        "\u0000.\u0000.\u0000",
        "💥.💥.💥",
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0....x"
      })
  void garbageIsRefused(String garbage) {
    assertInvalid(garbage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "7", "\"ann\"", "{", "{\"exp\":1,\"exp\":2}", "{]"})
  void aPayloadThatIsNoObjectIsRefused(String payload) {
    assertThrows(
        ProtocolException.class, () -> verifier.verify(raw(HS256_HEADER, payload)), payload);
  }

  @Test
  void deeplyNestedJsonIsRefused() {
    assertInvalid(raw(HS256_HEADER, "[".repeat(4000)));
    assertInvalid(raw(HS256_HEADER, "{\"a\":".repeat(1000)));
    assertInvalid(raw("{\"a\":".repeat(1000), GOOD_PAYLOAD));
    assertInvalid(raw("{\"alg\":\"HS256\",\"x\":" + "[".repeat(4000), GOOD_PAYLOAD));
  }

  @Test
  void noSingleChangedCharacterGoesUnnoticed() {
    String good = hs256(claims());
    Random random = new Random(7);
    for (int i = 0; i < good.length(); i++) {
      char other = "ABCDwxyz0189-_.~ {".charAt(random.nextInt(18));
      String changed = good.substring(0, i) + other + good.substring(i + 1);
      // The last character of each part has bits that mean nothing.
      boolean lastOfPart = i + 1 == good.length() || good.charAt(i + 1) == '.';
      if (other != good.charAt(i) && !lastOfPart) {
        assertThrows(ProtocolException.class, () -> verifier.verify(changed), changed);
      }
    }
  }

  @Test
  void randomBytesNeverBreakIt() {
    Random random = new Random(42);
    for (int i = 0; i < 5000; i++) {
      byte[] bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      String token = i % 2 == 0 ? text : base64(text) + "." + base64(text) + "." + base64(text);
      assertRefused(ErrorCode.TOKEN_INVALID, () -> verifier.verify(token));
    }
  }

  private void assertInvalid(String token) {
    assertRefused(ErrorCode.TOKEN_INVALID, () -> verifier.verify(token));
  }
}
