package org.opensyncparty.sidecar.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.room.Effect.Delivery;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.transport.Socket;
import org.opensyncparty.sidecar.transport.TextFrame;

/**
 * What waits to be sent to one member; bounded, so that one who does not read costs the server
 * little and the others nothing.
 *
 * <p>Frames go straight to the network until {@link Limit#BYTES_IN_FLIGHT} are on their way; then
 * they wait here, or not, as their {@link Delivery} says. Of a kind of which the newest matters,
 * only that waits, at the end, so that order is kept among what remains. What members say to each
 * other waits in a line of its own, so that no talk holds up a player. A queue that is full all the
 * same closes its socket with 1013.
 */
final class OutboundQueue {
  private record Waiting(TextFrame frame, Delivery delivery) {}

  private final Socket socket;
  private final Listener listener;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private final Deque<Waiting> behind = new ArrayDeque<>();
  private int queuedBytes;
  private int bytesInFlight;
  private boolean draining;
  private boolean closed;
  private final Socket.WriteListener written = this::written;

  /** Hears what the queue does to its frames. */
  interface Listener {
    /** A frame was handed to the network. */
    void sent();

    /** A frame was dropped, for a newer one of its kind or because it was not worth waiting. */
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
   * @param delivery what becomes of it, and of others that wait, if the peer has not
   */
  synchronized void offer(TextFrame frame, Delivery delivery) {
    if (closed) {
      return;
    }
    if (delivery == Delivery.OR_NEVER && !isKeepingUp(frame.size())) {
      listener.coalesced();
      return;
    }
    switch (delivery) {
      case NEWEST_STATE_UPDATE, NEWEST_PARTICIPANTS, NEWEST_QUEUE -> dropOlder(delivery);
      case IN_ORDER, BEHIND, OR_NEVER -> {}
    }
    lineOf(delivery).addLast(new Waiting(frame, delivery));
    queuedBytes += frame.size();
    drain();
    if (queue.size() + behind.size() > Limit.QUEUED_MESSAGES.standard()
        || queuedBytes > Limit.QUEUED_BYTES.standard()) {
      clear();
      listener.overflowed();
      socket.close(CloseStatus.TOO_SLOW);
    }
  }

  private boolean isKeepingUp(int size) {
    return queue.isEmpty() && behind.isEmpty() && mayWrite(size);
  }

  private Deque<Waiting> lineOf(Delivery delivery) {
    return delivery == Delivery.BEHIND ? behind : queue;
  }

  /** Drops what waits; nothing is sent any more. */
  synchronized void close() {
    clear();
  }

  private void clear() {
    closed = true;
    queue.clear();
    behind.clear();
    queuedBytes = 0;
  }

  private void dropOlder(Delivery kind) {
    for (Iterator<Waiting> it = queue.iterator(); it.hasNext(); ) {
      Waiting waiting = it.next();
      if (waiting.delivery() == kind) {
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
    for (Deque<Waiting> line = first(); mayWriteNext(line); line = first()) {
      Waiting next = line.removeFirst();
      int size = next.frame().size();
      queuedBytes -= size;
      bytesInFlight += size;
      listener.sent();
      socket.write(next.frame(), written);
    }
    draining = false;
  }

  private Deque<Waiting> first() {
    return queue.isEmpty() ? behind : queue;
  }

  private boolean mayWriteNext(Deque<Waiting> line) {
    return !line.isEmpty() && mayWrite(line.getFirst().frame().size());
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
