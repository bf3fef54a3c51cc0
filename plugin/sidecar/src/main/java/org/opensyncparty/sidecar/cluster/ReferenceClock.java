package org.opensyncparty.sidecar.cluster;

/**
 * How far another machine's clock is from this process's, from questions to it: the one that was
 * answered quickest tells best, since its answer is off by half of the round trip at most. For one
 * thread at a time.
 */
final class ReferenceClock {
  /** So many of the last questions count. */
  static final int REMEMBERED = 16;

  private final long[] offsets = new long[REMEMBERED];
  private final long[] roundTrips = new long[REMEMBERED];
  private int asked;

  /**
   * An answer.
   *
   * @param sent when it was asked, by this process's time, microseconds
   * @param heard when the answer was there, likewise
   * @param reference what it said, microseconds
   */
  void answered(long sent, long heard, long reference) {
    int place = asked % REMEMBERED;
    offsets[place] = reference - (sent + (heard - sent) / 2);
    roundTrips[place] = heard - sent;
    asked++;
  }

  /** What to add to this process's time, microseconds; 0 before the first answer. */
  long offset() {
    int best = 0;
    for (int i = 1; i < Math.min(asked, REMEMBERED); i++) {
      if (roundTrips[i] < roundTrips[best]) {
        best = i;
      }
    }
    return offsets[best];
  }
}
