package org.opensyncparty.sidecar.transport;

/**
 * Where the server listens, and whom it lets in.
 *
 * @param host address or name to bind to
 * @param port TCP port, 0–65,535; 0 lets the system choose
 * @param maxSockets most WebSockets at a time, at least 1
 * @param maxSocketsPerAddress most WebSockets at a time from one client address, at least 1
 * @param origins which web pages may connect
 * @param proxies whose {@code X-Forwarded-For} is believed
 */
public record TransportConfig(
    String host,
    int port,
    int maxSockets,
    int maxSocketsPerAddress,
    OriginPolicy origins,
    TrustedProxies proxies) {

  /** Refuses ports and counts out of range with {@link IllegalArgumentException}. */
  public TransportConfig {
    if (port < 0 || port > 0xFFFF) {
      throw new IllegalArgumentException("port " + port);
    }
    if (maxSockets < 1 || maxSocketsPerAddress < 1) {
      throw new IllegalArgumentException("a limit of sockets below 1");
    }
  }
}
