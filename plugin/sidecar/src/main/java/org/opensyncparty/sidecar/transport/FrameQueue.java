package org.opensyncparty.sidecar.transport;

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

  /** The first frame, or null. */
  @Nullable TextFrame first() {
    return first;
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
