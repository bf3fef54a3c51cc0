package org.opensyncparty.sidecar.auth;

import java.util.Optional;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.sidecar.auth.AccessTokens.AccessSession;
import org.opensyncparty.sidecar.media.LibraryItem;
import org.opensyncparty.sidecar.media.MediaServer;
import org.opensyncparty.sidecar.media.MediaServerException;

/**
 * Whether somebody may see what a room plays. Who cannot be asked about (a guest, a user of another
 * issuer, no library item, no media server) is let in: the media server still guards the film.
 * Blocks while it asks.
 */
public final class ItemAccess {
  private final MediaServer mediaServer;
  private final AccessTokens accessTokens;

  public ItemAccess(MediaServer mediaServer, AccessTokens accessTokens) {
    this.mediaServer = mediaServer;
    this.accessTokens = accessTokens;
  }

  /**
   * Returns if they may, or cannot be asked about.
   *
   * @throws ProtocolException NO_ACCESS if they may not; TOKEN_EXPIRED if they have to get a new
   *     token first, since the server was started again or the media server has logged them out;
   *     SERVER_BUSY if the media server does not answer
   */
  public void check(Identity identity, String mediaUrl) {
    Optional<String> item = LibraryItem.parse(mediaUrl);
    String session = identity.accessSession();
    if (item.isEmpty() || session == null || !mediaServer.isConfigured()) {
      return;
    }
    AccessSession access =
        accessTokens
            .find(session)
            .filter(found -> found.userId().equals(identity.userId()))
            .orElseThrow(ItemAccess::expired);
    try {
      if (!mediaServer.maySee(access.accessToken(), item.get())) {
        throw noAccess();
      }
    } catch (MediaServerException e) {
      throw switch (e.kind()) {
        case UNKNOWN_TOKEN -> {
          accessTokens.forget(session);
          yield expired();
        }
        case FORBIDDEN -> noAccess();
        case UNAVAILABLE ->
            new ProtocolException(
                ErrorCode.SERVER_BUSY, "The media server does not answer now.", null);
      };
    }
  }

  /** As {@link #check}, for lists: false in all cases where that throws. */
  public boolean maySee(Identity identity, String mediaUrl) {
    try {
      check(identity, mediaUrl);
      return true;
    } catch (ProtocolException e) {
      return false;
    }
  }

  private static ProtocolException noAccess() {
    return new ProtocolException(ErrorCode.NO_ACCESS, "You may not see this item.", null);
  }

  private static ProtocolException expired() {
    return new ProtocolException(
        ErrorCode.TOKEN_EXPIRED, "The token's login has ended; get a new token.", null);
  }
}
