package org.opensyncparty.sidecar.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opensyncparty.sidecar.auth.AccessTokens.AccessSession;
import org.opensyncparty.sidecar.time.ManualTime;

/** Logins that several servers share by way of a store that others may read. */
class SealedLoginsTest {
  private static final String TOKEN = "the media server's token";

  /** The store, with nothing hidden. */
  private static final class Open implements SharedLogins {
    final Map<String, byte[]> kept = new HashMap<>();

    @Override
    public void keep(String name, byte[] stored, Duration life) {
      kept.put(name, stored);
    }

    @Override
    public byte @Nullable [] find(String name) {
      return kept.get(name);
    }

    @Override
    public void forget(String name) {
      kept.remove(name);
    }
  }

  private final Open store = new Open();
  private final AccessTokens here = server("one secret of the cluster, for all");
  private final AccessTokens there = server("one secret of the cluster, for all");

  private AccessTokens server(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    return new AccessTokens(new ManualTime(), SigningSecret.of(bytes), store);
  }

  @Test
  void aLoginAtOneServerIsKnownAtTheOthers() {
    String name = here.remember("ann", TOKEN);
    assertEquals(Optional.of(new AccessSession("ann", TOKEN)), there.find(name));
    assertEquals(name, there.remember("ann", TOKEN), "the same login takes up one place");
  }

  @Test
  void whoReadsTheStoreLearnsNothing() {
    here.remember("ann-the-user", TOKEN);
    store.kept.forEach(
        (name, stored) -> {
          String seen = name + new String(stored, StandardCharsets.ISO_8859_1);
          assertFalse(seen.contains(TOKEN));
          assertFalse(seen.contains("ann"));
        });
  }

  @Test
  void aServerWithAnotherSecretCannotReadIt() {
    String name = here.remember("ann", TOKEN);
    assertEquals(Optional.empty(), server("quite another secret, of a stranger").find(name));
  }

  @Test
  void whatWasChangedOrPutInAnothersPlaceIsNoLogin() {
    String ann = here.remember("ann", TOKEN);
    String bob = here.remember("bob", "another token");
    store.kept.put(bob, store.kept.getOrDefault(ann, new byte[0]));
    assertEquals(Optional.empty(), there.find(bob));
    byte[] changed = store.kept.getOrDefault(ann, new byte[0]).clone();
    changed[changed.length - 1] ^= 1;
    store.kept.put(ann, changed);
    assertEquals(Optional.empty(), there.find(ann));
  }

  @Test
  void aLoginThatTheMediaServerEndedIsGoneEverywhere() {
    String name = here.remember("ann", TOKEN);
    here.forget(name);
    assertEquals(Optional.empty(), there.find(name));
  }
}
