package org.opensyncparty.sidecar.transport;

import java.nio.ByteBuffer;
import org.opensyncparty.sidecar.transport.FrameGuard.Verdict;

/** Any bytes as frames: the guard says the same however they are cut. */
public final class FrameFuzz {
  private static final int CAP = 200;

  private FrameFuzz() {}

  /** Called by the fuzzer; the first byte says how the others are cut. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length < 2) {
      return;
    }
    int step = 1 + (data[0] & 0x0F);
    ByteBuffer whole = ByteBuffer.wrap(data, 1, data.length - 1).slice();
    Verdict expected = new FrameGuard(CAP).scan(whole);
    FrameGuard guard = new FrameGuard(CAP);
    Verdict verdict = Verdict.FINE;
    int at = 1;
    while (at < data.length && verdict == Verdict.FINE) {
      ByteBuffer piece = ByteBuffer.wrap(data, at, Math.min(step, data.length - at));
      verdict = guard.scan(piece);
      at = piece.position();
    }
    if (verdict != expected || at - 1 != whole.position()) {
      throw new IllegalStateException(expected + " whole and " + verdict + " in pieces");
    }
  }
}
