package org.opensyncparty.sidecar.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

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
  private final int maxSize;
  private final ToIntFunction<T> size;

  /** Made when something has to wait, and given up when nothing does. */
  private @Nullable Queue<T> waiting;

  private int waitingSize;
  private boolean isShut;
  private boolean draining;

  /**
   * An open inbox.
   *
   * @param capacity how many may wait at a shut gate
   * @param maxSize how much they may be together
   * @param size of one
   */
  Inbox(int capacity, int maxSize, ToIntFunction<T> size, Consumer<T> handler) {
    this.capacity = capacity;
    this.maxSize = maxSize;
    this.size = size;
    this.handler = handler;
  }

  /** Handles the message now, or later if the gate is shut; false if too many wait already. */
  boolean offer(T message) {
    synchronized (this) {
      if (isShut || draining) {
        return keep(message);
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
        next = isShut || waiting == null ? null : waiting.poll();
        if (next == null) {
          waiting = isShut ? waiting : null;
          draining = false;
          return;
        }
        waitingSize -= size.applyAsInt(next);
      }
      handler.accept(next);
    }
  }

  private boolean keep(T message) {
    int added = size.applyAsInt(message);
    waiting = waiting == null ? new ArrayDeque<>() : waiting;
    if (waiting.size() >= capacity || added > maxSize - waitingSize) {
      return false;
    }
    waitingSize += added;
    return waiting.add(message);
  }

  /** Forgets what waits. */
  synchronized void clear() {
    waiting = null;
    waitingSize = 0;
  }
}
