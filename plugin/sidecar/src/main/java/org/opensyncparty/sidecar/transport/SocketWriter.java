package org.opensyncparty.sidecar.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.glassfish.tyrus.spi.WriterInfo;
import org.jspecify.annotations.Nullable;

/** Takes Tyrus' control frames to the same queue as the text, so that order holds. */
final class SocketWriter extends Writer {
  /**
   * A peer with this much waiting that still wants answers to its pings reads nothing; well above
   * what the sender of text keeps in flight.
   */
  private static final int MAX_PENDING_BYTES = 256 * 1024;

  private final PartySocket socket;

  SocketWriter(PartySocket socket) {
    this.socket = socket;
  }

  @Override
  public void write(
      ByteBuffer buffer, @Nullable CompletionHandler<ByteBuffer> done, WriterInfo info) {
    if (info.getMessageType() == WriterInfo.MessageType.PONG
        && socket.pendingBytes() > MAX_PENDING_BYTES) {
      socket.cut();
    }
    write(buffer, done);
  }

  @Override
  public void write(ByteBuffer buffer, @Nullable CompletionHandler<ByteBuffer> done) {
    socket.enqueue(
        TextFrame.encoded(buffer),
        (frame, ok) -> {
          if (done == null) {
            return;
          }
          if (ok) {
            done.completed(buffer);
          } else {
            done.failed(new IOException("connection has ended"));
          }
        });
  }

  @Override
  public void close() {
    socket.finish();
  }
}
