package org.opensyncparty.sidecar.transport;

import io.netty.buffer.ByteBuf;

/** How the bytes of one {@link Wire} get to the network. Always on the loop's thread. */
interface Sender {
  /** Whether it takes anything now; where it does not, it says when it does again. */
  boolean isReady();

  /**
   * Sends bytes behind all that it has taken before, and gives them back when they have left.
   * Others may be sent the same bytes meanwhile.
   *
   * @param more whether more follows at once
   */
  void send(ByteBuf bytes, boolean more);

  /** No more follows, though it was said. */
  void noMore();

  /** Ends the connection behind all that it has taken. */
  void closeWhenSent();

  /** Ends the connection, whatever is on its way. */
  void close();
}
