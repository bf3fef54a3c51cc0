package org.opensyncparty.sidecar.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.tyrus.spi.ReadHandler;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.sidecar.transport.FrameGuard.Verdict;

/**
 * Sits in front of the HTTP codec and takes the bytes of connections that have become WebSockets:
 * through the {@link FrameGuard} and on to Tyrus.
 */
final class FrameFilter extends BaseFilter {
  /**
   * Most payload that is read of one message before the socket is closed: twice what the protocol
   * takes, so that a client which is a little over hears an error instead.
   */
  static final int HARD_CAP_BYTES = 128 * 1024;

  /**
   * Tyrus gets at most so many bytes at a time. It keeps the largest buffer that a socket ever
   * needed, so this bounds what a burst of small messages leaves behind.
   */
  private static final int SLICE_BYTES = 4 * 1024;

  private static final int MAX_HEADER_BYTES = 14;

  /** What Tyrus may gather: the largest frame, and what came in the same slice behind it. */
  static final int TYRUS_BUFFER_BYTES = HARD_CAP_BYTES + MAX_HEADER_BYTES + SLICE_BYTES;

  private final Attribute<Inbound> inbound =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(FrameFilter.class.getName());

  /** From now on the bytes of {@code connection} are frames. */
  void adopt(Connection<?> connection, PartySocket socket, ReadHandler tyrus) {
    inbound.set(connection, new Inbound(socket, tyrus));
  }

  @Override
  public NextAction handleRead(FilterChainContext ctx) throws IOException {
    Inbound receiver = inbound.get(ctx.getConnection());
    if (receiver == null) {
      return ctx.getInvokeAction();
    }
    Buffer bytes = ctx.getMessage();
    receiver.take(bytes.toByteBuffer());
    bytes.tryDispose();
    return ctx.getStopAction();
  }

  /** The way in of one socket. */
  private static final class Inbound {
    private final FrameGuard guard = new FrameGuard(HARD_CAP_BYTES);
    private final PartySocket socket;
    private final ReadHandler tyrus;
    private boolean refused;

    Inbound(PartySocket socket, ReadHandler tyrus) {
      this.socket = socket;
      this.tyrus = tyrus;
    }

    void take(ByteBuffer bytes) {
      if (refused || !socket.enter()) {
        return;
      }
      try {
        socket.heard();
        while (bytes.hasRemaining() && !refused) {
          feed(bytes);
        }
      } finally {
        socket.leave();
      }
    }

    private void feed(ByteBuffer bytes) {
      ByteBuffer slice = bytes.slice();
      slice.limit(Math.min(slice.remaining(), SLICE_BYTES));
      Verdict verdict = guard.scan(slice);
      bytes.position(bytes.position() + slice.position());
      slice.flip();
      if (guard.closeSeen()) {
        socket.peerSentClose();
      }
      if (slice.hasRemaining()) {
        tyrus.handle(slice);
      }
      if (verdict != Verdict.FINE) {
        refused = true;
        socket.close(verdict == Verdict.TOO_BIG ? CloseStatus.TOO_BIG : CloseStatus.PROTOCOL_ERROR);
      }
    }
  }
}
