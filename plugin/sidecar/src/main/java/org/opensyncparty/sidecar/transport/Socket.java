package org.opensyncparty.sidecar.transport;

import org.opensyncparty.protocol.CloseStatus;

/** The sending half of one WebSocket. Safe to call from any thread; no call blocks. */
public interface Socket {

  /** Unique in this process, never reused. */
  long id();

  /** The address of the peer, for limits and logs. */
  String remoteAddress();

  /**
   * Hands a frame to the network in the order of calls, but for {@link #writeUnhurried}. {@code
   * done} runs exactly once, on any thread: with true when the network has taken the bytes, which
   * it does while little is on its way to the peer, with false when the socket failed or is closed.
   */
  void write(TextFrame frame, WriteListener done);

  /**
   * The same, of what is in no hurry: the network sends what others write, to any socket, before
   * it. In order among its like.
   */
  default void writeUnhurried(TextFrame frame, WriteListener done) {
    write(frame, done);
  }

  /**
   * Sends a close frame behind what was already written, and ends the TCP connection when the peer
   * has answered or after a second, whichever comes first: a peer that does not read holds nothing
   * for longer.
   */
  void close(CloseStatus status);

  /** Hears the end of a write. */
  @FunctionalInterface
  interface WriteListener {
    void written(TextFrame frame, boolean ok);
  }
}
