package org.opensyncparty.sidecar.connection;

import java.time.Duration;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.limits.TokenBucket;

/**
 * How much one socket may ask for, and how often it may be refused for asking too much.
 *
 * <p>{@link #mayAskNow} counts on the thread that reads the socket. {@link #mayTryNow} and {@link
 * #mayActNow} count where messages are handled, one at a time. Refusals come from both.
 */
final class RateGuard {
  private final TokenBucket messages;
  private final TokenBucket tries = perMinute(Limit.JOIN_TRIES);
  private final TokenBucket invites = perMinute(Limit.INVITES);
  private final TokenBucket statuses =
      new TokenBucket(
          Limit.REPORT_RATE.standard(), Duration.ofSeconds(1), Limit.REPORT_BURST.standard());
  private final TokenBucket refusals = perMinute(Limit.REFUSED_MESSAGES);

  /** Bytes that came since the socket was last let into a room. */
  private int unjoinedBytes;

  /**
   * @param messageRate messages per second in the long run; twice that at once
   */
  RateGuard(int messageRate) {
    messages = new TokenBucket(messageRate, Duration.ofSeconds(1), 2 * messageRate);
  }

  /** Counts a message of any kind, read or not, that came at this time. */
  boolean mayAskNow(long micros) {
    return messages.tryTake(micros);
  }

  /** Counts a message that somebody has to be asked about: a join, a list, new media. */
  boolean mayTryNow(long micros) {
    return tries.tryTake(micros);
  }

  /** Counts a message to the room the socket is in, if its kind has a limit of its own. */
  boolean mayActNow(ClientMessage message, long micros) {
    if (message instanceof ClientMessage.CreateInvite) {
      return invites.tryTake(micros);
    }
    return !(message instanceof ClientMessage.MemberStatus) || statuses.tryTake(micros);
  }

  /**
   * Counts a refusal; false if there have been so many within a minute that the socket must go.
   * Refusals come from the transport's thread and from workers.
   */
  synchronized boolean mayRefuseOnceMore(long micros) {
    return refusals.tryTake(micros);
  }

  /** Counts a message of a socket that is in no room; false if it has sent too much for that. */
  synchronized boolean mayKnockOnceMore(int bytes) {
    unjoinedBytes += bytes;
    return unjoinedBytes <= Limit.UNJOINED_BYTES.standard();
  }

  /** The socket is in a room: what it sent before is forgiven. */
  synchronized void letIn() {
    unjoinedBytes = 0;
  }

  private static TokenBucket perMinute(Limit limit) {
    return new TokenBucket(limit.standard(), Duration.ofMinutes(1), limit.standard());
  }
}
