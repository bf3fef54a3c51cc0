package org.opensyncparty.room;

import java.util.List;

/** What a command made of a room: the next state, and what the world has to do, in order. */
public record Transition(RoomState state, List<Effect> effects) {
  public Transition {
    effects = List.copyOf(effects);
  }

  static Transition of(RoomState state, Effect... effects) {
    return new Transition(state, List.of(effects));
  }
}
