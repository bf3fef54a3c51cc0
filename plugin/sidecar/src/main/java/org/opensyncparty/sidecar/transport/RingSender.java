package org.opensyncparty.sidecar.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Sends by the {@link Ring} of the thread, one piece after the other: the kernel has a piece until
 * the peer has room for it.
 */
final class RingSender implements Sender {
  // The kernel's, in errno.h, as answers to calls.
  private static final int INTERRUPTED = -4;
  private static final int TRY_AGAIN = -11;

  private final Ring ring;
  private final int number;
  private final Channel channel;
  private final int fd;
  private final Wire wire;

  private @Nullable ByteBuf onTheWay;

  /** How much of it has left. */
  private int left;

  /** Names the call that it is in. */
  private long call;

  /** Whether somebody wanted to send something meanwhile. */
  private boolean wanted;

  private boolean closing;
  private boolean closed;

  RingSender(Ring ring, int number, Channel channel, int fd, Wire wire) {
    this.ring = ring;
    this.number = number;
    this.channel = channel;
    this.fd = fd;
    this.wire = wire;
  }

  @Override
  public boolean isReady() {
    if (onTheWay != null) {
      wanted = true;
      return false;
    }
    return !closed;
  }

  @Override
  public void send(ByteBuf bytes, boolean more) {
    onTheWay = bytes;
    left = 0;
    wanted = more;
    sendRest(bytes);
  }

  private void sendRest(ByteBuf bytes) {
    // A descriptor that is closed may be somebody else's already.
    if (closed || !channel.isOpen()) {
      gone();
      return;
    }
    call = ring.send(number, fd, bytes.memoryAddress() + left, bytes.readableBytes() - left);
    if (call == 0) {
      gone();
    }
  }

  /** The kernel is through with a call: so many bytes have left, or it is what went wrong. */
  void sent(int result) {
    ByteBuf bytes = onTheWay;
    if (bytes == null) {
      return;
    }
    if (result >= 0) {
      left += result;
      if (left == bytes.readableBytes()) {
        arrived();
        return;
      }
    } else if (result != INTERRUPTED && result != TRY_AGAIN) {
      gone();
      return;
    }
    sendRest(bytes);
  }

  private void arrived() {
    release();
    if (closing) {
      close();
    } else if (wanted) {
      wanted = false;
      wire.goOn();
    }
  }

  /** It does not arrive any more. */
  private void gone() {
    release();
    close();
  }

  private void release() {
    ByteBuf bytes = onTheWay;
    onTheWay = null;
    if (bytes != null) {
      bytes.release();
    }
    if (closed) {
      ring.forget(number);
    }
  }

  @Override
  public void noMore() {}

  @Override
  public void closeWhenSent() {
    closing = true;
    if (onTheWay == null) {
      close();
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      if (onTheWay == null) {
        ring.forget(number);
      } else {
        // The kernel keeps a connection as long as it has something of it to do.
        ring.cancel(number, call);
      }
    }
    var unused = channel.close();
  }
}
