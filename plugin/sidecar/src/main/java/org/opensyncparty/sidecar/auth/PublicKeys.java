package org.opensyncparty.sidecar.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.media.HttpFetcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of another token issuer, from its JWKS. They are fetched when first needed, kept
 * for {@link #KEEP}, and for {@link #KEEP_IN_OUTAGE} if the issuer cannot be reached. A token that
 * names an unknown key makes them be fetched again, but rarely: such tokens are easy to make.
 */
public final class PublicKeys {
  private static final Logger log = LoggerFactory.getLogger(PublicKeys.class);

  private static final Duration KEEP = Duration.ofMinutes(5);
  private static final Duration KEEP_IN_OUTAGE = Duration.ofHours(1);

  /** At most two fetches in this time, so that a new key is found soon even after a wrong guess. */
  private static final Duration FETCH_INTERVAL = Duration.ofSeconds(30);

  /** NIST SP 800-131A; also RFC 7518, section 3.3. */
  private static final int MIN_RSA_BITS = 2048;

  /** Most keys that are tried for a token that names none. */
  private static final int MAX_TRIES = 10;

  private final JWKSource<SecurityContext> source;

  public PublicKeys(URI jwksUrl) {
    HttpFetcher fetcher = new HttpFetcher();
    URL url;
    try {
      url = jwksUrl.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("no URL: " + jwksUrl, e);
    }
    long patience = Duration.ofSeconds(2L * Limit.FETCH_SECONDS.standard()).toMillis();
    this.source =
        JWKSourceBuilder.<SecurityContext>create(url, address -> fetch(fetcher, address))
            .cache(KEEP.toMillis(), patience)
            .refreshAheadCache(false)
            .rateLimited(FETCH_INTERVAL.toMillis())
            .outageTolerant(KEEP_IN_OUTAGE.toMillis())
            .build();
  }

  /**
   * Whether one of these keys signed the token. The keys are those that fit its algorithm: an
   * algorithm for secrets fits none of them. May block.
   *
   * @throws ProtocolException SERVER_BUSY if the keys cannot be had now
   */
  boolean haveSigned(SignedJWT token) {
    JWSHeader header = token.getHeader();
    JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
    if (matcher == null) {
      return false;
    }
    List<JWK> candidates;
    try {
      candidates = source.get(new JWKSelector(matcher), null);
    } catch (KeySourceException e) {
      log.warn("Cannot get the keys of --jwks-url: {}", e.toString());
      throw new ProtocolException(
          ErrorCode.SERVER_BUSY, "The keys that this token needs cannot be had now.", null);
    }
    return candidates.stream().limit(MAX_TRIES).anyMatch(key -> hasSigned(key, token));
  }

  private static boolean hasSigned(JWK key, SignedJWT token) {
    if (!(key instanceof AsymmetricJWK pair)
        || (key.getKeyType().equals(KeyType.RSA) && key.size() < MIN_RSA_BITS)) {
      return false;
    }
    try {
      PublicKey publicKey = pair.toPublicKey();
      JWSVerifier verifier =
          new DefaultJWSVerifierFactory().createJWSVerifier(token.getHeader(), publicKey);
      return token.verify(verifier);
    } catch (JOSEException e) {
      return false;
    }
  }

  private static Resource fetch(HttpFetcher fetcher, URL url) throws IOException {
    HttpFetcher.Reply reply;
    try {
      reply = fetcher.get(url.toURI(), Map.of()).join();
    } catch (CompletionException | URISyntaxException e) {
      throw new IOException("no answer", e);
    }
    if (reply.status() != 200 || reply.tooLarge()) {
      throw new IOException("status " + reply.status() + (reply.tooLarge() ? ", too large" : ""));
    }
    return new Resource(reply.body(), null);
  }
}
