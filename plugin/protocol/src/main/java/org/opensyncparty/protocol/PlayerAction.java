package org.opensyncparty.protocol;

import java.util.Locale;

/** What a member did to the player. */
public enum PlayerAction {
  PLAY,
  PAUSE,
  SEEK;

  private final String wire = name().toLowerCase(Locale.ROOT);

  /** The name as it stands on the wire. */
  public String wire() {
    return wire;
  }

  /**
   * The constant of a wire name.
   *
   * @throws IllegalArgumentException if the name is none of the three
   */
  public static PlayerAction ofWire(String name) {
    for (PlayerAction action : values()) {
      if (action.wire().equals(name)) {
        return action;
      }
    }
    throw new IllegalArgumentException("must be play, pause or seek");
  }
}
