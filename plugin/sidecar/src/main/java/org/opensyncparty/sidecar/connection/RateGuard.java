package org.opensyncparty.sidecar.connection;

import java.time.Duration;
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
  private final TokenBucket messages;
  private final TokenBucket tries = perMinute(Limit.JOIN_TRIES);

  /** A limit, and what is left of it. */
  private record Own(Limit limit, TokenBucket bucket) {}

  private final Own queueChanges = perSecond(Limit.QUEUE_RATE, Limit.QUEUE_BURST);

  /** Kinds of messages to the room that have a limit of their own. */
  private final Map<Class<? extends ClientMessage>, Own> kinds =
      Map.of(
          ClientMessage.CreateInvite.class,
          new Own(Limit.INVITES, perMinute(Limit.INVITES)),
          ClientMessage.MemberStatus.class,
          perSecond(Limit.REPORT_RATE, Limit.REPORT_BURST),
          ClientMessage.Chat.class,
          perSecond(Limit.CHAT_RATE, Limit.CHAT_BURST),
          ClientMessage.React.class,
          perSecond(Limit.REACTION_RATE, Limit.REACTION_BURST),
          ClientMessage.Typing.class,
          perSecond(Limit.TYPING_RATE, Limit.TYPING_BURST),
          ClientMessage.QueueAdd.class,
          queueChanges,
          ClientMessage.QueueRemove.class,
          queueChanges,
          ClientMessage.QueueMove.class,
          queueChanges,
          // As new media do, it makes everybody hear the whole room.
          ClientMessage.PlayNext.class,
          new Own(Limit.JOIN_TRIES, tries));

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
    Own own = kinds.get(message.getClass());
    return own == null || own.bucket().tryTake(micros);
  }

  /** The limit that {@link #mayActNow} counts by; that of all messages where there is no other. */
  Limit limitOf(ClientMessage message) {
    Own own = kinds.get(message.getClass());
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
    return new Own(rate, new TokenBucket(rate.standard(), Duration.ofSeconds(1), burst.standard()));
  }

  private static TokenBucket perMinute(Limit limit) {
    return new TokenBucket(limit.standard(), Duration.ofMinutes(1), limit.standard());
  }
}
