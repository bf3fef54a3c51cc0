package org.opensyncparty.protocol;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Parts of the protocol that a client must ask for, so that older clients never hear of them. */
public enum Feature {
  /** The client can keep a seat's secret and resume with it: it hears {@code seat}. */
  RESUME,
  /** The client wants to know the revision of what it sent: it hears {@code accepted}. */
  ACCEPTED,
  /**
   * The client tells how its player is doing, and hears how the others' are, whom the party waits
   * for, and when the room's options change.
   */
  STATUS,
  /** The client shows what members say to each other: lines, signs, and who types. */
  CHAT,
  /** The client shows what the room plays next. */
  QUEUE,
  /** The client shows that everybody starts together in a moment. */
  COUNTDOWN,
  /** The client tells its user, who is host, of those who may not see the film. */
  REFUSALS;

  /** The name as it stands on the wire. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Feature> ofWire(String name) {
    for (Feature feature : values()) {
      if (feature.wire().equals(name)) {
        return Optional.of(feature);
      }
    }
    return Optional.empty();
  }

  /** No features: what a client written from the seed has. */
  public static Set<Feature> none() {
    return EnumSet.noneOf(Feature.class);
  }
}
