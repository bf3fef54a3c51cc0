package org.opensyncparty.sidecar.store;

import java.io.IOException;

/** Why the file with the rooms cannot be used. */
public final class StoreException extends IOException {
  private static final long serialVersionUID = 1;

  /** What can be done about it differs. */
  public enum Kind {
    /** Another process has it. */
    IN_USE,
    /** A newer version of this program wrote it. */
    NEWER,
    /** It is not, or no longer, what was written. */
    DAMAGED
  }

  private final Kind kind;

  StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
