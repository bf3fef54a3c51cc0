package org.opensyncparty.sidecar.transport;

import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;

/**
 * Stands first in the chain and hangs up on connections that the {@link HttpDoor} has no room for.
 */
final class HttpDoorFilter extends BaseFilter {
  private final HttpDoor door;
  private final Consumer<String> refusals;

  /** The address of a connection that counts at present. */
  private final Attribute<String> counted =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(HttpDoorFilter.class.getName());

  HttpDoorFilter(HttpDoor door, Consumer<String> refusals) {
    this.door = door;
    this.refusals = refusals;
  }

  /** The address at the other end, as text. */
  static String peerOf(Connection<?> connection) {
    return connection.getPeerAddress() instanceof InetSocketAddress peer
            && peer.getAddress() != null
        ? peer.getAddress().getHostAddress()
        : "unknown";
  }

  @Override
  public NextAction handleAccept(FilterChainContext ctx) {
    Connection<?> connection = ctx.getConnection();
    String peer = peerOf(connection);
    if (door.enter(peer)) {
      counted.set(connection, peer);
      return ctx.getInvokeAction();
    }
    refusals.accept("too_many_connections");
    connection.terminateSilently();
    return ctx.getStopAction();
  }

  @Override
  public NextAction handleClose(FilterChainContext ctx) {
    becameSomethingElse(ctx.getConnection());
    return ctx.getInvokeAction();
  }

  /** The connection is none of ours any more: closed, or a WebSocket. */
  void becameSomethingElse(Connection<?> connection) {
    String peer = counted.remove(connection);
    if (peer != null) {
      door.leave(peer);
    }
  }
}
