package org.opensyncparty.sidecar.transport;

import java.util.Locale;
import org.opensyncparty.protocol.ErrorCode;

/**
 * Every reason for which the transport itself answers a request, mostly a WebSocket handshake, with
 * an error.
 */
enum Refusal {
  UNKNOWN_PATH(404, ErrorCode.BAD_REQUEST, "There is no WebSocket here."),
  BAD_REQUEST(400, ErrorCode.BAD_REQUEST, "This is not HTTP as it should be."),
  BODY_TOO_LARGE(413, ErrorCode.TOO_LARGE, "The body is too large."),
  BAD_HANDSHAKE(400, ErrorCode.BAD_REQUEST, "This is not a WebSocket handshake of RFC 6455."),
  FOREIGN_ORIGIN(403, ErrorCode.FORBIDDEN, "Pages of this origin may not connect."),
  ADDRESS_FULL(429, ErrorCode.RATE_LIMITED, "Too many connections from this address."),
  SERVER_FULL(503, ErrorCode.SERVER_BUSY, "The server has as many connections as it may."),
  STOPPING(503, ErrorCode.SERVER_BUSY, "The server is stopping.");

  private final int status;
  private final ErrorCode code;
  private final String message;

  Refusal(int status, ErrorCode code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  int status() {
    return status;
  }

  /** The name under which it is counted. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Body of the answer; holds nothing that needs escaping. */
  String json() {
    return "{\"error\":{\"code\":\"" + code.wire() + "\",\"message\":\"" + message + "\"}}";
  }
}
