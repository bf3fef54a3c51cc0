package org.opensyncparty.sidecar.auth;

import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.sidecar.time.ManualTime;

/**
 * Any text as a token or an invite. Nothing but {@link ProtocolException} ever comes of it, what
 * was not signed is never taken, and what is signed yields an identity of a sensible size.
 */
public final class TokenFuzz {
  private static final int MAX_USER_LENGTH = 128;
  private static final SigningSecret SECRET = secret();
  private static final TokenVerifier TOKENS =
      new TokenVerifier(SECRET, null, new TokenRules(null, null), new ManualTime());
  private static final InviteTokens INVITES = new InviteTokens(SECRET, new ManualTime());

  private TokenFuzz() {}

  private static SigningSecret secret() {
    try {
      Path file = Files.createTempFile("fuzz", "secret");
      Files.write(file, TestTokens.SECRET);
      return SigningSecret.load(file, file.resolveSibling("none"));
    } catch (IOException | SigningSecretException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Called by the fuzzer. Input that begins with a curly brace is a header and a payload, one on
   * each line, which are signed with the server's own secret; anything else is taken as it is.
   */
  public static void fuzzerTestOneInput(byte[] data) {
    boolean sign = data.length > 0 && data[0] == '{';
    String token = sign ? signed(data) : new String(data, StandardCharsets.ISO_8859_1);
    try {
      Identity identity = TOKENS.verify(token);
      String user = identity.userId();
      if (!sign || user == null || user.isEmpty() || user.length() > MAX_USER_LENGTH) {
        throw new IllegalStateException("taken: " + token + " as " + identity);
      }
    } catch (ProtocolException refused) {
      // As it should be.
    }
    try {
      INVITES.verify(token, "sofa");
      throw new IllegalStateException("taken for an invite: " + token);
    } catch (ProtocolException refused) {
      // Invites have a key of their own, so that none can be made here.
    }
  }

  private static String signed(byte[] data) {
    int line = 0;
    while (line < data.length && data[line] != '\n') {
      line++;
    }
    byte[] payload =
        line < data.length ? Arrays.copyOfRange(data, line + 1, data.length) : new byte[0];
    String content = Base64URL.encode(Arrays.copyOf(data, line)) + "." + Base64URL.encode(payload);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(TestTokens.SECRET, "HmacSHA256"));
      return content
          + "."
          + Base64URL.encode(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
