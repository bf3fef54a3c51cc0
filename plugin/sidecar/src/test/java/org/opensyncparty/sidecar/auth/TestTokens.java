package org.opensyncparty.sidecar.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.opensyncparty.sidecar.time.ManualTime;

/** Makes tokens as other issuers and attackers would. */
final class TestTokens {
  static final byte[] SECRET =
      "correct horse battery staple, twice over".getBytes(StandardCharsets.US_ASCII);
  static final long NOW_SECONDS = ManualTime.START_MILLIS / 1000;

  private TestTokens() {}

  /** Claims that are accepted, with these changes; a null value leaves a claim out. */
  static Map<String, Object> claims(Object... changes) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", "ann");
    claims.put("name", "Ann");
    claims.put("exp", NOW_SECONDS + 60);
    for (int i = 0; i < changes.length; i += 2) {
      claims.put((String) changes[i], changes[i + 1]);
    }
    claims.values().removeIf(value -> value.equals(""));
    return claims;
  }

  static String hs256(Map<String, Object> claims) {
    return signed(JWSAlgorithm.HS256, SECRET, claims);
  }

  static String signed(JWSAlgorithm algorithm, byte[] secret, Map<String, Object> claims) {
    try {
      return signed(new JWSHeader(algorithm), new MACSigner(secret), claims);
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  static String signed(JWSHeader header, JWSSigner signer, Map<String, Object> claims) {
    try {
      JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder();
      claims.forEach(builder::claim);
      SignedJWT jwt = new SignedJWT(header, builder.build());
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** A token of raw parts, properly signed with the secret whatever its header says. */
  static String raw(String header, String payload) {
    String signingInput = base64(header) + "." + base64(payload);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
      byte[] signature = mac.doFinal(signingInput.getBytes(StandardCharsets.US_ASCII));
      return signingInput + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
