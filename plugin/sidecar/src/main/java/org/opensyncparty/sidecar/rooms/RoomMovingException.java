package org.opensyncparty.sidecar.rooms;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The room lives, but nobody rules it at this moment: worth asking again very soon. */
public final class RoomMovingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable CompletionStage<Void> until;

  /** Without a stack: it is thrown for each who comes while rooms move. */
  public RoomMovingException(String message) {
    this(message, null);
  }

  /**
   * The same where it is known what has to happen first.
   *
   * @param until ends when it is worth asking again, if it ever does
   */
  public RoomMovingException(String message, @Nullable CompletionStage<Void> until) {
    super(message, null, false, false);
    this.until = until;
  }

  /** Ends when it is worth asking again, if it ever does; null if nobody knows when. */
  public @Nullable CompletionStage<Void> until() {
    return until;
  }
}
