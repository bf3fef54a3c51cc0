package org.opensyncparty.sidecar.transport;

/** Answers every request that is no WebSocket handshake. */
public interface HttpHandler extends AutoCloseable {

  /**
   * Answers a request now or later, on any thread; must not block, since the thread that calls
   * reads WebSockets as well.
   */
  void handle(HttpCall call);

  /** The server has stopped. */
  @Override
  default void close() {}
}
