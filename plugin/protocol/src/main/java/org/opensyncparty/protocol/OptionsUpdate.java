package org.opensyncparty.protocol;

/** The room's options are these now. */
public record OptionsUpdate(RoomOptions options) implements ServerMessage {
  @Override
  public String type() {
    return "options_update";
  }
}
