package org.opensyncparty.room;

import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.PlayState;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.protocol.ServerMessage;

/**
 * Where the room's media is at any moment: a vector from which everyone extrapolates, so that only
 * changes need to be sent (the idea of the W3C timing object's motion vector, without
 * acceleration).
 *
 * @param position seconds of media time at {@code at}
 * @param rate media seconds per second while playing, 0.25–4
 * @param at server time, ms
 * @param revision grows with every change
 */
public record Timeline(double position, PlayState playState, double rate, long at, long revision) {

  /** A new room's timeline: paused. */
  public static Timeline startingAt(double position, long now) {
    return new Timeline(position, PlayState.PAUSED, 1, now, 0);
  }

  /**
   * The position at a moment, seconds, never outside the protocol's range.
   *
   * @param time server time, ms; may lie before {@code at}
   */
  public double positionAt(long time) {
    if (playState != PlayState.PLAYING) {
      return position;
    }
    double moved = position + (time - at) / 1000.0 * rate;
    return Math.max(0, Math.min(moved, ProtocolLimits.MAX_POSITION_SECONDS));
  }

  /**
   * The next timeline; null keeps what there was, with an untold position extrapolated to {@code
   * time}.
   */
  Timeline moved(
      @Nullable Double newPosition,
      @Nullable PlayState newState,
      @Nullable Double newRate,
      long time) {
    return new Timeline(
        newPosition == null ? positionAt(time) : newPosition,
        newState == null ? playState : newState,
        newRate == null ? rate : newRate,
        time,
        revision + 1);
  }

  /** The wire form, extrapolated to {@code now}. */
  ServerMessage.State stateAt(long now) {
    return new ServerMessage.State(positionAt(now), playState, rate, now, revision);
  }
}
