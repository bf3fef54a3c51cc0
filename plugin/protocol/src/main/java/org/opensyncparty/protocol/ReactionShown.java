package org.opensyncparty.protocol;

/** Somebody shows a sign; the envelope says who. */
public record ReactionShown(Reaction emoji, String name) implements ServerMessage {
  public ReactionShown {
    Require.that(!name.isEmpty(), "a name must not be empty");
  }

  @Override
  public String type() {
    return "reaction";
  }
}
