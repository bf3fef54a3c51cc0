package org.opensyncparty.sidecar.app;

/** Where a listener is found over HTTP. */
final class Address {
  private Address() {}

  /**
   * As a URL.
   *
   * @param host a name or an IP address that the listener is bound to
   */
  static String of(String host, int port) {
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** The same from this machine, where the listener may be bound to every address of it. */
  static String onThisMachine(String host, int port) {
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    return of(everywhere ? "127.0.0.1" : host, port);
  }
}
