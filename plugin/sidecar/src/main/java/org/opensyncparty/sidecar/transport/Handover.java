package org.opensyncparty.sidecar.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.nio.transport.TCPNIOConnection;
import org.glassfish.grizzly.utils.DelayedExecutor;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;
import org.glassfish.tyrus.spi.UpgradeResponse;

/**
 * Takes a connection that becomes a WebSocket out of Grizzly's hands: Grizzly neither selects it
 * any more, nor watches whether it is idle, nor keeps its own objects for it, which are most of
 * what a connection that says nothing costs.
 */
final class Handover {
  private Handover() {}

  /**
   * Takes the connection that the context is about; from now on the caller has to close its
   * channel. To be called on its selector's thread, while nothing waits to be written.
   *
   * @throws IOException if it has ended meanwhile
   */
  static void take(FilterChainContext ctx) throws IOException {
    TCPNIOConnection connection = (TCPNIOConnection) ctx.getConnection();
    forgetIdleTime(ctx.getFilterChain(), connection);
    // The codec never sees this connection again; what it has parsed is most of the memory, and
    // the list above would hold on to it for up to a second, while thousands may join.
    connection.getAttributes().removeAttribute(HttpServerFilter.HTTP_SERVER_REQUEST_ATTR_NAME);
    connection.detachSelectorRunner();
  }

  /**
   * Takes the connection off the list of those that may be idle too long. The filter sets its time
   * once more when it is done with the handshake, so that is waited for.
   */
  private static void forgetIdleTime(FilterChain chain, TCPNIOConnection connection) {
    IdleTimeoutFilter.setCustomTimeout(
        connection, IdleTimeoutFilter.FOREVER, TimeUnit.MILLISECONDS);
    int index = chain.indexOfType(IdleTimeoutFilter.class);
    if (index >= 0 && chain.get(index) instanceof IdleTimeoutFilter idle) {
      connection.executeInEventThread(
          IOEvent.READ,
          () -> idle.getResolver().setTimeoutMillis(connection, DelayedExecutor.UNSET_TIMEOUT));
    }
  }

  /** The answer to a handshake, as it goes out in front of the first frame. */
  static TextFrame switchingProtocols(UpgradeResponse upgrade) {
    StringBuilder head = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\n");
    for (Map.Entry<String, List<String>> header : upgrade.getHeaders().entrySet()) {
      head.append(header.getKey()).append(": ");
      head.append(String.join(", ", header.getValue())).append("\r\n");
    }
    head.append("\r\n");
    return TextFrame.encoded(StandardCharsets.ISO_8859_1.encode(head.toString()));
  }
}
