package org.opensyncparty.sidecar.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TCP connection of one WebSocket after its handshake. Anybody may write; only the thread of
 * its {@link WireLoop} touches the network, and sends what has gathered meanwhile together, in as
 * few packets as it takes. Who waits for nothing holds next to no memory here.
 */
final class Wire extends ChannelInboundHandlerAdapter {
  /** Takes what has come in; always on the loop's thread. */
  @FunctionalInterface
  interface Receiver {
    void take(ByteBuffer bytes);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

  /**
   * With so many bytes on their way the network is given no more until the peer has read: what it
   * holds is beyond our queues, and nothing overtakes it.
   */
  private static final WriteBufferWaterMark ON_THEIR_WAY =
      new WriteBufferWaterMark(16 * 1024, 32 * 1024);

  private final Channel channel;
  private final WireLoop loop;

  private volatile @Nullable Receiver receiver;

  private final Outbox outbox = new Outbox();

  private volatile @Nullable Sender sender;

  Wire(Channel channel, WireLoop loop) {
    this.channel = channel;
    this.loop = loop;
  }

  /** From now on what comes in goes to {@code receiver}, and what was written goes out. */
  void open(Receiver opened) {
    receiver = opened;
    channel.config().setWriteBufferWaterMark(ON_THEIR_WAY);
    channel.pipeline().addLast(this);
    channel.config().setAutoRead(true);
    if (channel.isActive()) {
      loop.schedule(this);
    } else {
      cut();
    }
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
    Sender open = sender;
    if (open == null) {
      var unused = channel.close();
    } else {
      loop.run(open::close);
    }
    lost.tell(false);
    listeners.forEach(Runnable::run);
  }

  // ---- on the loop's thread

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    sender = loop.sender(ctx, this);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      Receiver taker = receiver;
      if (taker != null && isOpen()) {
        taker.take(bytes.nioBuffer());
      }
    } catch (RuntimeException unexpected) {
      LOG.error("a socket failed", unexpected);
      cut();
    } finally {
      bytes.release();
    }
    loop.hasRead();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (channel.isWritable()) {
      goOn();
    }
  }

  /** The network takes something again. */
  void goOn() {
    loop.schedule(this);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    cut();
    Sender open = sender;
    if (open != null) {
      open.close(); // it may have been cut before it had one
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable peerGone) {
    LOG.debug("a connection broke", peerGone);
    cut();
  }

  /** Sends what waits, and what is in no hurry too. */
  void flushAll(SendMemory memory) {
    outbox.hurry();
    flush(memory);
  }

  /**
   * Sends what waits, as far as the peer reads it.
   *
   * @param memory whose batch is empty, and empty again afterwards
   */
  void flush(SendMemory memory) {
    Sender out = sender;
    if (out == null || !out.isReady()) {
      return;
    }
    TextFrame only = outbox.takeOnly(memory.batch());
    if (only == null) {
      flushSeveral(out, memory);
      return;
    }
    out.send(memory.only(only, channel.alloc()), false);
    memory.batch().tell(true);
  }

  private void flushSeveral(Sender out, SendMemory memory) {
    while (out.isReady()) {
      ByteBuffer scratch = memory.scratch();
      if (outbox.gather(scratch, memory.batch())) {
        out.closeWhenSent();
      }
      if (scratch.position() == 0) {
        break;
      }
      ByteBuf bytes = memory.gathered(channel.alloc());
      boolean more = !outbox.sentAll(bytes.readableBytes());
      out.send(bytes, more);
      memory.batch().tell(true);
      if (!more) {
        return;
      }
    }
    out.noMore();
  }
}
