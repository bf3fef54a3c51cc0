package org.opensyncparty.sidecar.transport;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket: its TCP connection, its Tyrus session and its handler. Text goes past Tyrus,
 * straight to the {@link Wire}, as frames that were encoded once for all receivers; everything else
 * of RFC 6455 is Tyrus'.
 *
 * <p>Reads of a connection always come on one thread, but its end may be found by any. A {@link
 * Phase} makes sure that the handler still hears one thing at a time, and the end last.
 */
final class PartySocket implements Socket {
  /** How long a peer may take to answer a close frame before its connection is cut. */
  static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(PartySocket.class);

  private enum Phase {
    /** Nobody is in the handler. */
    IDLE,
    /** The reading thread may be in the handler. */
    BUSY,
    /** As BUSY, and the socket has ended meanwhile. */
    BUSY_ENDED,
    /** The handler has heard the end. */
    ENDED
  }

  private final long id;
  private final String remoteAddress;
  private final Wire wire;
  private final SocketHandler.Factory factory;
  private final TimeSource time;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.BUSY);
  private final AtomicBoolean cutScheduled = new AtomicBoolean();
  private final TextAssembly assembly;
  private volatile @Nullable Session session;
  private volatile @Nullable SocketHandler handler;
  private volatile boolean closing;
  private volatile boolean clean;
  private volatile boolean peerClosed;
  private volatile long lastHeardMillis;
  private volatile long lastPingMillis;

  PartySocket(
      long id, String remoteAddress, Wire wire, SocketHandler.Factory factory, TimeSource time) {
    this.id = id;
    this.remoteAddress = remoteAddress;
    this.wire = wire;
    this.factory = factory;
    this.time = time;
    this.lastHeardMillis = time.nowMillis();
    this.lastPingMillis = lastHeardMillis;
    this.assembly =
        new TextAssembly(
            ProtocolLimits.MAX_MESSAGE_BYTES,
            text -> tell(h -> h.onText(text)),
            () -> tell(SocketHandler::onTooLarge));
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public String remoteAddress() {
    return remoteAddress;
  }

  @Override
  public void write(TextFrame frame, WriteListener done) {
    if (closing) {
      done.written(frame, false);
    } else {
      wire.write(frame, done);
    }
  }

  @Override
  public void writeUnhurried(TextFrame frame, WriteListener done) {
    if (closing) {
      done.written(frame, false);
    } else {
      wire.writeUnhurried(frame, done);
    }
  }

  @Override
  public void close(CloseStatus status) {
    if (!beginsClosing()) {
      return;
    }
    Session open = session;
    try {
      if (open != null) {
        open.close(new CloseReason(CloseCodes.getCloseCode(status.code()), status.reason()));
      }
    } catch (IOException | IllegalStateException alreadyClosed) {
      LOG.debug("socket {} was closed already", id, alreadyClosed);
    }
    cutSoon();
  }

  /** True for the first who wants it closed. */
  private synchronized boolean beginsClosing() {
    boolean first = !closing;
    closing = true;
    return first;
  }

  /** Writes a frame even while the socket is closing. */
  void enqueue(TextFrame frame, WriteListener done) {
    wire.writeLast(frame, done);
  }

  /** Bytes that wait for the peer to read. */
  int pendingBytes() {
    return wire.pendingBytes();
  }

  /** Tyrus has made a session: from here on there is a handler. */
  void opened(Session opened) {
    session = opened;
    handler = factory.opened(this);
  }

  /** Marks the reading thread as being in this socket; false once it has ended. */
  boolean enter() {
    return phase.compareAndSet(Phase.IDLE, Phase.BUSY);
  }

  /** Ends {@link #enter()}, or the opening. */
  void leave() {
    if (!phase.compareAndSet(Phase.BUSY, Phase.IDLE)
        && phase.compareAndSet(Phase.BUSY_ENDED, Phase.ENDED)) {
      tellEnd();
    }
  }

  /** Any bytes at all count as a sign of life. */
  void heard() {
    lastHeardMillis = time.nowMillis();
  }

  void textPart(String text, boolean last) {
    assembly.part(text, last);
  }

  void binaryPart(boolean last) {
    if (last) {
      tell(SocketHandler::onBinary);
    }
  }

  /** The bytes of a close frame have arrived, though it may not have been looked at yet. */
  void peerSentClose() {
    peerClosed = true;
  }

  /** Tyrus' session is over: the peer said goodbye, or broke the protocol, or we closed it. */
  void sessionClosed(int code) {
    if (beginsClosing() && peerClosed) {
      clean =
          code == CloseCodes.NORMAL_CLOSURE.getCode() || code == CloseCodes.GOING_AWAY.getCode();
      ended();
    }
  }

  /** Tyrus has nothing more to write: wait for the peer's answer, if it has not come yet. */
  void finish() {
    if (peerClosed) {
      wire.closeWhenWritten();
    }
    cutSoon();
  }

  /** Runs {@code action} when the TCP connection has ended, or now if it has. */
  void atEnd(Runnable action) {
    wire.atEnd(action);
  }

  /** Ends the TCP connection with whatever is still queued in it. */
  void cut() {
    wire.cut();
  }

  /** The handler must hear the end now, or as soon as it has returned from what it is doing. */
  void ended() {
    while (true) {
      Phase now = phase.get();
      if (now == Phase.BUSY_ENDED || now == Phase.ENDED) {
        return;
      }
      if (now == Phase.BUSY && phase.compareAndSet(now, Phase.BUSY_ENDED)) {
        return;
      }
      if (now == Phase.IDLE && phase.compareAndSet(now, Phase.ENDED)) {
        tellEnd();
        return;
      }
    }
  }

  /** Something threw where nothing should: the state behind it cannot be relied on any more. */
  void failed(Throwable cause) {
    LOG.error("socket {} failed", id, cause);
    close(CloseStatus.INTERNAL);
  }

  /** Asks a silent peer for a sign of life, and cuts one that has given none for too long. */
  void checkAlive(long nowMillis, Duration pingAfter, Duration endAfter) {
    long silence = nowMillis - lastHeardMillis;
    if (silence >= endAfter.toMillis()) {
      LOG.debug("socket {} silent for {} ms", id, silence);
      cut();
    } else if (silence >= pingAfter.toMillis()
        && nowMillis - lastPingMillis >= pingAfter.toMillis()) {
      lastPingMillis = nowMillis;
      ping();
    }
  }

  private void ping() {
    Session open = session;
    if (open == null || closing) {
      return;
    }
    try {
      open.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | IllegalStateException closedMeanwhile) {
      LOG.debug("no ping to socket {}", id, closedMeanwhile);
    }
  }

  private void cutSoon() {
    if (cutScheduled.compareAndSet(false, true)) {
      TimeSource.Timer timer = time.schedule(CLOSE_PATIENCE, this::cut);
      atEnd(timer::cancel);
    }
  }

  private void tell(Consumer<SocketHandler> call) {
    SocketHandler told = handler;
    if (told == null || closing) {
      return;
    }
    try {
      call.accept(told);
    } catch (Throwable anything) {
      // Tyrus would leave the session open and silent.
      failed(anything);
    }
  }

  private void tellEnd() {
    SocketHandler told = handler;
    if (told == null) {
      return;
    }
    try {
      told.onClosed(clean);
    } catch (Throwable anything) {
      LOG.error("socket {} failed at its end", id, anything);
    }
  }
}
