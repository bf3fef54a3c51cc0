package org.opensyncparty.protocol;

import org.jspecify.annotations.Nullable;

/** A message that cannot be taken: says which error to answer with, and which field is to blame. */
public final class ProtocolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final @Nullable String field;

  /**
   * An error to answer with.
   *
   * @param message for people, safe to send: names what was wrong and holds nothing internal
   * @param field dotted path of the field to blame, such as {@code payload.position}, or null
   */
  public ProtocolException(ErrorCode code, String message, @Nullable String field) {
    super(message, null, false, false);
    this.code = code;
    this.field = field;
  }

  public ErrorCode code() {
    return code;
  }

  /** Never null: the sentence that is sent to the client. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  public @Nullable String field() {
    return field;
  }
}
