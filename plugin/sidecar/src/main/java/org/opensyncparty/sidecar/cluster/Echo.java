package org.opensyncparty.sidecar.cluster;

import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this node hears anything. A connection that listens may be dead without anybody saying
 * so; then all that others say is lost. So a node says something to itself as well.
 */
final class Echo {
  private static final Logger LOG = LoggerFactory.getLogger(Echo.class);

  /** Says nothing but that it was heard. */
  private static final byte[] WORD = {};

  /** After so long without an echo, nobody can be heard. */
  private static final long DEAF_MS = 2_000;

  private final TimeSource own;
  private volatile long heardAt;

  /**
   * None yet.
   *
   * @param own steady time of this process
   */
  Echo(TimeSource own) {
    this.own = own;
  }

  /** It is listened as of now. */
  void begin() {
    heardAt = own.nowMillis();
  }

  /** A message has come in; true if it was this node's own word. */
  boolean heard(byte[] message) {
    if (message.length != WORD.length) {
      return false;
    }
    heardAt = own.nowMillis();
    return true;
  }

  /** Says something to itself, and listens anew if nothing of that has been heard for too long. */
  void call(Redis redis, String channel) {
    var unused = redis.publish(channel, WORD);
    if (own.nowMillis() - heardAt > DEAF_MS) {
      LOG.warn("Nothing is heard of other nodes any more: listening anew");
      begin();
      var unusedToo = redis.listenAnew();
    }
  }
}
