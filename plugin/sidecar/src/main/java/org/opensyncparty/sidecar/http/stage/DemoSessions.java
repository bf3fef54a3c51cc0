package org.opensyncparty.sidecar.http.stage;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in on the stage. In memory only, and bounded: beyond {@link #MAX_TOKENS} the oldest
 * login ends. Safe for use by several threads.
 */
final class DemoSessions {
  /** Everybody's, as the stage's page tells everybody. */
  static final String PASSWORD = "demo";

  static final int MAX_TOKENS = 1000;

  private static final int TOKEN_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, DemoUser> users =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DemoUser> eldest) {
          return size() > MAX_TOKENS;
        }
      };

  /** The user of this name and password, whether they may come in or not. */
  static Optional<DemoUser> identify(String name, String password) {
    return Arrays.stream(DemoUser.values())
        .filter(user -> user.displayName().equalsIgnoreCase(name) && PASSWORD.equals(password))
        .findFirst();
  }

  /** A new access token: 32 hex digits, like Jellyfin's. */
  synchronized String issue(DemoUser user) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    users.put(token, user);
    return token;
  }

  /** Whose token it is; nobody's if the user has been disabled. */
  synchronized Optional<DemoUser> userOf(@Nullable String token) {
    return Optional.ofNullable(token).map(users::get).filter(user -> !user.disabled());
  }
}
