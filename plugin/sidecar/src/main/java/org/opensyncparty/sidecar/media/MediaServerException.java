package org.opensyncparty.sidecar.media;

/** The media server gave no usable answer; {@link #kind()} says whose fault that is. */
public final class MediaServerException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why there is no answer. */
  public enum Kind {
    /** The media server does not know the access token, or no longer. */
    UNKNOWN_TOKEN,
    /** It knows the user, and lets them in nowhere now: a schedule, a remote denial. */
    FORBIDDEN,
    /** It is down, too slow, answers nonsense, or none is configured. */
    UNAVAILABLE
  }

  private final Kind kind;

  /**
   * @param message for the log; holds no token
   */
  public MediaServerException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
