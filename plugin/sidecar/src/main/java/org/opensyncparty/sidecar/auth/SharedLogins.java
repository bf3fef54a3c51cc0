package org.opensyncparty.sidecar.auth;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where several servers keep what they know of logins, sealed by their secret. May block. */
public interface SharedLogins {

  /** Keeps it for that long; if that fails, it is not there. */
  void keep(String name, byte[] sealed, Duration life);

  /** What was kept, or null. */
  byte @Nullable [] find(String name);

  /** Forgets it. */
  void forget(String name);
}
