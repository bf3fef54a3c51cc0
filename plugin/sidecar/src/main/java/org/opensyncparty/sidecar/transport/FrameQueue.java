package org.opensyncparty.sidecar.transport;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Frames that wait to be written, with who is to hear when they have been. Most sockets have none
 * or one, for which it takes no memory of its own. Not safe for use by several threads.
 */
final class FrameQueue {
  private @Nullable TextFrame first;
  private Socket.@Nullable WriteListener firstListener;

  /** What comes behind the first: frames and listeners in turns. */
  private @Nullable ArrayDeque<Object> more;

  /** What may wait until nothing is in a hurry; most sockets have nothing of the kind. */
  private @Nullable FrameQueue unhurried;

  /** Bytes of the first frame that have been copied already. */
  private int firstTaken;

  boolean isEmpty() {
    return first == null;
  }

  void add(TextFrame frame, Socket.WriteListener listener) {
    if (first == null) {
      first = frame;
      firstListener = listener;
      return;
    }
    if (more == null) {
      more = new ArrayDeque<>();
    }
    more.addLast(frame);
    more.addLast(listener);
  }

  /**
   * Adds a frame that comes behind all others until {@link #hurry}.
   *
   * @return true if it is the only one of its kind
   */
  boolean addUnhurried(TextFrame frame, Socket.WriteListener listener) {
    boolean only = unhurried == null;
    unhurried = unhurried == null ? new FrameQueue() : unhurried;
    unhurried.add(frame, listener);
    return only;
  }

  /** What was in no hurry is, from now on. */
  void hurry() {
    FrameQueue late = unhurried;
    unhurried = null;
    if (late == null || late.first == null || late.firstListener == null) {
      return;
    }
    add(late.first, late.firstListener);
    while (late.more != null && !late.more.isEmpty()) {
      add((TextFrame) late.more.removeFirst(), (Socket.WriteListener) late.more.removeFirst());
    }
  }

  /** Moves as much to {@code target} as it takes; frames that are in it whole go to the batch. */
  void copyTo(ByteBuffer target, WriteBatch batch) {
    while (first != null && target.hasRemaining()) {
      firstTaken += first.copyTo(target, firstTaken);
      if (firstTaken == first.size()) {
        firstTaken = 0;
        moveFirst(batch);
      }
    }
  }

  /** The frame that waits, if it is the only one and all of it does; it stays. */
  @Nullable TextFrame only() {
    return more == null && firstTaken == 0 ? first : null;
  }

  /** Takes the first out of a queue that is not empty, and adds it to {@code batch}. */
  void moveFirst(WriteBatch batch) {
    if (first == null || firstListener == null) {
      throw new IllegalStateException("nothing waits");
    }
    batch.add(first, firstListener);
    if (more == null) {
      first = null;
      firstListener = null;
      return;
    }
    first = (TextFrame) more.pollFirst();
    firstListener = (Socket.WriteListener) more.pollFirst();
    if (more.isEmpty()) {
      more = null;
    }
  }
}
