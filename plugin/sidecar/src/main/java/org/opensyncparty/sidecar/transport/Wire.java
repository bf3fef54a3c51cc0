package org.opensyncparty.sidecar.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TCP connection of one WebSocket after its handshake. Anybody may write; only the thread of
 * its {@link WireLoop} touches the network, and sends what has gathered meanwhile together, in as
 * few packets as it takes. Who waits for nothing holds next to no memory here.
 */
final class Wire {
  /** Takes what has come in; always on the loop's thread. */
  @FunctionalInterface
  interface Receiver {
    void take(ByteBuffer bytes);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

  private final SocketChannel channel;
  private final WireLoop loop;

  private volatile @Nullable Receiver receiver;

  private final Outbox outbox = new Outbox();

  // The loop's thread alone:
  private @Nullable SelectionKey key;

  private @Nullable Unsent unsent;

  /** What the network has not taken; it goes before everything else. */
  private record Unsent(ByteBuffer bytes, WriteBatch batch) {}

  Wire(SocketChannel channel, WireLoop loop) {
    this.channel = channel;
    this.loop = loop;
  }

  /** From now on what comes in goes to {@code receiver}, and what was written goes out. */
  void open(Receiver opened) {
    receiver = opened;
    loop.run(
        () -> {
          try {
            key = register(loop.selector());
          } catch (ClosedChannelException endedMeanwhile) {
            cut();
            return;
          }
          loop.schedule(this);
        });
  }

  private SelectionKey register(Selector selector) throws ClosedChannelException {
    return channel.register(selector, SelectionKey.OP_READ, this);
  }

  /**
   * Has a frame sent, in the order of calls but before what is in no hurry; {@code done} hears of
   * its end on any thread.
   */
  void write(TextFrame frame, Socket.WriteListener done) {
    write(frame, done, false);
  }

  /** The same, behind all that was written before, in a hurry or not. */
  void writeLast(TextFrame frame, Socket.WriteListener done) {
    write(frame, done, true);
  }

  private void write(TextFrame frame, Socket.WriteListener done, boolean last) {
    switch (outbox.add(frame, done, last)) {
      case NOT -> done.written(frame, false);
      case FIRST -> scheduleIfOpen();
      case BEHIND_OTHERS -> {}
    }
  }

  private void scheduleIfOpen() {
    if (receiver != null) {
      loop.schedule(this);
    }
  }

  /** Has a frame sent when there is time, in the order of these calls. */
  void writeUnhurried(TextFrame frame, Socket.WriteListener done) {
    if (receiver == null) {
      write(frame, done);
      return;
    }
    switch (outbox.addUnhurried(frame, done)) {
      case NOT -> done.written(frame, false);
      case FIRST -> loop.scheduleUnhurried(this);
      case BEHIND_OTHERS -> {}
    }
  }

  /** Bytes that wait for the peer to read. */
  int pendingBytes() {
    return outbox.pendingBytes();
  }

  boolean isOpen() {
    return outbox.isOpen();
  }

  /** Runs {@code action} when the connection has ended, or now if it has. */
  void atEnd(Runnable action) {
    if (!outbox.atEnd(action)) {
      action.run();
    }
  }

  /** Ends the connection as soon as all that waits has been sent. */
  void closeWhenWritten() {
    outbox.closeWhenWritten();
    loop.schedule(this);
  }

  /** Ends the connection with whatever still waits. Harmless when repeated. */
  void cut() {
    WriteBatch lost = new WriteBatch();
    List<Runnable> listeners = outbox.end(lost);
    if (listeners == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("a connection that did not close cleanly", e);
    }
    lost.tell(false);
    listeners.forEach(Runnable::run);
    // The system lets go of it when the selector has noticed; and what is unsent is the loop's.
    loop.run(this::forgetUnsent);
  }

  private void forgetUnsent() {
    Unsent left = unsent;
    unsent = null;
    if (left != null) {
      left.batch().tell(false);
    }
  }

  // ---- on the loop's thread

  /** There is something to read, or the end. */
  void readable(ByteBuffer buffer) {
    try {
      buffer.clear();
      int read = channel.read(buffer);
      if (read < 0) {
        cut();
      } else if (read > 0) {
        take(buffer.flip());
      }
    } catch (IOException peerGone) {
      LOG.debug("a connection broke", peerGone);
      cut();
    }
  }

  private void take(ByteBuffer bytes) {
    Receiver taker = receiver;
    if (taker != null) {
      taker.take(bytes);
    }
  }

  /** The network takes more again. */
  void writable(ByteBuffer scratch, WriteBatch batch) {
    if (key != null) {
      key.interestOpsAnd(~SelectionKey.OP_WRITE);
    }
    flush(scratch, batch);
  }

  /** Sends what waits, and what is in no hurry too. */
  void flushAll(ByteBuffer scratch, WriteBatch batch) {
    outbox.hurry();
    flush(scratch, batch);
  }

  /**
   * Sends what waits.
   *
   * @param scratch direct memory to gather it in
   * @param batch empty, and empty again afterwards
   */
  void flush(ByteBuffer scratch, WriteBatch batch) {
    try {
      if (!sendUnsent()) {
        return;
      }
      while (gather(scratch, batch)) {
        int size = scratch.flip().remaining();
        channel.write(scratch);
        if (scratch.hasRemaining()) {
          keep(scratch, batch, size);
          return;
        }
        boolean all = outbox.sentAll(size);
        batch.tell(true);
        if (all) {
          return;
        }
      }
    } catch (IOException peerGone) {
      LOG.debug("a connection broke", peerGone);
      cut();
      batch.tell(false);
    }
  }

  /** Fills {@code scratch}; false if there is nothing to send. */
  private boolean gather(ByteBuffer scratch, WriteBatch batch) {
    scratch.clear();
    if (outbox.gather(scratch, batch)) {
      cut();
    }
    return scratch.position() > 0;
  }

  private void keep(ByteBuffer scratch, WriteBatch batch, int size) {
    outbox.sent(size - scratch.remaining());
    ByteBuffer rest = ByteBuffer.allocate(scratch.remaining()).put(scratch).flip();
    WriteBatch kept = new WriteBatch();
    kept.takeFrom(batch);
    unsent = new Unsent(rest, kept);
    awaitWritable();
  }

  /** True if nothing is left of an earlier send. */
  private boolean sendUnsent() throws IOException {
    Unsent left = unsent;
    if (left == null) {
      return true;
    }
    outbox.sent(channel.write(left.bytes()));
    if (left.bytes().hasRemaining()) {
      awaitWritable();
      return false;
    }
    unsent = null;
    left.batch().tell(true);
    return true;
  }

  private void awaitWritable() {
    SelectionKey registered = key;
    if (registered != null) {
      try {
        registered.interestOpsOr(SelectionKey.OP_WRITE);
      } catch (CancelledKeyException endedMeanwhile) {
        LOG.debug("a connection ended while it was written to", endedMeanwhile);
      }
    }
  }
}
