package org.opensyncparty.sidecar.connection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
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
final class OutboundQueue implements Socket.WriteListener {
  private record Waiting(TextFrame frame, Delivery delivery) {}

  private final Socket socket;
  private final Listener listener;

  // Made when something has to wait, and given up when nothing does: most members never need them.
  private @Nullable Deque<Waiting> queue;
  private @Nullable Deque<Waiting> behind;

  private int queuedBytes;
  private int bytesInFlight;
  private boolean draining;
  private boolean closed;

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
    if (isKeepingUp(frame.size())) {
      write(frame, delivery);
      return;
    }
    switch (delivery) {
      case OR_NEVER, OR_NEVER_UNHURRIED -> {
        listener.coalesced();
        return;
      }
      case NEWEST_STATE_UPDATE, NEWEST_PARTICIPANTS, NEWEST_PARTICIPANTS_UNHURRIED, NEWEST_QUEUE ->
          dropOlder(delivery);
      case IN_ORDER, IN_ORDER_UNHURRIED, BEHIND, BEHIND_UNHURRIED -> {}
    }
    lineOf(delivery).addLast(new Waiting(frame, delivery));
    queuedBytes += frame.size();
    drain();
    if (waiting(queue) + waiting(behind) > Limit.QUEUED_MESSAGES.standard()
        || queuedBytes > Limit.QUEUED_BYTES.standard()) {
      clear();
      listener.overflowed();
      socket.close(CloseStatus.TOO_SLOW);
    }
  }

  private boolean isKeepingUp(int size) {
    return queue == null && behind == null && mayWrite(size);
  }

  private static int waiting(@Nullable Deque<Waiting> line) {
    return line == null ? 0 : line.size();
  }

  private Deque<Waiting> lineOf(Delivery delivery) {
    if (delivery == Delivery.BEHIND || delivery == Delivery.BEHIND_UNHURRIED) {
      behind = behind == null ? new ArrayDeque<>() : behind;
      return behind;
    }
    queue = queue == null ? new ArrayDeque<>() : queue;
    return queue;
  }

  /** Drops what waits; nothing is sent any more. */
  synchronized void close() {
    clear();
  }

  private void clear() {
    closed = true;
    queue = null;
    behind = null;
    queuedBytes = 0;
  }

  private void dropOlder(Delivery kind) {
    if (queue == null) {
      return;
    }
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
    for (Waiting next; (next = next()) != null; ) {
      queuedBytes -= next.frame().size();
      write(next.frame(), next.delivery());
    }
    draining = false;
  }

  /** Takes what is to be written now out of its line, if anything is. */
  private @Nullable Waiting next() {
    Deque<Waiting> line = queue == null ? behind : queue;
    if (line == null || !mayWrite(line.getFirst().frame().size())) {
      return null;
    }
    Waiting next = line.removeFirst();
    if (line.isEmpty()) {
      if (queue == null) {
        behind = null;
      } else {
        queue = null;
      }
    }
    return next;
  }

  private void write(TextFrame frame, Delivery delivery) {
    bytesInFlight += frame.size();
    listener.sent();
    switch (delivery) {
      case IN_ORDER, NEWEST_STATE_UPDATE, NEWEST_PARTICIPANTS, NEWEST_QUEUE, BEHIND, OR_NEVER ->
          socket.write(frame, this);
      case IN_ORDER_UNHURRIED,
          NEWEST_PARTICIPANTS_UNHURRIED,
          BEHIND_UNHURRIED,
          OR_NEVER_UNHURRIED ->
          socket.writeUnhurried(frame, this);
    }
  }

  private boolean mayWrite(int size) {
    return bytesInFlight == 0 || bytesInFlight + size <= Limit.BYTES_IN_FLIGHT.standard();
  }

  @Override
  public synchronized void written(TextFrame frame, boolean ok) {
    bytesInFlight -= frame.size();
    if (!ok) {
      clear();
    } else {
      drain();
    }
  }
}
