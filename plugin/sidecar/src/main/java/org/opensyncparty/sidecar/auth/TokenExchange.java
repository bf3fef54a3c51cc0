package org.opensyncparty.sidecar.auth;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.sidecar.auth.Exchanged.Refused;
import org.opensyncparty.sidecar.auth.TokenIssuer.IssuedToken;
import org.opensyncparty.sidecar.limits.IpAddress;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.limits.RateLimiter;
import org.opensyncparty.sidecar.media.MediaServer;
import org.opensyncparty.sidecar.media.MediaServerException;
import org.opensyncparty.sidecar.media.MediaUser;
import org.opensyncparty.sidecar.media.MediaUser.GroupAccess;
import org.opensyncparty.sidecar.time.TimeSource;

/**
 * Gives a token of ours for a token of the media server's, once the media server has said whose it
 * is. Blocks while it asks. Safe for use by many threads.
 */
public final class TokenExchange {
  private final MediaServer mediaServer;
  private final AccessTokens accessTokens;
  private final TokenIssuer issuer;
  private final RateLimiter failures;
  private final boolean administratorsCreate;

  /**
   * An exchange.
   *
   * @param administratorsCreate whether nobody but the media server's administrators may create
   *     rooms
   */
  public TokenExchange(
      MediaServer mediaServer,
      AccessTokens accessTokens,
      TokenIssuer issuer,
      boolean administratorsCreate,
      TimeSource time) {
    this.administratorsCreate = administratorsCreate;
    this.mediaServer = mediaServer;
    this.accessTokens = accessTokens;
    this.issuer = issuer;
    this.failures =
        new RateLimiter(
            Limit.TOKEN_TRIES.standard(),
            Duration.ofMinutes(1),
            Limit.COUNTED_ADDRESSES.standard(),
            time);
  }

  /**
   * Answers one request.
   *
   * @param authorizationHeader its {@code Authorization}, or null if it has none
   * @param remoteAddress whose failures are counted
   */
  public Exchanged exchange(@Nullable String authorizationHeader, String remoteAddress) {
    String counted = IpAddress.limitKey(remoteAddress);
    // Every try counts until it has succeeded: or else many at once would all get through.
    if (!failures.tryTake(counted)) {
      return new Refused(ErrorCode.RATE_LIMITED, "Too many failed tries; wait a minute.");
    }
    Exchanged answer =
        MediaBrowserHeader.token(authorizationHeader)
            .map(this::exchange)
            .orElseGet(
                () ->
                    new Refused(
                        ErrorCode.TOKEN_INVALID,
                        "This needs a header Authorization: MediaBrowser Token=\"…\"."));
    if (!(answer instanceof Refused refused) || refused.code() == ErrorCode.SERVER_BUSY) {
      failures.giveBack(counted);
    }
    return answer;
  }

  private Exchanged exchange(String accessToken) {
    MediaUser user;
    try {
      user = mediaServer.whoIs(accessToken);
    } catch (MediaServerException e) {
      return switch (e.kind()) {
        case UNKNOWN_TOKEN ->
            new Refused(ErrorCode.TOKEN_INVALID, "The media server does not know this token.");
        case FORBIDDEN ->
            new Refused(ErrorCode.FORBIDDEN, "The media server does not let this user in now.");
        case UNAVAILABLE ->
            new Refused(ErrorCode.SERVER_BUSY, "There is no media server that answers now.");
      };
    }
    return refusal(user).orElseGet(() -> tokenFor(user, accessToken));
  }

  private static Optional<Exchanged> refusal(MediaUser user) {
    if (user.disabled()) {
      return Optional.of(new Refused(ErrorCode.FORBIDDEN, "This user is disabled."));
    }
    if (user.groups() == GroupAccess.NONE) {
      return Optional.of(new Refused(ErrorCode.FORBIDDEN, "This user may not use watch parties."));
    }
    return Optional.empty();
  }

  private Exchanged tokenFor(MediaUser user, String accessToken) {
    String session = accessTokens.remember(user.id(), accessToken);
    boolean mayCreate =
        user.groups() == GroupAccess.CREATE_AND_JOIN
            && (user.administrator() || !administratorsCreate);
    IssuedToken token = issuer.issue(user.id(), user.name(), mayCreate, session);
    return new Exchanged.Ok(token.jwt(), token.expiresAtMillis(), user.id(), user.name());
  }
}
