package org.opensyncparty.protocol;

/**
 * Somebody shows a sign; the envelope says who.
 *
 * @param emoji one of {@link Reactions#ALL}
 */
public record ReactionShown(String emoji, String name) implements ServerMessage {
  public ReactionShown {
    Require.that(Reactions.ALL.contains(emoji), "not one of the signs");
    Require.that(!name.isEmpty(), "a name must not be empty");
  }

  @Override
  public String type() {
    return "reaction";
  }
}
