package org.opensyncparty.sidecar.time;

import java.time.Duration;

/**
 * Server time that several processes agree on: this process's own, drawn towards a reference that
 * they all measure. What is drawn is how fast it goes, and never so far that it would stand or go
 * back; only before anybody has seen it does it jump.
 */
public final class SharedTime implements TimeSource {
  /** An error of up to so much is taken off at the gentle speed, microseconds. */
  private static final long SMALL_MICROS = 100_000;

  /** Gentle: 2 ms a second, so that a player that follows need not show it. */
  private static final double GENTLE = 0.002;

  /** For what is too far off to be gentle about: 5 %. */
  private static final double HASTY = 0.05;

  private final TimeSource own;

  /** The server time is {@code own + offset}, where the offset moves to its target in time. */
  private record Course(long fromMicros, long offset, long target, double speed) {
    long offsetAt(long ownMicros) {
      long moved = (long) ((ownMicros - fromMicros) * speed);
      return target > offset ? Math.min(target, offset + moved) : Math.max(target, offset - moved);
    }
  }

  private volatile Course course = new Course(0, 0, 0, 0);

  /** The time of {@code own} until it is told otherwise. */
  public SharedTime(TimeSource own) {
    this.own = own;
  }

  /** The time of this process alone: steady, for measuring how long something takes. */
  public TimeSource own() {
    return own;
  }

  /** Jumps; only before anybody has seen this time. */
  public void begin(long offsetMicros) {
    course = new Course(own.nowMicros(), offsetMicros, offsetMicros, 0);
  }

  /** Goes towards {@code own + offsetMicros} from now on. */
  public void drawTo(long offsetMicros) {
    long now = own.nowMicros();
    long present = course.offsetAt(now);
    double speed = Math.abs(offsetMicros - present) <= SMALL_MICROS ? GENTLE : HASTY;
    course = new Course(now, present, offsetMicros, speed);
  }

  /** How far it is from where it goes, microseconds, either way. */
  public long errorMicros() {
    Course now = course;
    return now.target() - now.offsetAt(own.nowMicros());
  }

  @Override
  public long nowMicros() {
    long now = own.nowMicros();
    return now + course.offsetAt(now);
  }

  @Override
  public long wallMillis() {
    return own.wallMillis();
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    return own.schedule(delay, task);
  }
}
