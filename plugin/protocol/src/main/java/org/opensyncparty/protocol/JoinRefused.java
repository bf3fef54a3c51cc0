package org.opensyncparty.protocol;

/** Somebody wanted to come and may not see the room's film; for its host. */
public record JoinRefused(String name) implements ServerMessage {
  public JoinRefused {
    Require.that(!name.isEmpty(), "a name must not be empty");
  }

  @Override
  public String type() {
    return "join_refused";
  }
}
