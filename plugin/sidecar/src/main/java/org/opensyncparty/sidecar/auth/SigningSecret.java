package org.opensyncparty.sidecar.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeyLengthException;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secret that signs tokens, and keys derived from it. It leaves this package only as
 * signatures, and its {@link #toString} says nothing.
 */
public final class SigningSecret {
  /** Shortest secret, bytes: RFC 7518, section 3.2, for HS256. */
  static final int MIN_BYTES = 32;

  private static final String HMAC = "HmacSHA256";

  private final byte[] key;

  private SigningSecret(byte[] key) {
    if (key.length < MIN_BYTES) {
      throw new IllegalArgumentException("a secret of under " + MIN_BYTES + " bytes");
    }
    this.key = key.clone();
  }

  static SigningSecret of(byte[] key) {
    return new SigningSecret(key);
  }

  /**
   * Reads the secret of {@code secretFile}; or, if that is null, the one that was kept in the data
   * directory, where one is made the first time.
   *
   * @throws SigningSecretException if it is too short, or cannot be read or kept
   */
  public static SigningSecret load(@Nullable Path secretFile, Path dataDirectory)
      throws SigningSecretException {
    return of(
        secretFile != null ? SecretFile.read(secretFile) : SecretFile.readOrMake(dataDirectory));
  }

  /**
   * The same for one of several servers, which all sign with one secret: that of {@code
   * secretFile}, or else the one that they agree on.
   *
   * @throws SigningSecretException also if the others have another one
   */
  public static SigningSecret load(
      @Nullable Path secretFile, Path dataDirectory, SharedSecret shared)
      throws SigningSecretException {
    if (secretFile == null) {
      return of(shared.agree(SecretFile.readOrMake(dataDirectory)));
    }
    SigningSecret secret = of(SecretFile.read(secretFile));
    shared.confirm(secret.derive("opensyncparty cluster 1").key);
    return secret;
  }

  /** For sealing what only servers with this secret may read. */
  SecretKeySpec sealingKey() {
    return new SecretKeySpec(derive("opensyncparty sealing 1").key, "AES");
  }

  /** For names that only servers with this secret can make. */
  SecretKeySpec namingKey() {
    return new SecretKeySpec(derive("opensyncparty naming 1").key, HMAC);
  }

  /**
   * Another secret that follows from this one and cannot be told from a random one, so that what is
   * signed for one purpose is worth nothing for any other.
   *
   * @param label names the purpose
   */
  SigningSecret derive(String label) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return new SigningSecret(mac.doFinal(label.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }

  /** Signs with HS256, which the header must name. */
  void sign(JWSObject token) {
    try {
      token.sign(new MACSigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("HS256 takes any key of " + MIN_BYTES + " bytes", e);
    }
  }

  /** Whether this secret signed the token; takes as long whatever is wrong with the signature. */
  boolean hasSigned(JWSObject token) {
    try {
      return token.verify(verifier());
    } catch (JOSEException e) {
      return false;
    }
  }

  private JWSVerifier verifier() throws JOSEException {
    try {
      return new MACVerifier(key);
    } catch (KeyLengthException e) {
      throw new IllegalStateException("the constructor saw to it", e);
    }
  }

  @Override
  public String toString() {
    return "SigningSecret[hidden]";
  }
}
