package org.opensyncparty.sidecar.auth;

/** There is no usable secret. The message says which file, what is wrong and what to do. */
public final class SigningSecretException extends Exception {
  private static final long serialVersionUID = 1L;

  /** For people: says what is wrong, and tells no secret. */
  public SigningSecretException(String message) {
    super(message);
  }
}
