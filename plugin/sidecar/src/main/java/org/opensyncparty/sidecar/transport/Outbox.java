package org.opensyncparty.sidecar.transport;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one connection, and whether the connection goes on. Anybody may add;
 * one thread takes out.
 */
final class Outbox {
  private final FrameQueue waiting = new FrameQueue();
  private int pendingBytes;

  /** True while whoever takes out is going to look. */
  private boolean scheduled;

  private boolean closeWhenWritten;
  private boolean ended;
  private @Nullable List<Runnable> endListeners = new ArrayList<>(2);

  /** What has become of a frame. */
  enum Added {
    /** The connection has ended. */
    NOT,
    /** Somebody has to see to it that it is taken out. */
    FIRST,
    BEHIND_OTHERS
  }

  /**
   * Adds a frame behind all that is in a hurry.
   *
   * @param last behind what is in no hurry too
   */
  synchronized Added add(TextFrame frame, Socket.WriteListener done, boolean last) {
    if (ended) {
      return Added.NOT;
    }
    if (last) {
      waiting.hurry();
    }
    waiting.add(frame, done);
    pendingBytes += frame.size();
    boolean first = !scheduled;
    scheduled = true;
    return first ? Added.FIRST : Added.BEHIND_OTHERS;
  }

  /** Adds a frame that is in no hurry; it waits for {@link #hurry}. */
  synchronized Added addUnhurried(TextFrame frame, Socket.WriteListener done) {
    if (ended) {
      return Added.NOT;
    }
    pendingBytes += frame.size();
    return waiting.addUnhurried(frame, done) ? Added.FIRST : Added.BEHIND_OTHERS;
  }

  /** What is in no hurry has its turn now. */
  synchronized void hurry() {
    waiting.hurry();
  }

  /** Nothing comes after what waits: {@link #gather} says when it has been taken out. */
  synchronized void closeWhenWritten() {
    waiting.hurry();
    closeWhenWritten = true;
  }

  /**
   * Moves the frame that waits to the batch, if it is the only one and nothing comes after it: it
   * counts as sent, and whoever adds next has to say so. Otherwise there is nothing or something to
   * {@link #gather}.
   */
  synchronized @Nullable TextFrame takeOnly(WriteBatch batch) {
    TextFrame only = closeWhenWritten ? null : waiting.only();
    if (only != null) {
      waiting.moveFirst(batch);
      pendingBytes -= only.size();
      scheduled = false;
    }
    return only;
  }

  /**
   * Moves as much to {@code scratch} as it takes; frames that are in it whole go to the batch.
   *
   * @return true if there was nothing, and the connection is to be closed then
   */
  synchronized boolean gather(ByteBuffer scratch, WriteBatch batch) {
    waiting.copyTo(scratch, batch);
    scheduled = scratch.position() > 0;
    return closeWhenWritten && !scheduled;
  }

  /** So many bytes have left. */
  synchronized void sent(int bytes) {
    pendingBytes -= bytes;
  }

  /** The same; true if there is nothing more to do, and whoever adds next has to say so. */
  synchronized boolean sentAll(int bytes) {
    pendingBytes -= bytes;
    if (closeWhenWritten || !waiting.isEmpty()) {
      return false;
    }
    scheduled = false;
    return true;
  }

  /** Bytes that have not left. */
  synchronized int pendingBytes() {
    return pendingBytes;
  }

  synchronized boolean isOpen() {
    return !ended;
  }

  /** Has {@code action} run at the end; false if that was before. */
  synchronized boolean atEnd(Runnable action) {
    return endListeners != null && endListeners.add(action);
  }

  /**
   * Nothing is added any more.
   *
   * @param lost gets what still waited
   * @return who is to hear of it; null if it has ended before
   */
  synchronized @Nullable List<Runnable> end(WriteBatch lost) {
    if (ended) {
      return null;
    }
    ended = true;
    waiting.hurry();
    while (!waiting.isEmpty()) {
      waiting.moveFirst(lost);
    }
    pendingBytes = 0;
    List<Runnable> listeners = endListeners == null ? List.of() : endListeners;
    endListeners = null;
    return listeners;
  }
}
