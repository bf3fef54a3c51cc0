package org.opensyncparty.sidecar.cluster;

import java.io.IOException;
import java.util.Set;

/**
 * Redis is there and does not let this node in. Waiting does not help, so it is not tried again.
 */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1;

  /** What an error of Redis begins with if the password is not one, or not one for this. */
  private static final Set<String> REFUSALS = Set.of("WRONGPASS", "NOAUTH", "NOPERM");

  /**
   * A refusal.
   *
   * @param said by Redis
   */
  RefusedException(String said, Throwable cause) {
    super(said, cause);
  }

  /** Whether an error of Redis is a refusal. */
  static boolean isRefusal(String said) {
    return REFUSALS.contains(said.split(" ", 2)[0]);
  }
}
