package org.opensyncparty.sidecar.transport;

import java.nio.ByteBuffer;

/**
 * Reads the headers of RFC 6455 frames as the bytes come in, before Tyrus buffers any payload, and
 * refuses what Tyrus would take: unmasked client frames, and messages beyond a cap, whether they
 * come in one frame or in fragments. Pure, and small: one per socket. Not safe for use by several
 * threads.
 */
final class FrameGuard {
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int LENGTH_BITS = 0x7F;
  private static final int OPCODE_BITS = 0x0F;
  private static final int CONTROL_BIT = 0x08;
  private static final int CLOSE = 0x8;
  private static final int CONTINUATION = 0x0;
  private static final int MASK_BYTES = 4;
  private static final int MAX_CONTROL_PAYLOAD = 125;

  /** What the bytes read so far are. */
  enum Verdict {
    FINE,
    PROTOCOL_ERROR,
    TOO_BIG
  }

  private final long cap;

  /** How many bytes of the present header are in; 0 to 14. */
  private int headerRead;

  private int headerLength;
  private int firstByte;
  private long length;
  private long payloadLeft;

  /** Data in the fragments so far of a message that is not complete. */
  private long messageBytes;

  private boolean closeSeen;

  /**
   * @param cap most bytes of payload that one message may have, all its fragments together
   */
  FrameGuard(long cap) {
    this.cap = cap;
  }

  /**
   * Moves the position of {@code data} past all that is fine. After any other verdict the position
   * stands before the byte that gave offence, and nothing more may be scanned.
   */
  Verdict scan(ByteBuffer data) {
    while (data.hasRemaining()) {
      if (payloadLeft > 0) {
        int skipped = (int) Math.min(payloadLeft, data.remaining());
        data.position(data.position() + skipped);
        payloadLeft -= skipped;
        continue;
      }
      Verdict verdict = header(data.get() & 0xFF);
      if (verdict != Verdict.FINE) {
        data.position(data.position() - 1);
        return verdict;
      }
    }
    return Verdict.FINE;
  }

  /** True once the header of a close frame has been read to its end. */
  boolean closeSeen() {
    return closeSeen;
  }

  private Verdict header(int octet) {
    headerRead++;
    if (headerRead == 1) {
      firstByte = octet;
      return Verdict.FINE;
    }
    if (headerRead == 2) {
      return lengthCode(octet);
    }
    if (headerRead <= headerLength - MASK_BYTES) {
      length = length << Byte.SIZE | octet;
      return headerRead == headerLength - MASK_BYTES ? checkLength() : Verdict.FINE;
    }
    if (headerRead == headerLength) {
      headerRead = 0;
      payloadLeft = length;
      closeSeen |= (firstByte & OPCODE_BITS) == CLOSE;
    }
    return Verdict.FINE;
  }

  private Verdict lengthCode(int octet) {
    if ((octet & MASKED) == 0) {
      return Verdict.PROTOCOL_ERROR;
    }
    int code = octet & LENGTH_BITS;
    int lengthBytes = code < 126 ? 0 : code == 126 ? Short.BYTES : Long.BYTES;
    headerLength = 2 + lengthBytes + MASK_BYTES;
    length = lengthBytes == 0 ? code : 0;
    return lengthBytes == 0 ? checkLength() : Verdict.FINE;
  }

  private Verdict checkLength() {
    if (length < 0) {
      return Verdict.PROTOCOL_ERROR;
    }
    if ((firstByte & CONTROL_BIT) != 0) {
      return length > MAX_CONTROL_PAYLOAD ? Verdict.PROTOCOL_ERROR : Verdict.FINE;
    }
    long before = (firstByte & OPCODE_BITS) == CONTINUATION ? messageBytes : 0;
    // Compared without adding, as the length may be close to the largest long.
    if (length > cap - before) {
      return Verdict.TOO_BIG;
    }
    messageBytes = (firstByte & FIN) != 0 ? 0 : before + length;
    return Verdict.FINE;
  }
}
