package org.opensyncparty.sidecar.auth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.sidecar.time.TimeSource;

/**
 * Turns a JWT into an {@link Identity}, or refuses it. Which key may have signed it follows from
 * its algorithm alone, never from anything else in it: HS256 goes to the server's secret, RS, PS
 * and ES go to the configured public keys, and there is nothing else. So no public key can ever be
 * used as a secret, and no key that the token brings along is looked at.
 */
public final class TokenVerifier {
  /** How far the clocks of issuer and server may be apart. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

  private static final int MAX_SUBJECT_LENGTH = 128;

  private static final Set<JWSAlgorithm> PUBLIC_KEY_ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final SigningSecret secret;
  private final @Nullable PublicKeys publicKeys;
  private final TokenRules rules;
  private final TimeSource time;

  /**
   * @param publicKeys of another issuer, or null if there is none
   */
  public TokenVerifier(
      SigningSecret secret, @Nullable PublicKeys publicKeys, TokenRules rules, TimeSource time) {
    this.secret = secret;
    this.publicKeys = publicKeys;
    this.rules = rules;
    this.time = time;
  }

  /**
   * The identity that {@code jwt} stands for. May block while public keys are fetched.
   *
   * @throws ProtocolException TOKEN_INVALID; TOKEN_EXPIRED if it is genuine, but too old; or
   *     SERVER_BUSY if the keys cannot be reached
   */
  public Identity verify(String jwt) {
    if (jwt.length() > ProtocolLimits.MAX_TOKEN_LENGTH) {
      throw invalid("The token is too long.");
    }
    try {
      SignedJWT token = SignedJWT.parse(jwt);
      checkSignature(token);
      JWTClaimsSet claims = token.getJWTClaimsSet();
      checkTimes(claims);
      checkOrigin(claims);
      return identity(claims, isOurs(token));
    } catch (ParseException e) {
      throw invalid("The token is not a signed JWT of the right shape.");
    }
  }

  private void checkSignature(SignedJWT token) {
    JWSHeader header = token.getHeader();
    if (header.getCriticalParams() != null
        || header.getJWK() != null
        || header.getJWKURL() != null
        || header.getX509CertURL() != null
        || header.getX509CertChain() != null) {
      throw invalid("The token's header holds something that is not taken here.");
    }
    boolean genuine =
        isOurs(token)
            ? secret.hasSigned(token)
            : publicKeys != null
                && PUBLIC_KEY_ALGORITHMS.contains(header.getAlgorithm())
                && publicKeys.haveSigned(token);
    if (!genuine) {
      throw invalid("The token is not signed with a key of this server.");
    }
  }

  private static boolean isOurs(SignedJWT token) {
    return JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm());
  }

  private void checkTimes(JWTClaimsSet claims) {
    Date expires = claims.getExpirationTime();
    if (expires == null) {
      throw invalid("The token has no exp.");
    }
    long now = time.nowMillis();
    long skew = CLOCK_SKEW.toMillis();
    // The skew is taken from the side that cannot overflow: a token may name any time.
    if (expires.toInstant().toEpochMilli() <= now - skew) {
      throw new ProtocolException(ErrorCode.TOKEN_EXPIRED, "The token has expired.", null);
    }
    Date notBefore = claims.getNotBeforeTime();
    if (notBefore != null && notBefore.toInstant().toEpochMilli() > now + skew) {
      throw invalid("The token is not valid yet.");
    }
  }

  private void checkOrigin(JWTClaimsSet claims) {
    if (rules.issuer() != null && !rules.issuer().equals(claims.getIssuer())) {
      throw invalid("The token is of another issuer.");
    }
    if (rules.audience() != null && !claims.getAudience().contains(rules.audience())) {
      throw invalid("The token is for another audience.");
    }
  }

  /** Only what our own secret signed can name a session of ours. */
  private static Identity identity(JWTClaimsSet claims, boolean ours) throws ParseException {
    String subject = claims.getSubject();
    String userId = subject == null ? claims.getStringClaim("user_id") : subject;
    if (userId == null || userId.isBlank() || userId.length() > MAX_SUBJECT_LENGTH) {
      throw invalid("The token names no user, or one with too long an id.");
    }
    String name = text(claims, "name");
    boolean mayCreate = !Boolean.FALSE.equals(claims.getClaim(TokenIssuer.CREATE_CLAIM));
    String session = ours ? claims.getStringClaim(TokenIssuer.ACCESS_SESSION_CLAIM) : null;
    return new Identity(
        userId, name.isEmpty() ? text(claims, "username") : name, mayCreate, session);
  }

  private static String text(JWTClaimsSet claims, String claim) {
    return claims.getClaim(claim) instanceof String text ? text : "";
  }

  private static ProtocolException invalid(String message) {
    return new ProtocolException(ErrorCode.TOKEN_INVALID, message, null);
  }
}
