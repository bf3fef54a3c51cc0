package org.opensyncparty.sidecar.limits;

/**
 * Every limit on rates and counts, one line each. Sizes and ranges of single fields are the
 * protocol's {@code ProtocolLimits}. Where an option of the same meaning exists, the value here is
 * its default.
 */
public enum Limit {
  MESSAGE_RATE(50, "messages/s", "what one socket may send, on average"),
  MESSAGE_BURST(100, "messages", "what one socket may send at once: twice its rate"),
  REFUSED_MESSAGES(
      200, "messages/min", "refused as `rate_limited` before the socket is closed (1008)"),
  HELD_MESSAGES(64, "messages", "that a socket may send while its join or create is being checked"),
  HELD_TEXT(256 * 1024, "characters", "in those messages, together"),
  JOIN_TRIES(
      30,
      "tries/min",
      "to create, join, list or change the media (`play_next` and `play_media` included), of one socket"),
  TOKEN_TRIES(20, "failures/min", "to exchange a media server's token, of one address"),
  ADMIN_TRIES(20, "failures/min", "to read `admin/status`, of one address"),
  INVITES(30, "invites/min", "of one socket"),
  REPORT_RATE(2, "`member_status`/s", "of one socket, on average"),
  REPORT_BURST(10, "`member_status`", "of one socket at once"),
  CHAT_RATE(1, "`chat`/s", "of one socket, on average"),
  CHAT_BURST(5, "`chat`", "of one socket at once"),
  REACTION_RATE(3, "`reaction`/s", "of one socket, on average"),
  REACTION_BURST(10, "`reaction`", "of one socket at once"),
  TYPING_RATE(1, "`typing`/s", "of one socket, on average"),
  TYPING_BURST(5, "`typing`", "of one socket at once"),
  ROOM_TALK_RATE(
      20_000,
      "deliveries/s",
      "of `chat` in one room, on average: lines times those who hear them; as many again of"
          + " `reaction` and `typing`; and of `client_joined` and `client_left` if it has more than"
          + " 50 members, where those beyond that are not told"),
  ROOM_TALK_BURST(100_000, "deliveries", "of each of these in one room at once"),
  QUEUE_RATE(1, "changes/s", "of the queue by one socket, on average"),
  QUEUE_BURST(50, "changes", "of the queue by one socket at once"),
  REFUSALS_TOLD(10, "`join_refused`/min", "told to the host of one room"),
  JOIN_SECONDS(60, "s", "until a socket must have joined a room, or it is closed (1008)"),
  UNJOINED_BYTES(
      512 * 1024,
      "bytes",
      "of messages from a socket that is in no room, before it is closed (1008)"),

  SOCKETS(20_000, "sockets", "open in all"),
  SOCKETS_PER_ADDRESS(500, "sockets", "open from one address (IPv6: from one /64 network)"),
  HTTP_CONNECTIONS(2000, "connections", "open in all that are no WebSockets"),
  HTTP_CONNECTIONS_PER_ADDRESS(
      200,
      "connections",
      "of those from one address (IPv6: from one /64 network), proxies excepted"),
  HTTP_SECONDS(30, "s", "for a whole request to come in, or the next to begin"),
  HTTP_HEAD_BYTES(
      16 * 1024, "bytes", "in the head of a request, other applications' cookies included"),
  HTTP_BODY_BYTES(8 * 1024, "bytes", "in the body of a request"),
  ROOMS(1000, "rooms", "at a time"),
  ROOMS_PER_USER(20, "rooms", "at a time, made by one user (without a login: from one address)"),
  MEMBERS(1000, "members", "in one room, lost ones within their grace included"),

  QUEUED_MESSAGES(256, "messages", "waiting for one slow member before it is closed (1013)"),
  QUEUED_BYTES(512 * 1024, "bytes", "waiting for one slow member before it is closed (1013)"),
  BYTES_IN_FLIGHT(64 * 1024, "bytes", "handed to the network for one member and not yet gone"),

  COUNTED_ADDRESSES(100_000, "addresses", "whose tries are remembered; the longest unseen go"),
  ACCESS_SESSIONS(20_000, "logins", "whose media server token is kept in memory"),
  ACCESS_SESSION_HOURS(12, "h", "that an unused media server token is kept in memory"),
  MEDIA_ANSWERS(20_000, "answers", "of the media server that are kept"),
  MEDIA_ANSWER_SECONDS(30, "s", "that an answer of the media server is kept"),
  MEDIA_FAILURE_SECONDS(1, "s", "that a failure of the media server is kept"),
  STATUS_ROOMS(100, "rooms", "in an answer of `admin/status`: those with the most members"),
  STATUS_MEMBERS(50, "members", "of one room in an answer of `admin/status`: the earliest to join"),
  HISTORY_POINTS(360, "points", "of the history in `admin/status`; the oldest go"),
  HISTORY_SECONDS(10, "s", "from one point of the history to the next"),

  FETCH_SECONDS(5, "s", "for a whole answer of the media server or the key server"),
  FETCH_BYTES(1024 * 1024, "bytes", "read of an answer of the media server or the key server");

  private final int standard;
  private final String unit;
  private final String meaning;

  Limit(int standard, String unit, String meaning) {
    this.standard = standard;
    this.unit = unit;
    this.meaning = meaning;
  }

  /** The value where no option says otherwise; positive, in {@link #unit()}. */
  public int standard() {
    return standard;
  }

  /** What is counted, such as {@code messages/s}. */
  public String unit() {
    return unit;
  }

  /** The rest of the sentence that begins with value and unit; for the reference table. */
  public String meaning() {
    return meaning;
  }
}
