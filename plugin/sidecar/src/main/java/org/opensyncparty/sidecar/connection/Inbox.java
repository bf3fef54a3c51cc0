package org.opensyncparty.sidecar.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Messages of one socket, handled one at a time and in order, with a gate: while it is shut, they
 * wait.
 *
 * <p>{@link #offer} comes from one thread at a time; {@link #shut} is called from within the
 * handler, {@link #open} from anywhere.
 *
 * @param <T> what is handled
 */
final class Inbox<T> {
  private final Consumer<T> handler;
  private final int capacity;
  private final Queue<T> waiting = new ArrayDeque<>();
  private boolean isShut;
  private boolean draining;

  /**
   * An open inbox.
   *
   * @param capacity how many may wait at a shut gate
   */
  Inbox(int capacity, Consumer<T> handler) {
    this.capacity = capacity;
    this.handler = handler;
  }

  /** Handles the message now, or later if the gate is shut; false if too many wait already. */
  boolean offer(T message) {
    synchronized (this) {
      if (isShut || draining) {
        return waiting.size() < capacity && waiting.add(message);
      }
    }
    handler.accept(message);
    return true;
  }

  /** From now on messages wait. */
  synchronized void shut() {
    isShut = true;
  }

  /** Handles what waits, in order, until the handler shuts the gate again. */
  void open() {
    synchronized (this) {
      isShut = false;
      if (draining) {
        // Opened from within the handler: the loop below, further up the stack, goes on.
        return;
      }
      draining = true;
    }
    while (true) {
      T next;
      synchronized (this) {
        next = isShut ? null : waiting.poll();
        if (next == null) {
          draining = false;
          return;
        }
      }
      handler.accept(next);
    }
  }

  /** Forgets what waits. */
  synchronized void clear() {
    waiting.clear();
  }
}
