package org.opensyncparty.sidecar.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.time.TimeSource;

/**
 * The media server tokens of users that are here, so that the media server can be asked what they
 * may see. In memory only; what travels in our own tokens is the name of a session here.
 *
 * <p>A session outlives the short-lived token that names it: whoever has joined with that token
 * stays for a whole film, and may be asked about at its end. It ends when nobody has asked for
 * {@link Limit#ACCESS_SESSION_HOURS}; the media server itself says when a token is revoked.
 *
 * <p>The name of a session is a keyed digest of the access token: it tells nothing, cannot be
 * guessed, and is the same each time that the same login comes again, which so takes up one place.
 */
public final class AccessTokens {
  private static final String HMAC = "HmacSHA256";

  /** 128 bits of the digest name a session. */
  private static final int NAME_BYTES = 16;

  private final Cache<String, AccessSession> sessions;
  private final SecretKeySpec namingKey;
  private final @Nullable SealedLogins others;

  /**
   * One login at the media server.
   *
   * @param accessToken never to be logged; {@link #toString} leaves it out
   */
  public record AccessSession(String userId, String accessToken) {
    @Override
    public String toString() {
      return "AccessSession[userId=" + userId + "]";
    }
  }

  public AccessTokens(TimeSource time) {
    this(time, Limit.ACCESS_SESSIONS.standard());
  }

  AccessTokens(TimeSource time, int maxSessions) {
    this(time, maxSessions, randomKey(), null);
  }

  /**
   * The same for one of several servers, which know of each other's sessions.
   *
   * @param secret seals what the others may know and nobody else
   */
  public AccessTokens(TimeSource time, SigningSecret secret, SharedLogins others) {
    this(
        time,
        Limit.ACCESS_SESSIONS.standard(),
        secret.namingKey(),
        new SealedLogins(secret, others));
  }

  private AccessTokens(
      TimeSource time, int maxSessions, SecretKeySpec namingKey, @Nullable SealedLogins others) {
    this.namingKey = namingKey;
    this.others = others;
    this.sessions =
        Caffeine.newBuilder()
            .maximumSize(maxSessions)
            .expireAfterAccess(Duration.ofHours(Limit.ACCESS_SESSION_HOURS.standard()))
            .ticker(() -> TimeUnit.MICROSECONDS.toNanos(time.nowMicros()))
            .executor(Runnable::run)
            .build();
  }

  private static SecretKeySpec randomKey() {
    byte[] key = new byte[SigningSecret.MIN_BYTES];
    new SecureRandom().nextBytes(key);
    return new SecretKeySpec(key, HMAC);
  }

  /** Keeps a user's token and names its session. */
  public String remember(String userId, String accessToken) {
    String session = nameOf(accessToken);
    AccessSession access = new AccessSession(userId, accessToken);
    sessions.put(session, access);
    if (others != null) {
      others.keep(session, access);
    }
    return session;
  }

  /** The session of that name, unless it has ended or was another process's. */
  public Optional<AccessSession> find(String session) {
    AccessSession access = sessions.getIfPresent(session);
    if (access == null && others != null) {
      access = others.find(session);
      if (access != null) {
        sessions.put(session, access);
      }
    }
    return Optional.ofNullable(access);
  }

  /** Ends a session, whose token the media server no longer knows. */
  public void forget(String session) {
    sessions.invalidate(session);
    if (others != null) {
      others.forget(session);
    }
  }

  private String nameOf(String accessToken) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(namingKey);
      byte[] digest = mac.doFinal(accessToken.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(digest, NAME_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }

  @Override
  public String toString() {
    return "AccessTokens[" + sessions.estimatedSize() + " sessions]";
  }
}
