package org.opensyncparty.sidecar.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What one thread of the network needs to send with, for one {@link Wire} after the other: a frame
 * that many are sent in a row is copied to where the network reads it once, and several that wait
 * for the same peer are copied together.
 */
final class SendMemory {
  /** Most that is sent at once; what waits beyond it goes in the next packets. */
  private static final int SEND_BYTES = 32 * 1024;

  private final ByteBuffer scratch = ByteBuffer.allocate(SEND_BYTES);
  private final WriteBatch batch = new WriteBatch();
  private @Nullable TextFrame lastFrame;
  private ByteBuf lastCopy = Unpooled.EMPTY_BUFFER;

  /** Frames that were taken out of an {@link Outbox}, and whose writers are to hear of it. */
  WriteBatch batch() {
    return batch;
  }

  /** Where frames are gathered; empty. */
  ByteBuffer scratch() {
    return scratch.clear();
  }

  /** What was gathered, for the network. */
  ByteBuf gathered(ByteBufAllocator memory) {
    return memory.directBuffer(scratch.flip().remaining()).writeBytes(scratch);
  }

  /**
   * A frame's bytes, for the network: the same, for all who are sent it in a row. Nobody moves
   * their indices.
   */
  ByteBuf only(TextFrame frame, ByteBufAllocator memory) {
    if (frame != lastFrame) {
      forget();
      lastCopy = frame.copyTo(memory.directBuffer(frame.size()));
      lastFrame = frame;
    }
    return lastCopy.retain();
  }

  /** Keeps no frame any longer. */
  void forget() {
    lastCopy.release();
    lastCopy = Unpooled.EMPTY_BUFFER;
    lastFrame = null;
  }
}
