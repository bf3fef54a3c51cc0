package org.opensyncparty.sidecar.http;

import java.nio.ByteBuffer;

/** Reads how long an MP4 file runs, from the movie header box of ISO/IEC 14496-12, 8.2.2. */
final class Mp4Header {
  private static final int MOVIE_HEADER = 0x6D766864; // "mvhd"

  /** Offsets behind the box's type, version 0: flags and two times come before the timescale. */
  private static final int TIMESCALE_AT = 16;

  private static final int DURATION_AT = 20;

  private Mp4Header() {}

  /** Seconds; 0 if there is no movie header of version 0. */
  static double seconds(ByteBuffer file) {
    for (int at = file.position(); at + DURATION_AT + Integer.BYTES <= file.limit(); at++) {
      if (file.getInt(at) == MOVIE_HEADER && file.get(at + Integer.BYTES) == 0) {
        long timescale = Integer.toUnsignedLong(file.getInt(at + TIMESCALE_AT));
        long duration = Integer.toUnsignedLong(file.getInt(at + DURATION_AT));
        return timescale == 0 ? 0 : (double) duration / timescale;
      }
    }
    return 0;
  }
}
