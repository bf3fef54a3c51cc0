package org.opensyncparty.sidecar.auth;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.sidecar.auth.Exchanged.Refused;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.media.MediaServer;
import org.opensyncparty.sidecar.media.MediaUser;
import org.opensyncparty.sidecar.time.TimeSource;

/**
 * Lets nobody pass but the media server's administrators, who show their media server token. Its
 * failures are counted apart from those of {@link TokenExchange}: a page that asks in vain for what
 * only administrators may see must not keep its user from the parties. Blocks while it asks. Safe
 * for use by many threads.
 */
public final class AdministratorCheck {
  private final Callers callers;

  public AdministratorCheck(MediaServer mediaServer, TimeSource time) {
    this.callers = new Callers(mediaServer, Limit.ADMIN_TRIES, time);
  }

  /**
   * Why a request may not pass; empty if it may.
   *
   * @param authorizationHeader its {@code Authorization}, or null if it has none
   * @param remoteAddress whose failures are counted
   */
  public Optional<Refused> refusal(@Nullable String authorizationHeader, String remoteAddress) {
    try {
      callers.serve(authorizationHeader, remoteAddress, (user, accessToken) -> admitted(user));
      return Optional.empty();
    } catch (ProtocolException refused) {
      return Optional.of(new Refused(refused.code(), refused.getMessage()));
    }
  }

  private static MediaUser admitted(MediaUser user) {
    if (!user.administrator()) {
      throw new ProtocolException(
          ErrorCode.FORBIDDEN, "This is for the media server's administrators.", null);
    }
    return user;
  }
}
