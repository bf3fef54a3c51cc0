package org.opensyncparty.sidecar.transport;

import io.netty.channel.Channel;
import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.unix.UnixChannel;
import io.netty.channel.uring.IoUringIoEvent;
import io.netty.channel.uring.IoUringIoHandle;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoOps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sends by the {@code io_uring} of one thread, past what Netty does for each write of a channel: it
 * queues, counts, and makes an object for each, which together take longer than the rules of a room
 * do. Always on that thread.
 *
 * <p>Each connection has a number here, for what the kernel says of its sends.
 */
final class Ring implements IoUringIoHandle {
  // The kernel's, in linux/io_uring.h and sys/socket.h.
  private static final byte SEND = 26;
  private static final byte CANCEL = 14;
  private static final int NO_SIGNAL = 0x4000;

  /**
   * As many as there are numbers that the kernel gives back; who comes later goes by its channel.
   */
  private static final int MOST = 1 << Short.SIZE;

  private RingSender[] senders = new RingSender[64];

  /** Numbers that are free, as many as {@link #freeCount} says. */
  private int[] free = new int[0];

  private int freeCount;

  private @Nullable IoRegistration registration;

  private Ring() {}

  /** The ring of a thread; null if it has none. */
  static @Nullable Ring of(IoEventLoop thread) {
    if (!thread.isIoType(IoUringIoHandler.class)) {
      return null;
    }
    Ring ring = new Ring();
    thread.register(ring).addListener(done -> ring.registration = (IoRegistration) done.getNow());
    return ring;
  }

  /** A sender for a connection that has nothing to send yet; null if it cannot have one. */
  @Nullable RingSender sender(Channel channel, Wire wire) {
    var waiting = channel.unsafe().outboundBuffer();
    if (registration == null
        || waiting == null
        || waiting.totalPendingWriteBytes() > 0 // an answer of before, which must not be overtaken
        || !(channel instanceof UnixChannel unix)
        || (freeCount == 0 && !grow())) {
      return null;
    }
    int number = free[--freeCount];
    RingSender sender = new RingSender(this, number, channel, unix.fd().intValue(), wire);
    senders[number] = sender;
    return sender;
  }

  private boolean grow() {
    int before = free.length;
    int after = Math.min(MOST, Math.max(senders.length, 2 * before));
    if (after == before) {
      return false;
    }
    senders = Arrays.copyOf(senders, after);
    free = new int[after];
    for (int number = before; number < after; number++) {
      free[freeCount++] = number;
    }
    return true;
  }

  /** The connection has ended, and nothing of it is on its way any more. */
  void forget(int number) {
    senders[number] = null;
    free[freeCount++] = number;
  }

  /**
   * Has the kernel send bytes; the answer names the call, for {@link #cancel}, and is 0 if there is
   * no network any more.
   */
  long send(int number, int fd, long address, int length) {
    return submit(SEND, number, fd, address, length, NO_SIGNAL);
  }

  /** A call of before is not waited for: its connection has ended. */
  void cancel(int number, long call) {
    submit(CANCEL, number, -1, call, 0, 0);
  }

  private long submit(byte what, int number, int fd, long address, int length, int flags) {
    IoRegistration open = registration;
    if (open == null) {
      return 0;
    }
    return open.submit(
        new IoUringIoOps(
            what,
            (byte) 0,
            (short) 0,
            fd,
            0,
            address,
            length,
            flags,
            (short) number,
            (short) 0,
            (short) 0,
            0,
            0));
  }

  @Override
  public void handle(IoRegistration from, IoEvent event) {
    IoUringIoEvent done = (IoUringIoEvent) event;
    if (done.opcode() != SEND) {
      return;
    }
    RingSender sender = senders[Short.toUnsignedInt(done.data())];
    if (sender != null) {
      sender.sent(done.res());
    }
  }

  /** The thread ends. */
  @Override
  public void close() {
    IoRegistration open = registration;
    registration = null;
    if (open != null) {
      open.cancel();
    }
  }
}
