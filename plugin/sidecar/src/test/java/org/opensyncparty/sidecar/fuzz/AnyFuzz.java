package org.opensyncparty.sidecar.fuzz;

import java.io.IOException;
import java.util.Arrays;

/**
 * All targets in one, which one by the first byte; or a single one that a property names, whose
 * input is then whole.
 */
public final class AnyFuzz {
  /** Names one {@link FuzzTarget}. */
  static final String ONLY = "opensyncparty.fuzz";

  private AnyFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    String only = System.getProperty(ONLY, "");
    if (!only.isEmpty()) {
      FuzzTarget.valueOf(only).run(data);
    } else if (data.length > 0) {
      FuzzTarget[] all = FuzzTarget.values();
      all[(data[0] & 0xFF) % all.length].run(Arrays.copyOfRange(data, 1, data.length));
    }
  }
}
