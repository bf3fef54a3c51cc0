package org.opensyncparty.sidecar.auth;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opensyncparty.sidecar.auth.Refusals.assertRefused;
import static org.opensyncparty.sidecar.auth.TestTokens.SECRET;
import static org.opensyncparty.sidecar.auth.TestTokens.claims;
import static org.opensyncparty.sidecar.auth.TestTokens.hs256;
import static org.opensyncparty.sidecar.auth.TestTokens.signed;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.sidecar.media.FakeWebServer;
import org.opensyncparty.sidecar.time.ManualTime;

/** Tokens of another issuer, whose public keys a real web server on this machine gives out. */
@Timeout(60)
class PublicKeysTest {
  private static final RSAKey RSA = rsa("rsa-1");
  private static final ECKey EC = ec(Curve.P_256, "ec-1");

  private final FakeWebServer web = new FakeWebServer();
  private final TokenVerifier verifier = verifier(web.url());

  private static TokenVerifier verifier(URI url) {
    return new TokenVerifier(
        SigningSecret.of(SECRET),
        new PublicKeys(url),
        new TokenRules(null, null),
        new ManualTime());
  }

  @AfterEach
  void stop() {
    web.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
  void takesRsaSignatures(String algorithm) throws JOSEException {
    publish(RSA, EC);
    JWSHeader header = header(algorithm, "rsa-1");
    assertEquals("ann", verifier.verify(signed(header, new RSASSASigner(RSA), claims())).userId());
  }

  @Test
  void takesSignaturesOfEachCurve() throws JOSEException {
    ECKey p384 = ec(Curve.P_384, "ec-384");
    ECKey p521 = ec(Curve.P_521, "ec-521");
    publish(EC, p384, p521);
    for (var pair : List.of(List.of("ES256", EC), List.of("ES384", p384), List.of("ES512", p521))) {
      ECKey key = (ECKey) pair.get(1);
      JWSHeader header = header((String) pair.get(0), key.getKeyID());
      assertEquals("ann", verifier.verify(signed(header, new ECDSASigner(key), claims())).userId());
    }
  }

  @Test
  void theSecretGoesOnBeingGoodBesideThem() {
    publish(RSA);
    assertEquals("ann", verifier.verify(hs256(claims())).userId());
    assertEquals(List.of(), web.requests(), "and needs no keys");
  }

  @Test
  void findsTheKeyOfATokenThatNamesNone() throws JOSEException {
    publish(rsa("other"), EC, RSA);
    String token = signed(new JWSHeader(JWSAlgorithm.RS256), new RSASSASigner(RSA), claims());
    assertEquals("ann", verifier.verify(token).userId());
  }

  @Test
  void fetchesOnceAndKeepsTheKeys() throws JOSEException {
    publish(RSA);
    for (int i = 0; i < 20; i++) {
      verifier.verify(rs256(RSA));
    }
    assertEquals(1, web.requests().size());
    web.answer(500, "");
    assertDoesNotThrow(() -> verifier.verify(rs256(RSA)));
  }

  @Test
  void findsAKeyThatWasAddedLater() throws JOSEException {
    publish(RSA);
    verifier.verify(rs256(RSA));
    RSAKey next = rsa("rsa-2");
    publish(RSA, next);
    assertEquals("ann", verifier.verify(rs256(next)).userId());
  }

  @Test
  void unknownKeysDoNotMakeItAskAgainAndAgain() throws JOSEException {
    publish(RSA);
    verifier.verify(rs256(RSA));
    for (int i = 0; i < 100; i++) {
      JWSHeader header = header("RS256", "made-up-" + i);
      String token = signed(header, new RSASSASigner(RSA), claims());
      try {
        verifier.verify(token);
      } catch (ProtocolException expected) {
        // TOKEN_INVALID after a fetch, SERVER_BUSY while it may not fetch.
      }
    }
    assertEquals(2, web.requests().size());
    assertDoesNotThrow(() -> verifier.verify(rs256(RSA)), "good tokens are not held up");
  }

  @Test
  void aKeyThatIsNotPublishedIsRefusedUnderAnyName() throws JOSEException {
    publish(RSA);
    RSAKey evil = rsa("evil");
    for (String kid : List.of("rsa-1", "RSA-1", "../rsa-1", "' OR 1=1 --", "")) {
      String token = signed(header("RS256", kid), new RSASSASigner(evil), claims());
      assertInvalidOrBusy(token);
    }
    assertRefused(
        ErrorCode.TOKEN_INVALID,
        () -> verifier.verify(signed(header("RS256", "rsa-1"), signer(evil), claims())));
  }

  @Test
  void aPublicKeyIsNeverASecret() throws JOSEException {
    publish(RSA, EC);
    verifier.verify(rs256(RSA));
    for (byte[] publicBytes :
        List.of(
            RSA.toRSAPublicKey().getEncoded(),
            pem(RSA.toRSAPublicKey().getEncoded()),
            RSA.getModulus().decode(),
            RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
            EC.toECPublicKey().getEncoded())) {
      String token = signed(JWSAlgorithm.HS256, publicBytes, claims());
      assertRefused(ErrorCode.TOKEN_INVALID, () -> verifier.verify(token));
    }
  }

  @Test
  void aSecretAmongTheKeysIsNotUsed() {
    byte[] leaked = new byte[64];
    publishJson(
        "{\"keys\":["
            + new OctetSequenceKey.Builder(leaked).keyID("k").build().toJSONString()
            + "]}");
    String token = signed(JWSAlgorithm.HS256, leaked, claims());
    assertRefused(ErrorCode.TOKEN_INVALID, () -> verifier.verify(token));
    String longer = signed(JWSAlgorithm.HS512, leaked, claims());
    assertRefused(ErrorCode.TOKEN_INVALID, () -> verifier.verify(longer));
  }

  @Test
  void aKeyInTheTokenItselfIsRefused() throws JOSEException {
    publish(RSA);
    RSAKey evil = rsa("rsa-1");
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1").jwk(evil.toPublicJWK()).build();
    assertInvalidOrBusy(signed(header, new RSASSASigner(evil), claims()));
    JWSHeader genuine =
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1").jwk(RSA.toPublicJWK()).build();
    assertRefused(
        ErrorCode.TOKEN_INVALID,
        () -> verifier.verify(signed(genuine, new RSASSASigner(RSA), claims())));
  }

  @Test
  void aTokenCannotSendUsToAnotherServerForKeys() throws JOSEException {
    publish(RSA);
    try (FakeWebServer evil = new FakeWebServer()) {
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa-1").jwkURL(evil.url()).build();
      assertRefused(
          ErrorCode.TOKEN_INVALID,
          () -> verifier.verify(signed(header, new RSASSASigner(RSA), claims())));
      assertEquals(List.of(), evil.requests());
    }
  }

  @Test
  void keysForEncryptionOrTooShortOnesAreNotUsed() throws JOSEException {
    RSAKey forEncryption = new RSAKey.Builder(rsa("enc")).keyUse(KeyUse.ENCRYPTION).build();
    RSAKey tooShort = new RSAKeyGenerator(1024, true).keyID("short").generate();
    publish(forEncryption, tooShort);
    assertInvalidOrBusy(rs256(forEncryption));
    assertInvalidOrBusy(
        signed(
            header("RS256", "short"),
            new RSASSASigner(tooShort.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())),
            claims()));
  }

  @Test
  void sessionsOfOursAreNotTakenFromAnotherIssuer() throws JOSEException {
    publish(RSA);
    String token =
        signed(header("RS256", "rsa-1"), new RSASSASigner(RSA), claims("osp_sid", "guessed"));
    assertEquals(new Identity("ann", "Ann", true, null), verifier.verify(token));
  }

  @Test
  void keysThatCannotBeHadAreOurFaultAndNotTheTokens() throws JOSEException {
    web.answer(500, "");
    assertRefused(ErrorCode.SERVER_BUSY, () -> verifier.verify(rs256(RSA)));
    for (String body : List.of("", "<html>", "{}", "{\"keys\":7}", "x".repeat(2_000_000))) {
      web.answer(200, body);
      TokenVerifier fresh = verifier(web.url());
      assertRefused(ErrorCode.SERVER_BUSY, () -> fresh.verify(rs256(RSA)));
    }
    web.close();
    TokenVerifier fresh = verifier(web.url());
    assertRefused(ErrorCode.SERVER_BUSY, () -> fresh.verify(rs256(RSA)));
  }

  private void assertInvalidOrBusy(String token) {
    try {
      verifier.verify(token);
    } catch (ProtocolException e) {
      boolean refused = e.code() == ErrorCode.TOKEN_INVALID || e.code() == ErrorCode.SERVER_BUSY;
      assertEquals(true, refused, e.code().wire());
      return;
    }
    throw new AssertionError("taken: " + token);
  }

  private void publish(JWK... keys) {
    publishJson(new JWKSet(List.of(keys)).toString(true));
  }

  private void publishJson(String keys) {
    web.answer(200, keys);
  }

  private static String rs256(RSAKey key) throws JOSEException {
    return signed(header("RS256", key.getKeyID()), new RSASSASigner(key), claims());
  }

  private static JWSSigner signer(RSAKey key) throws JOSEException {
    return new RSASSASigner(key);
  }

  private static JWSHeader header(String algorithm, String kid) {
    return new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID(kid).build();
  }

  private static byte[] pem(byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return ("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static RSAKey rsa(String kid) {
    try {
      return new RSAKeyGenerator(2048).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static ECKey ec(Curve curve, String kid) {
    try {
      return new ECKeyGenerator(curve).keyID(kid).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
