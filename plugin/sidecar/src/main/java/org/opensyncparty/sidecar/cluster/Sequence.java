package org.opensyncparty.sidecar.cluster;

/**
 * Counts what goes to and comes from one other node, so that nothing is ever missing unnoticed.
 * Both sides count within one common age of their connection; whoever misses something begins a new
 * age, in which nothing of the old one holds any more. Pure; for one thread at a time.
 */
final class Sequence {
  private long age = 1;
  private long sent;
  private long received;

  /**
   * What goes with each message.
   *
   * @param age greater means newer
   * @param number within the age, from 0
   */
  record Stamp(long age, long number) {}

  /** What becomes of a message that has arrived. */
  enum Verdict {
    /** It is the next one. */
    TAKE,
    /** It is of an age that is over. */
    IGNORE,
    /** Something is missing: all that was before is void, and so is this. */
    BREAK,
    /**
     * The other side began a new age: all that was before is void, and this is its first message.
     */
    BREAK_AND_TAKE
  }

  /** The present age. */
  long age() {
    return age;
  }

  /** The stamp of the next message to be sent. */
  Stamp next() {
    return new Stamp(age, sent++);
  }

  /** A message has arrived. */
  Verdict arrived(Stamp stamp) {
    if (stamp.age() < age) {
      return Verdict.IGNORE;
    }
    if (stamp.age() > age) {
      begin(stamp.age());
      if (stamp.number() != 0) {
        breakOff();
        return Verdict.BREAK;
      }
      received = 1;
      return Verdict.BREAK_AND_TAKE;
    }
    if (stamp.number() == received) {
      received++;
      return Verdict.TAKE;
    }
    breakOff();
    return Verdict.BREAK;
  }

  /** Begins a new age on this side; the other hears of it by the next message. */
  void breakOff() {
    begin(age + 1);
  }

  private void begin(long next) {
    age = next;
    sent = 0;
    received = 0;
  }
}
