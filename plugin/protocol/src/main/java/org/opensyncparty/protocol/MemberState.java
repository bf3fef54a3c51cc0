package org.opensyncparty.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a member's own player is doing. */
public enum MemberState {
  /** The film is being opened, and cannot be played yet. */
  LOADING,
  /** It stands, and would start at once. */
  READY,
  PLAYING,
  /** It stands, and may need a moment to start. */
  PAUSED,
  /** It ran dry while it should play. */
  BUFFERING,
  /** The browser wants a click before it plays. */
  BLOCKED,
  /** No player is open, or its page has been hidden for long. */
  AWAY;

  private final String wire = name().toLowerCase(Locale.ROOT);

  /** The name as it stands on the wire. */
  @JsonValue
  public String wire() {
    return wire;
  }

  /** True for a member that can, or never will, start: waiting for it gains nothing. */
  public boolean isSettled() {
    return this == READY || this == PLAYING || this == BLOCKED || this == AWAY;
  }

  /**
   * The constant of a wire name.
   *
   * @throws IllegalArgumentException if the name is none of them
   */
  @JsonCreator
  public static MemberState ofWire(String name) {
    for (MemberState state : values()) {
      if (state.wire().equals(name)) {
        return state;
      }
    }
    throw new IllegalArgumentException(
        "must be loading, ready, playing, paused, buffering, blocked or away");
  }
}
