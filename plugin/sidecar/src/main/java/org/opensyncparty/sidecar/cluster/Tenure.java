package org.opensyncparty.sidecar.cluster;

import org.opensyncparty.sidecar.rooms.Lease;
import org.opensyncparty.sidecar.time.TimeSource;

/**
 * How long a node may rule its rooms: one session at Redis, from its registration until it has gone
 * unrenewed for too long. Counted from when a renewal was <em>sent</em>, and shorter than what
 * Redis counts from when it arrived; so the node stops before anybody else can begin, also if it
 * was stopped itself meanwhile. Safe for use by several threads.
 */
final class Tenure implements Lease {
  /** After so long without a renewal, Redis takes the node for dead, ms. */
  static final long TTL_MS = 2_500;

  /** So much earlier the node itself stops, ms: more than clocks can disagree on in that time. */
  static final long MARGIN_MS = 300;

  private static final long MICROS = 1_000;

  private final String session;
  private final TimeSource own;
  private volatile long untilMicros;

  /** By the machine's clock, which goes on while the machine sleeps; the other may not. */
  private volatile long untilWall;

  private volatile boolean over;

  /**
   * A tenure that has just begun.
   *
   * @param session names it, and nothing else ever
   * @param own steady time of this process
   * @param sentMicros when it was asked for, by {@code own}
   */
  Tenure(String session, TimeSource own, long sentMicros) {
    this.session = session;
    this.own = own;
    renewed(sentMicros);
  }

  String session() {
    return session;
  }

  /**
   * Redis has said that it goes on.
   *
   * @param sentMicros when it was asked, by the steady time
   */
  final void renewed(long sentMicros) {
    long ago = own.nowMicros() - sentMicros;
    untilWall = own.wallMillis() - ago / MICROS + TTL_MS;
    untilMicros = sentMicros + (TTL_MS - MARGIN_MS) * MICROS;
  }

  /** It does not go on, whatever was renewed. */
  void end() {
    over = true;
  }

  @Override
  public boolean isHeld() {
    return !over && own.nowMicros() < untilMicros && own.wallMillis() < untilWall;
  }
}
