package org.opensyncparty.protocol;

/**
 * Sizes and ranges of the wire protocol, each in one place. Rates and counts are the server's
 * {@code Limit}.
 */
public final class ProtocolLimits {
  private ProtocolLimits() {}

  /** Longest message that is taken, in bytes of UTF-8. */
  public static final int MAX_MESSAGE_BYTES = 64 * 1024;

  /**
   * Longest message that the server sends, in bytes of UTF-8: what a member's queue may hold, and
   * more than the longest list of members with the longest names takes.
   */
  public static final int MAX_SERVER_MESSAGE_BYTES = 512 * 1024;

  /** Deepest nesting of JSON objects and arrays in a message. */
  public static final int MAX_JSON_DEPTH = 32;

  /** Longest room or client id, characters. */
  public static final int MAX_ID_LENGTH = 64;

  /** Longest {@code id} of a message, characters. */
  public static final int MAX_REF_LENGTH = 64;

  /** Longest display name after normalisation, Unicode code points. */
  public static final int MAX_NAME_LENGTH = 64;

  /** Longest {@code media_url}, characters. */
  public static final int MAX_MEDIA_URL_LENGTH = 2048;

  /** Most that {@code options} may hold, bytes of JSON. */
  public static final int MAX_OPTIONS_BYTES = 1024;

  /** Longest {@code auth_token}, {@code invite_token} or {@code resume_token}, characters. */
  public static final int MAX_TOKEN_LENGTH = 8192;

  /** Most entries of {@code features}; each at most {@link #MAX_ID_LENGTH} characters. */
  public static final int MAX_FEATURES = 16;

  /** Last position, seconds of media time: 100 days. */
  public static final double MAX_POSITION_SECONDS = 8_640_000;

  /** Slowest playback rate; below it browsers mute. */
  public static final double MIN_RATE = 0.25;

  /** Fastest playback rate; above it browsers mute. */
  public static final double MAX_RATE = 4;

  /**
   * How far a {@code position_ts} may lie from the server's clock before it is not believed, ms.
   */
  public static final long MAX_POSITION_TS_SKEW_MS = 10_000;

  /** Largest {@code offset_ms} either way, ms: an hour. */
  public static final int MAX_OFFSET_MS = 3_600_000;

  /** Largest {@code rtt_ms}, ms. */
  public static final int MAX_RTT_MS = 60_000;

  /** How long a new film's start waits for those who are still loading it, at most, ms. */
  public static final int MAX_START_WAIT_MS = 10_000;

  /** How long a room stands for a member whose player ran dry, at most, ms. */
  public static final int MAX_STALL_WAIT_MS = 20_000;

  /**
   * How far ahead of the start everybody is told of it after a wait, ms: the message's way to those
   * far off (some 100 ms) and what a player that stands takes to get going (another 100 ms).
   */
  public static final int START_LEAD_MS = 250;

  /** The members' states go out at most so often, ms. */
  public static final int STATUS_INTERVAL_MS = 1000;

  /**
   * In larger rooms only the host hears the members' states, so that what is sent grows with the
   * members and not with their square.
   */
  public static final int MAX_STATUS_AUDIENCE = 50;

  /**
   * Most members in {@code participants}; in a larger room these are the earliest to join, the host
   * and, in {@code room_state}, the receiver.
   */
  public static final int MAX_LISTED_MEMBERS = 200;

  /**
   * In rooms of more than {@link #MAX_STATUS_AUDIENCE}, so many {@code participants_update}s go out
   * per second at most, each receiver's counted; and one per {@link #STATUS_INTERVAL_MS}.
   */
  public static final int MAX_LISTS_PER_SECOND = 500;

  /** Most members in one {@code member_status}; the others follow in the next. */
  public static final int MAX_STATUSES = 200;

  /** Most names in {@code waiting}; who comes after them is waited for all the same. */
  public static final int MAX_WAITING_NAMES = 20;

  /** Longest line of chat once it is cleaned, Unicode code points. */
  public static final int MAX_CHAT_LENGTH = 500;

  /** Lines of chat that a room keeps for those who come later. */
  public static final int MAX_CHAT_HISTORY = 100;

  /** Longest {@code chat_history}, in bytes of UTF-8; a room keeps fewer lines if they are long. */
  public static final int MAX_HISTORY_BYTES = 32 * 1024;

  /** How long a member is shown as typing after the last word of it, ms. */
  public static final int TYPING_MS = 5000;

  /** Entries in a room's queue. */
  public static final int MAX_QUEUE = 50;

  /** What all of a room's queue may take in a message, bytes of UTF-8. */
  public static final int MAX_QUEUE_BYTES = 32 * 1024;

  /** Longest title of an entry once it is cleaned, Unicode code points. */
  public static final int MAX_TITLE_LENGTH = 200;

  /** Shortest countdown, seconds. */
  public static final int MIN_COUNTDOWN_SECONDS = 3;

  /** Longest countdown, seconds. */
  public static final int MAX_COUNTDOWN_SECONDS = 15;

  /** Shortest life of an invite, seconds. */
  public static final int MIN_INVITE_SECONDS = 60;

  /** Longest life of an invite, seconds: a week. */
  public static final int MAX_INVITE_SECONDS = 604_800;

  /** Life of an invite where the host names none, seconds: a day. */
  public static final int DEFAULT_INVITE_SECONDS = 86_400;

  /** Most rooms in a {@code room_list}. */
  public static final int MAX_LISTED_ROOMS = 100;
}
