package org.opensyncparty.sidecar.auth;

import java.time.Duration;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.sidecar.limits.IpAddress;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.limits.RateLimiter;
import org.opensyncparty.sidecar.media.MediaServer;
import org.opensyncparty.sidecar.media.MediaServerException;
import org.opensyncparty.sidecar.media.MediaUser;
import org.opensyncparty.sidecar.time.TimeSource;

/**
 * Finds out from the media server who brings a token of its, and stops guessing: an address that
 * has failed too often is not asked about any more. Blocks while it asks. Safe for use by many
 * threads.
 */
final class Callers {
  private final MediaServer mediaServer;
  private final RateLimiter failures;

  /**
   * @param tries failures per minute that one address may have
   */
  Callers(MediaServer mediaServer, Limit tries, TimeSource time) {
    this.mediaServer = mediaServer;
    this.failures =
        new RateLimiter(
            tries.standard(), Duration.ofMinutes(1), Limit.COUNTED_ADDRESSES.standard(), time);
  }

  /**
   * Has one caller served.
   *
   * @param authorizationHeader the request's {@code Authorization}, or null if it has none
   * @param remoteAddress whose failures are counted
   * @param serve makes the answer of the user and their access token; its refusals count as
   *     failures, too
   * @throws ProtocolException RATE_LIMITED, TOKEN_INVALID, FORBIDDEN, SERVER_BUSY if the media
   *     server does not answer, or what {@code serve} throws
   */
  <T> T serve(
      @Nullable String authorizationHeader,
      String remoteAddress,
      BiFunction<MediaUser, String, T> serve) {
    String counted = IpAddress.limitKey(remoteAddress);
    // Every try counts until it has succeeded: or else many at once would all get through.
    if (!failures.tryTake(counted)) {
      throw refusal(ErrorCode.RATE_LIMITED, "Too many failed tries; wait a minute.");
    }
    try {
      String accessToken =
          MediaBrowserHeader.token(authorizationHeader)
              .orElseThrow(
                  () ->
                      refusal(
                          ErrorCode.TOKEN_INVALID,
                          "This needs a header Authorization: MediaBrowser Token=\"…\"."));
      T answer = serve.apply(whoIs(accessToken), accessToken);
      failures.giveBack(counted);
      return answer;
    } catch (ProtocolException refused) {
      if (refused.code() == ErrorCode.SERVER_BUSY) {
        failures.giveBack(counted);
      }
      throw refused;
    }
  }

  private MediaUser whoIs(String accessToken) {
    MediaUser user;
    try {
      user = mediaServer.whoIs(accessToken);
    } catch (MediaServerException e) {
      throw switch (e.kind()) {
        case UNKNOWN_TOKEN ->
            refusal(ErrorCode.TOKEN_INVALID, "The media server does not know this token.");
        case FORBIDDEN ->
            refusal(ErrorCode.FORBIDDEN, "The media server does not let this user in now.");
        case UNAVAILABLE ->
            refusal(ErrorCode.SERVER_BUSY, "There is no media server that answers now.");
      };
    }
    if (user.disabled()) {
      throw refusal(ErrorCode.FORBIDDEN, "This user is disabled.");
    }
    return user;
  }

  private static ProtocolException refusal(ErrorCode code, String message) {
    return new ProtocolException(code, message, null);
  }
}
