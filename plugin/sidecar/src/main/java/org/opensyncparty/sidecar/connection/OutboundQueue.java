package org.opensyncparty.sidecar.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.room.Effect.Coalescing;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.transport.Socket;
import org.opensyncparty.sidecar.transport.TextFrame;

/**
 * What waits to be sent to one member; bounded, so that one who does not read costs the server
 * little and the others nothing.
 *
 * <p>Frames go straight to the network until {@link Limit#BYTES_IN_FLIGHT} are on their way; then
 * they wait here. Of a kind that coalesces, only the newest waits, at the end, so that order is
 * kept among what remains. A queue that is full all the same closes its socket with 1013.
 */
final class OutboundQueue {
  private record Waiting(TextFrame frame, @Nullable Coalescing kind) {}

  private final Socket socket;
  private final Listener listener;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private int queuedBytes;
  private int bytesInFlight;
  private boolean draining;
  private boolean closed;
  private final Socket.WriteListener written = this::written;

  /** Hears what the queue does to its frames. */
  interface Listener {
    /** A frame was handed to the network. */
    void sent();

    /** A frame was dropped for a newer one of its kind. */
    void coalesced();

    /** The queue was full; the socket is being closed. */
    void overflowed();
  }

  OutboundQueue(Socket socket, Listener listener) {
    this.socket = socket;
    this.listener = listener;
  }

  /**
   * Sends a frame now or as soon as the peer has read enough.
   *
   * @param kind which waiting frame it replaces; null if none
   */
  synchronized void offer(TextFrame frame, @Nullable Coalescing kind) {
    if (closed) {
      return;
    }
    if (kind != null && !queue.isEmpty()) {
      dropOlder(kind);
    }
    queue.addLast(new Waiting(frame, kind));
    queuedBytes += frame.size();
    drain();
    if (queue.size() > Limit.QUEUED_MESSAGES.standard()
        || queuedBytes > Limit.QUEUED_BYTES.standard()) {
      clear();
      listener.overflowed();
      socket.close(CloseStatus.TOO_SLOW);
    }
  }

  /** Drops what waits; nothing is sent any more. */
  synchronized void close() {
    clear();
  }

  private void clear() {
    closed = true;
    queue.clear();
    queuedBytes = 0;
  }

  private void dropOlder(Coalescing kind) {
    for (Iterator<Waiting> it = queue.iterator(); it.hasNext(); ) {
      Waiting waiting = it.next();
      if (waiting.kind() == kind) {
        it.remove();
        queuedBytes -= waiting.frame().size();
        listener.coalesced();
        return;
      }
    }
  }

  private void drain() {
    if (draining) {
      // A write that ended within the call that began it: the loop below goes on by itself.
      return;
    }
    draining = true;
    while (!queue.isEmpty() && mayWrite(queue.getFirst().frame().size())) {
      Waiting next = queue.removeFirst();
      int size = next.frame().size();
      queuedBytes -= size;
      bytesInFlight += size;
      listener.sent();
      socket.write(next.frame(), written);
    }
    draining = false;
  }

  private boolean mayWrite(int size) {
    return bytesInFlight == 0 || bytesInFlight + size <= Limit.BYTES_IN_FLIGHT.standard();
  }

  private synchronized void written(TextFrame frame, boolean ok) {
    bytesInFlight -= frame.size();
    if (!ok) {
      clear();
    } else {
      drain();
    }
  }
}
