package org.opensyncparty.sidecar.app;

import java.io.IOException;

/** The other sidecars cannot be reached; the message says why, for people. */
final class NoClusterException extends IOException {
  private static final long serialVersionUID = 1L;

  NoClusterException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
