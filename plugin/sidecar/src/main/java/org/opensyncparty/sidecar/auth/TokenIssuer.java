package org.opensyncparty.sidecar.auth;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.opensyncparty.sidecar.time.TimeSource;

/** Makes the short-lived tokens that {@link TokenVerifier} takes, signed with HS256. */
public final class TokenIssuer {
  /** How long a token is good for: long enough to connect, too short to be worth stealing. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  /** Private claim: the name of the user's session in {@link AccessTokens}. */
  static final String ACCESS_SESSION_CLAIM = "osp_sid";

  /** Private claim: whether the user may create rooms; true where it is absent. */
  static final String CREATE_CLAIM = "osp_create";

  private final SigningSecret secret;
  private final TokenRules rules;
  private final TimeSource time;

  /**
   * A token that was made.
   *
   * @param expiresAtMillis server time
   */
  public record IssuedToken(String jwt, long expiresAtMillis) {
    @Override
    public String toString() {
      return "IssuedToken[expiresAtMillis=" + expiresAtMillis + "]";
    }
  }

  public TokenIssuer(SigningSecret secret, TokenRules rules, TimeSource time) {
    this.secret = secret;
    this.rules = rules;
    this.time = time;
  }

  /**
   * A token for a user whom the media server has vouched for.
   *
   * @param accessSession from {@link AccessTokens#remember}
   */
  public IssuedToken issue(
      String userId, String name, boolean mayCreateRooms, String accessSession) {
    // Times in a token are whole seconds.
    long expires = Math.floorDiv(time.nowMillis() + LIFETIME.toMillis(), 1000L) * 1000L;
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject(userId)
            .claim("name", name)
            .issuer(rules.ownIssuer())
            .audience(rules.ownAudience())
            .issueTime(Date.from(Instant.ofEpochMilli(time.nowMillis())))
            .expirationTime(Date.from(Instant.ofEpochMilli(expires)))
            .claim(CREATE_CLAIM, mayCreateRooms)
            .claim(ACCESS_SESSION_CLAIM, accessSession)
            .build();
    SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    secret.sign(jwt);
    return new IssuedToken(jwt.serialize(), expires);
  }
}
