package org.opensyncparty.sidecar.rooms;

/** The room lives, but nobody rules it at this moment: worth asking again very soon. */
public final class RoomMovingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a stack: it is thrown for each who comes while rooms move. */
  public RoomMovingException(String message) {
    super(message, null, false, false);
  }
}
