package org.opensyncparty.sidecar.transport;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One unfragmented, unmasked RFC 6455 text frame, encoded once and shared by every receiver of a
 * broadcast. Immutable: {@link #bytes()} gives each caller a view of its own.
 */
public final class TextFrame {
  private static final int FIN_TEXT = 0x81;
  private static final int TWO_BYTE_LENGTH = 126;
  private static final int EIGHT_BYTE_LENGTH = 127;

  private final byte[] wire;

  private TextFrame(byte[] wire) {
    this.wire = wire;
  }

  /** Bytes that are a frame already, of whatever kind; they are copied. */
  public static TextFrame encoded(ByteBuffer frame) {
    byte[] copy = new byte[frame.remaining()];
    frame.get(copy);
    return new TextFrame(copy);
  }

  /** Encodes {@code text} as UTF-8 behind the frame's header. */
  public static TextFrame of(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    int header = payload.length < TWO_BYTE_LENGTH ? 2 : payload.length <= 0xFFFF ? 4 : 10;
    ByteBuffer wire = ByteBuffer.allocate(header + payload.length);
    wire.put((byte) FIN_TEXT);
    switch (header) {
      case 2 -> wire.put((byte) payload.length);
      case 4 -> wire.put((byte) TWO_BYTE_LENGTH).putShort((short) payload.length);
      default -> wire.put((byte) EIGHT_BYTE_LENGTH).putLong(payload.length);
    }
    wire.put(payload);
    return new TextFrame(wire.array());
  }

  /** The whole frame, header included. */
  public ByteBuffer bytes() {
    return ByteBuffer.wrap(wire).asReadOnlyBuffer();
  }

  /**
   * Puts as much of it as {@code target} takes, beginning at {@code from}; the answer is how much.
   */
  int copyTo(ByteBuffer target, int from) {
    int count = Math.min(target.remaining(), wire.length - from);
    target.put(wire, from, count);
    return count;
  }

  /** Puts all of it into {@code target}, which is the answer. */
  ByteBuf copyTo(ByteBuf target) {
    return target.writeBytes(wire);
  }

  /** Bytes on the wire. */
  public int size() {
    return wire.length;
  }
}
