package org.opensyncparty.sidecar.transport;

import java.net.SocketAddress;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.asyncqueue.WritableMessage;

/** Turns the three ways in which Grizzly ends a write into two. */
final class WriteCompletion
    extends EmptyCompletionHandler<WriteResult<WritableMessage, SocketAddress>> {
  private final Socket.WriteListener listener;

  WriteCompletion(Socket.WriteListener listener) {
    this.listener = listener;
  }

  @Override
  public void completed(WriteResult<WritableMessage, SocketAddress> result) {
    listener.written(true);
  }

  @Override
  public void failed(Throwable cause) {
    listener.written(false);
  }

  @Override
  public void cancelled() {
    listener.written(false);
  }
}
