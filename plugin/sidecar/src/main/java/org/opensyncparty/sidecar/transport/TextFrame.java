package org.opensyncparty.sidecar.transport;

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

  private final ByteBuffer wire;

  private TextFrame(ByteBuffer wire) {
    this.wire = wire;
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
    wire.put(payload).flip();
    return new TextFrame(wire.asReadOnlyBuffer());
  }

  /** The whole frame, header included. */
  public ByteBuffer bytes() {
    return wire.duplicate();
  }

  /** Bytes on the wire. */
  public int size() {
    return wire.remaining();
  }
}
