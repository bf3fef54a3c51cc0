package org.opensyncparty.protocol;

/** Every way in which the server ends a WebSocket: code and reason, in one place. */
public enum CloseStatus {
  NORMAL(1000, "bye", "Answer to the client's own close."),
  GOING_AWAY(1001, "server is stopping", "The server stops; reconnect after a pause."),
  PROTOCOL_ERROR(1002, "protocol error", "A frame breaks RFC 6455, such as an unmasked one."),
  POLICY(
      1008, "policy", "Kept sending after many rate_limited answers, or joined no room in time."),
  TOO_BIG(1009, "message too big", "A message beyond what the server will even read to its end."),
  INTERNAL(1011, "internal error", "The server failed; it is logged there."),
  MOVING(
      1012,
      "room moves",
      "The room goes on at another node of the server; reconnect at once and resume."),
  TOO_SLOW(
      1013,
      "cannot keep up",
      "This client read too slowly and its queue is full; reconnect and resume."),
  REPLACED(4001, "replaced", "The seat was resumed on a newer connection; do not reconnect.");

  private final int code;
  private final String reason;
  private final String meaning;

  CloseStatus(int code, String reason, String meaning) {
    this.code = code;
    this.reason = reason;
    this.meaning = meaning;
  }

  /** RFC 6455 status code, 1000–4999. */
  public int code() {
    return code;
  }

  /** Short ASCII text for the close frame, under 123 bytes. */
  public String reason() {
    return reason;
  }

  /** One English sentence for the reference table. */
  public String meaning() {
    return meaning;
  }
}
