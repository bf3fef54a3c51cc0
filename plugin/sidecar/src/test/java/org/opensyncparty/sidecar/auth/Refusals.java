package org.opensyncparty.sidecar.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ProtocolException;

/** Checks that something is refused, and with which error. */
final class Refusals {
  private Refusals() {}

  static void assertRefused(ErrorCode code, Executable call) {
    assertEquals(code, assertThrows(ProtocolException.class, call).code());
  }
}
