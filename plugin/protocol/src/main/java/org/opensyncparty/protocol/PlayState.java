package org.opensyncparty.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the room's media does. */
public enum PlayState {
  PLAYING,
  PAUSED,
  /**
   * The host's player waits for data: the position stands, and goes on without anyone pressing
   * play.
   */
  BUFFERING;

  private final String wire = name().toLowerCase(Locale.ROOT);

  /** The name as it stands on the wire. */
  @JsonValue
  public String wire() {
    return wire;
  }

  /**
   * The constant of a wire name.
   *
   * @throws IllegalArgumentException if the name is none of the three
   */
  @JsonCreator
  public static PlayState ofWire(String name) {
    for (PlayState state : values()) {
      if (state.wire().equals(name)) {
        return state;
      }
    }
    throw new IllegalArgumentException("must be playing, paused or buffering");
  }
}
