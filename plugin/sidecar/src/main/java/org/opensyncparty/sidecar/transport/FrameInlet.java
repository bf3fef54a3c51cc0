package org.opensyncparty.sidecar.transport;

import java.nio.ByteBuffer;
import org.glassfish.tyrus.spi.ReadHandler;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.sidecar.transport.FrameGuard.Verdict;

/** The way in of one socket: through the {@link FrameGuard} and on to Tyrus. */
final class FrameInlet implements Wire.Receiver {
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

  private final FrameGuard guard = new FrameGuard(HARD_CAP_BYTES);
  private final PartySocket socket;
  private final ReadHandler tyrus;
  private boolean refused;

  FrameInlet(PartySocket socket, ReadHandler tyrus) {
    this.socket = socket;
    this.tyrus = tyrus;
  }

  @Override
  public void take(ByteBuffer bytes) {
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
