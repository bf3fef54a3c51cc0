package org.opensyncparty.room;

/**
 * How soon a room may say again what costs more, the more members hear it. Immutable, and of no
 * matter after a restart.
 *
 * <p>Budgets are counted in deliveries, one message to one member, and kept as the one instant when
 * each will be whole again (as {@code TokenBucket} in the sidecar does).
 *
 * @param resting true while no list of members may go out
 * @param stale true if there is something new to say in the next list
 * @param lines when the budget of chat is whole, server time in µs
 * @param signs when that of reactions and typing is
 * @param notices when that of joins and leaves in large rooms is
 */
public record Pace(boolean resting, boolean stale, long lines, long signs, long notices) {
  /** Of a room that has said nothing lately. */
  static final Pace NEW = new Pace(false, false, 0, 0, 0);

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long MICROS_PER_MILLI = 1_000;

  /** What a budget is when there is not enough left of it. */
  static final long SPENT = -1;

  /**
   * Takes from a budget.
   *
   * @param whole when it would have been whole, µs
   * @param deliveries how many; never more than fit at once are asked for
   * @param now server time, ms
   * @return when it will be whole now, or {@link #SPENT}
   */
  static long taken(long whole, long deliveries, RoomSettings settings, long now) {
    long micros = now * MICROS_PER_MILLI;
    long wanted = Math.min(deliveries, settings.talkBurst());
    long after = Math.max(whole, micros) + wanted * MICROS_PER_SECOND / settings.talkRate();
    long capacity = settings.talkBurst() * MICROS_PER_SECOND / settings.talkRate();
    return after - micros > capacity ? SPENT : after;
  }

  Pace withList(boolean nowResting, boolean nowStale) {
    return new Pace(nowResting, nowStale, lines, signs, notices);
  }

  Pace withLines(long next) {
    return new Pace(resting, stale, next, signs, notices);
  }

  Pace withSigns(long next) {
    return new Pace(resting, stale, lines, next, notices);
  }

  Pace withNotices(long next) {
    return new Pace(resting, stale, lines, signs, next);
  }
}
