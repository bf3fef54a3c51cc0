package org.opensyncparty.sidecar.auth;

import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.sidecar.auth.Exchanged.Refused;
import org.opensyncparty.sidecar.auth.TokenIssuer.IssuedToken;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.media.MediaServer;
import org.opensyncparty.sidecar.media.MediaUser;
import org.opensyncparty.sidecar.media.MediaUser.GroupAccess;
import org.opensyncparty.sidecar.time.TimeSource;

/**
 * Gives a token of ours for a token of the media server's, once the media server has said whose it
 * is. Blocks while it asks. Safe for use by many threads.
 */
public final class TokenExchange {
  private final AccessTokens accessTokens;
  private final TokenIssuer issuer;
  private final Callers callers;
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
    this.callers = new Callers(mediaServer, Limit.TOKEN_TRIES, time);
    this.accessTokens = accessTokens;
    this.issuer = issuer;
  }

  /**
   * Answers one request.
   *
   * @param authorizationHeader its {@code Authorization}, or null if it has none
   * @param remoteAddress whose failures are counted
   */
  public Exchanged exchange(@Nullable String authorizationHeader, String remoteAddress) {
    try {
      return callers.serve(authorizationHeader, remoteAddress, this::tokenFor);
    } catch (ProtocolException refused) {
      return new Refused(refused.code(), refused.getMessage());
    }
  }

  private Exchanged tokenFor(MediaUser user, String accessToken) {
    if (user.groups() == GroupAccess.NONE) {
      throw new ProtocolException(
          ErrorCode.FORBIDDEN, "This user may not use watch parties.", null);
    }
    String session = accessTokens.remember(user.id(), accessToken);
    boolean mayCreate =
        user.groups() == GroupAccess.CREATE_AND_JOIN
            && (user.administrator() || !administratorsCreate);
    IssuedToken token = issuer.issue(user.id(), user.name(), mayCreate, session);
    return new Exchanged.Ok(token.jwt(), token.expiresAtMillis(), user.id(), user.name());
  }
}
