package org.opensyncparty.room;

/**
 * The secret of a seat, and what the room remembers of it.
 *
 * @param secret what only the seat's client knows
 * @param hash SHA-256 of it, hex
 */
public record ResumeSecret(String secret, String hash) {
  /** Without the secret: commands may be logged. */
  @Override
  public String toString() {
    return "ResumeSecret[…]";
  }
}
