package org.opensyncparty.protocol;

import java.util.Locale;

/**
 * Every error that can be told to a client: the one place where they are listed. The wire form is
 * the lower-case name. Codes are stable: clients decide by them, so one is never renamed or reused.
 */
public enum ErrorCode {
  BAD_REQUEST("The message is not JSON of the right shape, or a field is missing or out of range."),
  UNKNOWN_TYPE("The server does not know this message type."),
  TOO_LARGE("The message is larger than the limit."),
  RATE_LIMITED("Too many messages or tries in too short a time; this one was dropped."),
  AUTH_REQUIRED("This needs a token, and none was given."),
  TOKEN_INVALID("The token is not one that this server accepts."),
  TOKEN_EXPIRED("The token was valid once; get a new one."),
  FORBIDDEN(
      "Known, and not allowed: no right to create rooms, removed from the room, or not this seat's user."),
  NO_ACCESS("This user may not see that item of the media server."),
  NOT_HOST("Only the host may do this in this room."),
  NOT_IN_ROOM("The socket is in no room, or not in the one that the message names."),
  ROOM_MISSING("There is no room of that id."),
  ROOM_EXISTS("A room of that id exists already."),
  ROOM_LOCKED("The host lets nobody new in now."),
  ROOM_FULL("The room has as many members as it may."),
  QUEUE_FULL("The room's queue holds as much as it may."),
  INVITE_INVALID(
      "The invite is missing where one is needed, not genuine, or for a room that has ended."),
  INVITE_EXPIRED("The invite was valid once; ask the host for a new one."),
  INVITE_ROOM_MISMATCH("The invite is genuine, but for another room."),
  SERVER_BUSY(
      "The server, or the media server behind it, cannot do this now; try again in a moment."),
  INTERNAL("Something went wrong in the server; it is logged there.");

  private final String meaning;

  ErrorCode(String meaning) {
    this.meaning = meaning;
  }

  /** The code as it stands on the wire, such as {@code not_host}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One English sentence for the reference table; never sent as such. */
  public String meaning() {
    return meaning;
  }
}
