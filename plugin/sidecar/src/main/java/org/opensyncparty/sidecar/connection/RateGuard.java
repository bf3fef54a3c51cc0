package org.opensyncparty.sidecar.connection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
  /** Kinds of messages to the room that have a limit of their own. */
  private static final Map<Class<? extends ClientMessage>, Own> KINDS =
      Map.of(
          ClientMessage.CreateInvite.class,
          perMinute(Limit.INVITES),
          ClientMessage.MemberStatus.class,
          perSecond(Limit.REPORT_RATE, Limit.REPORT_BURST),
          ClientMessage.Chat.class,
          perSecond(Limit.CHAT_RATE, Limit.CHAT_BURST),
          ClientMessage.React.class,
          perSecond(Limit.REACTION_RATE, Limit.REACTION_BURST),
          ClientMessage.Typing.class,
          perSecond(Limit.TYPING_RATE, Limit.TYPING_BURST),
          ClientMessage.QueueAdd.class,
          perSecond(Limit.QUEUE_RATE, Limit.QUEUE_BURST),
          ClientMessage.QueueRemove.class,
          perSecond(Limit.QUEUE_RATE, Limit.QUEUE_BURST),
          ClientMessage.QueueMove.class,
          perSecond(Limit.QUEUE_RATE, Limit.QUEUE_BURST),
          // As new media do, it makes everybody hear the whole room.
          ClientMessage.PlayNext.class,
          perMinute(Limit.JOIN_TRIES));

  /** A limit, and how it is counted. */
  private record Own(Limit limit, Duration period, Limit burst) {
    TokenBucket full() {
      return new TokenBucket(limit.standard(), period, burst.standard());
    }
  }

  private final TokenBucket messages;

  /** What is left of the limits that this socket has come near, each made at its first message. */
  private final Map<Limit, TokenBucket> left = new HashMap<>(4);

  private final TokenBucket refusals = perMinute(Limit.REFUSED_MESSAGES).full();

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
    return has(perMinute(Limit.JOIN_TRIES), micros);
  }

  /** Counts a message to the room the socket is in, if its kind has a limit of its own. */
  boolean mayActNow(ClientMessage message, long micros) {
    Own own = KINDS.get(message.getClass());
    return own == null || has(own, micros);
  }

  private boolean has(Own own, long micros) {
    return left.computeIfAbsent(own.limit(), first -> own.full()).tryTake(micros);
  }

  /** The limit that {@link #mayActNow} counts by; that of all messages where there is no other. */
  Limit limitOf(ClientMessage message) {
    Own own = KINDS.get(message.getClass());
    return own == null ? Limit.MESSAGE_RATE : own.limit();
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

  private static Own perSecond(Limit rate, Limit burst) {
    return new Own(rate, Duration.ofSeconds(1), burst);
  }

  private static Own perMinute(Limit limit) {
    return new Own(limit, Duration.ofMinutes(1), limit);
  }
}
