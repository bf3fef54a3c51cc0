package org.opensyncparty.sidecar.app;

import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.media.MediaServer;
import org.opensyncparty.sidecar.media.MediaServerException;
import org.opensyncparty.sidecar.media.MediaUser;

/**
 * The stage's own little media server, asked over HTTP like any other; its address is known only
 * once the listener has its port.
 */
final class LoopbackMediaServer implements MediaServer {
  private final Supplier<URI> address;
  private final Function<URI, MediaServer> connect;
  private volatile @Nullable MediaServer connected;

  LoopbackMediaServer(Supplier<URI> address, Function<URI, MediaServer> connect) {
    this.address = address;
    this.connect = connect;
  }

  private MediaServer server() {
    MediaServer server = connected;
    if (server == null) {
      server = connect.apply(address.get());
      connected = server;
    }
    return server;
  }

  @Override
  public MediaUser whoIs(String accessToken) throws MediaServerException {
    return server().whoIs(accessToken);
  }

  @Override
  public boolean maySee(String accessToken, String itemId) throws MediaServerException {
    return server().maySee(accessToken, itemId);
  }
}
