package org.opensyncparty.sidecar.auth;

/** How several servers come to sign with one secret. May block. */
public interface SharedSecret {

  /**
   * Offers a secret of one's own.
   *
   * @return the one that all use: that of whoever came first
   * @throws SigningSecretException if nobody says which
   */
  byte[] agree(byte[] own) throws SigningSecretException;

  /**
   * Makes sure that a secret that nobody tells is the others' too.
   *
   * @param mark follows from the secret and does not tell it
   * @throws SigningSecretException if it is not
   */
  void confirm(byte[] mark) throws SigningSecretException;
}
