package org.opensyncparty.sidecar.transport;

import java.util.ArrayList;
import java.util.List;

/** Frames that were written together, with who is to hear of it. */
final class WriteBatch {
  private final List<TextFrame> frames = new ArrayList<>();
  private final List<Socket.WriteListener> listeners = new ArrayList<>();

  void add(TextFrame frame, Socket.WriteListener listener) {
    frames.add(frame);
    listeners.add(listener);
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  /** Tells everybody, once; empty after that. */
  void tell(boolean ok) {
    int count = frames.size();
    for (int i = 0; i < count; i++) {
      listeners.get(i).written(frames.get(i), ok);
    }
    frames.clear();
    listeners.clear();
  }

  /** Takes over what is in {@code other}, which is empty after that. */
  void takeFrom(WriteBatch other) {
    frames.addAll(other.frames);
    listeners.addAll(other.listeners);
    other.frames.clear();
    other.listeners.clear();
  }
}
