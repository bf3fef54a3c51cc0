package org.opensyncparty.sidecar.transport;

import java.util.HashMap;
import java.util.Map;
import org.opensyncparty.sidecar.limits.IpAddress;
import org.opensyncparty.sidecar.limits.Limit;

/**
 * Counts the connections that are no WebSockets: those that have said nothing yet, those that say
 * it slowly, and those that are kept alive. Whoever opens very many may not have the whole server's
 * file descriptors. Safe for use by several threads.
 */
final class HttpDoor {
  private final TrustedProxies proxies;
  private final Map<String, Integer> perAddress = new HashMap<>();
  private int inAll;

  /**
   * @param proxies whose connections are many people's, and so counted in all only
   */
  HttpDoor(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /** Lets a connection from {@code peer} in; false if there are as many as may be. */
  synchronized boolean enter(String peer) {
    String counted = IpAddress.limitKey(peer);
    int before = perAddress.getOrDefault(counted, 0);
    if (inAll >= Limit.HTTP_CONNECTIONS.standard()
        || (before >= Limit.HTTP_CONNECTIONS_PER_ADDRESS.standard() && !proxies.trusts(peer))) {
      return false;
    }
    inAll++;
    perAddress.put(counted, before + 1);
    return true;
  }

  /** A connection from {@code peer} that was let in has ended, or has become a WebSocket. */
  synchronized void leave(String peer) {
    inAll--;
    perAddress.computeIfPresent(
        IpAddress.limitKey(peer), (key, count) -> count == 1 ? null : count - 1);
  }
}
