package org.opensyncparty.protocol;

import java.util.Locale;

/** When a party waits for members that are not ready. */
public enum WaitPolicy {
  /** A new film starts when everybody has it open. */
  START,
  /** Also, the film stands while a guest's player has run dry. */
  STALLS,
  /** Never. */
  NEVER;

  /** The name as it stands on the wire. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The constant of a wire name.
   *
   * @throws IllegalArgumentException if the name is none of the three
   */
  public static WaitPolicy ofWire(String name) {
    for (WaitPolicy policy : values()) {
      if (policy.wire().equals(name)) {
        return policy;
      }
    }
    throw new IllegalArgumentException("must be start, stalls or never");
  }
}
