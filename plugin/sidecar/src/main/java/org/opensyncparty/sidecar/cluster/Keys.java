package org.opensyncparty.sidecar.cluster;

/** What things are called at Redis. */
final class Keys {
  private static final String PREFIX = "opensyncparty:";

  /** Goes before a session's name. */
  static final String SESSIONS = PREFIX + "node:";

  /** The last fencing token. */
  static final String TOKENS = PREFIX + "token";

  /** Changes when Redis has lost its memory. */
  static final String EPOCH = PREFIX + "epoch";

  /** There while rulers may still bring back what Redis has lost. */
  static final String RECOVERING = PREFIX + "recovering";

  /** Rooms that everybody may know of: id → how it is listed. */
  static final String LISTED = PREFIX + "listed";

  /** The secret that signs tokens, unless each node has it from a file. */
  static final String SECRET = PREFIX + "secret";

  /** Tells whether nodes that have it from files have the same. */
  static final String SECRET_MARK = PREFIX + "secret-mark";

  private Keys() {}

  static String session(String session) {
    return SESSIONS + session;
  }

  static String room(String id) {
    return PREFIX + "room:" + id;
  }

  /** Where a node listens. */
  static String channel(String session) {
    return PREFIX + "to:" + session;
  }

  /** A login at the media server, sealed. */
  static String login(String name) {
    return PREFIX + "login:" + name;
  }
}
