package org.opensyncparty.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a party stands and waits. */
public enum WaitReason {
  /** Its film is new, and somebody has not got it open yet. */
  START,
  /** Somebody's player ran dry. */
  STALL;

  /** The name as it stands on the wire. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The constant of a wire name.
   *
   * @throws IllegalArgumentException if the name is neither
   */
  @JsonCreator
  public static WaitReason ofWire(String name) {
    for (WaitReason reason : values()) {
      if (reason.wire().equals(name)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("must be start or stall");
  }
}
