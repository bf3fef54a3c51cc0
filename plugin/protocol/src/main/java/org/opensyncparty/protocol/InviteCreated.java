package org.opensyncparty.protocol;

/**
 * An invite for the host to give away.
 *
 * @param expiresAt server time, ms
 */
public record InviteCreated(String inviteToken, long expiresAt) implements ServerMessage {
  public InviteCreated {
    Require.that(!inviteToken.isEmpty(), "a token must not be empty");
    Require.that(expiresAt > 0, "an invite must end");
  }

  @Override
  public String type() {
    return "invite_created";
  }

  /** Without the token: messages may be logged. */
  @Override
  public String toString() {
    return "InviteCreated[" + expiresAt + "]";
  }
}
