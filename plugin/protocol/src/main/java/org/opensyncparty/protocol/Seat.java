package org.opensyncparty.protocol;

/** The secret of the receiver's seat; for it alone. */
public record Seat(String clientId, String resumeToken) implements ServerMessage {
  public Seat {
    Require.id(clientId);
    Require.that(!resumeToken.isEmpty(), "a secret must not be empty");
  }

  @Override
  public String type() {
    return "seat";
  }

  /** Without the secret: messages may be logged. */
  @Override
  public String toString() {
    return "Seat[" + clientId + "]";
  }
}
