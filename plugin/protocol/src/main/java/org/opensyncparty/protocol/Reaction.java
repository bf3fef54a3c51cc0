package org.opensyncparty.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The signs that members can show over the picture: few, so that all can be drawn everywhere. */
public enum Reaction {
  THUMBS_UP("👍"),
  THUMBS_DOWN("👎"),
  HEART("❤️"),
  LAUGHTER("😂"),
  SURPRISE("😮"),
  TEARS("😢"),
  ANGER("😡"),
  FRIGHT("😱"),
  PARTY("🎉"),
  APPLAUSE("👏"),
  FIRE("🔥"),
  POPCORN("🍿");

  private final String emoji;

  Reaction(String emoji) {
    this.emoji = emoji;
  }

  /** The sign itself, as it stands on the wire. */
  @JsonValue
  public String wire() {
    return emoji;
  }

  /**
   * The constant of a sign.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  @JsonCreator
  public static Reaction ofWire(String emoji) {
    for (Reaction reaction : values()) {
      if (reaction.emoji.equals(emoji)) {
        return reaction;
      }
    }
    throw new IllegalArgumentException("must be one of the signs that docs/protocol.md names");
  }
}
