package org.opensyncparty.sidecar.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.auth.AccessTokens.AccessSession;
import org.opensyncparty.sidecar.limits.Limit;

/** Logins that are kept where others may look, but only servers with the same secret may read. */
final class SealedLogins {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Duration LIFE = Duration.ofHours(Limit.ACCESS_SESSION_HOURS.standard());

  private final SecretKeySpec key;
  private final SharedLogins kept;
  private final SecureRandom random = new SecureRandom();

  SealedLogins(SigningSecret secret, SharedLogins kept) {
    this.key = secret.sealingKey();
    this.kept = kept;
  }

  void keep(String name, AccessSession session) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] user = session.userId().getBytes(StandardCharsets.UTF_8);
    byte[] token = session.accessToken().getBytes(StandardCharsets.UTF_8);
    byte[] plain =
        ByteBuffer.allocate(Integer.BYTES + user.length + token.length)
            .putInt(user.length)
            .put(user)
            .put(token)
            .array();
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(plain);
      kept.keep(
          name,
          ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array(),
          LIFE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + CIPHER, e);
    }
  }

  /** The login of that name; null if there is none that one of these servers has sealed. */
  @Nullable AccessSession find(String name) {
    byte[] stored = kept.find(name);
    if (stored == null || stored.length <= NONCE_BYTES) {
      return null;
    }
    ByteBuffer all = ByteBuffer.wrap(stored);
    byte[] nonce = new byte[NONCE_BYTES];
    all.get(nonce);
    byte[] sealed = new byte[all.remaining()];
    all.get(sealed);
    try {
      ByteBuffer plain = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, nonce, name).doFinal(sealed));
      byte[] user = new byte[plain.getInt()];
      plain.get(user);
      byte[] token = new byte[plain.remaining()];
      plain.get(token);
      return new AccessSession(
          new String(user, StandardCharsets.UTF_8), new String(token, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException notOurs) {
      return null;
    }
  }

  void forget(String name) {
    kept.forget(name);
  }

  /** The name goes with it, so that nobody puts one login in another's place. */
  private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
