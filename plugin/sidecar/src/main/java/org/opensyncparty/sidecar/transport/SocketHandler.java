package org.opensyncparty.sidecar.transport;

/** The receiving half of one WebSocket. Calls for one socket never overlap and come in order. */
public interface SocketHandler {

  /** A whole text message, at most the transport's hard limit of bytes. */
  void onText(String text);

  /**
   * A message larger than the protocol takes but small enough to have been skipped; the socket
   * lives on.
   */
  void onTooLarge();

  /** A binary message, which the protocol does not have. */
  void onBinary();

  /**
   * The socket has ended, for whatever reason; the last call.
   *
   * @param clean true if the peer said goodbye with 1000 or 1001
   */
  void onClosed(boolean clean);

  /** Makes the handler of a new socket. */
  @FunctionalInterface
  interface Factory {
    SocketHandler opened(Socket socket);
  }
}
