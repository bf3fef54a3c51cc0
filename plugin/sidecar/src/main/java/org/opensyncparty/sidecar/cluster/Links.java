package org.opensyncparty.sidecar.cluster;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.cluster.Sequence.Stamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections to other nodes, one for each session. What is sent arrives in order and without a
 * gap, or the connection breaks: then both sides hear of it and start anew. What gathers while
 * messages are on their way goes together in the next one.
 *
 * <p>Whatever comes in, breaks included, is handled on one thread.
 */
final class Links {
  private static final Logger LOG = LoggerFactory.getLogger(Links.class);

  /** So many bytes may wait for one node; more, and the connection breaks. */
  static final int MAX_WAITING_BYTES = 32 * 1024 * 1024;

  /** A message to Redis gathers up to so many bytes. */
  private static final int MAX_TOGETHER = 256 * 1024;

  /** So many messages to one node may be unanswered by Redis. */
  private static final int MAX_UNDER_WAY = 16;

  private final String self;
  private final Station station;
  private final Publisher publisher;
  private final Executor in;
  private final Executor out;
  private final Map<String, Link> links = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** Hears what comes in. */
  interface Station {
    /** A message of another node. */
    void arrived(String peer, LinkMessage message) throws IOException;

    /** The connection has broken: all that was agreed with that node is void. */
    void broken(String peer);

    /** The node is no more. */
    void gone(String peer);
  }

  /** Sends to a session; the answer is how many heard it. */
  @FunctionalInterface
  interface Publisher {
    CompletionStage<Long> publish(String to, byte[] message);
  }

  /**
   * No connections yet.
   *
   * @param self this node's session
   * @param in one thread, for what comes in
   * @param out one thread, for what goes out
   */
  Links(String self, Station station, Publisher publisher, Executor in, Executor out) {
    this.self = self;
    this.station = station;
    this.publisher = publisher;
    this.in = in;
    this.out = out;
  }

  /** What there is between this node and one other. */
  private static final class Link {
    final String peer;
    final Sequence sequence = new Sequence();
    final Queue<byte[]> waiting = new ArrayDeque<>();
    int waitingBytes;
    int underWay;
    boolean due;

    Link(String peer) {
      this.peer = peer;
    }

    void forget() {
      waiting.clear();
      waitingBytes = 0;
    }
  }

  /** Those to whom there is a connection. */
  Set<String> peers() {
    return Set.copyOf(links.keySet());
  }

  /** Sends behind all that was sent there before. Does not block. */
  void send(String peer, LinkMessage message) {
    if (closed) {
      return;
    }
    byte[] bytes = LinkCodec.encode(message);
    Link link = links.computeIfAbsent(peer, Link::new);
    boolean full;
    synchronized (link) {
      full = link.waitingBytes + bytes.length > MAX_WAITING_BYTES;
      if (!full) {
        link.waiting.add(bytes);
        link.waitingBytes += bytes.length;
      }
    }
    if (full) {
      LOG.warn("Node {} does not keep up: its connection starts anew", peer);
      breakOff(link);
    } else {
      flushSoon(link);
    }
  }

  private void flushSoon(Link link) {
    synchronized (link) {
      if (link.due) {
        return;
      }
      link.due = true;
    }
    out.execute(() -> flush(link));
  }

  private void flush(Link link) {
    List<byte[]> together = new ArrayList<>();
    Stamp stamp;
    synchronized (link) {
      link.due = false;
      if (closed || link.waiting.isEmpty() || link.underWay >= MAX_UNDER_WAY) {
        return;
      }
      int size = 0;
      for (byte[] next = link.waiting.peek();
          next != null && (size == 0 || size + next.length <= MAX_TOGETHER);
          next = link.waiting.peek()) {
        size += next.length;
        together.add(next);
        link.waiting.remove();
      }
      link.waitingBytes -= size;
      link.underWay++;
      stamp = link.sequence.next();
    }
    publisher
        .publish(link.peer, Envelope.seal(self, stamp, together))
        .whenComplete((heard, failure) -> published(link, stamp, heard, failure));
    boolean more;
    synchronized (link) {
      more = !link.waiting.isEmpty() && link.underWay < MAX_UNDER_WAY;
    }
    if (more) {
      flushSoon(link);
    }
  }

  private void published(
      Link link, Stamp stamp, @Nullable Long heard, @Nullable Throwable failure) {
    boolean more;
    synchronized (link) {
      link.underWay--;
      more = !link.waiting.isEmpty();
    }
    if (failure != null || heard == null || heard == 0) {
      LOG.debug("Node {} did not hear message {}", link.peer, stamp, failure);
      breakOff(link, stamp.age());
    } else if (more) {
      flushSoon(link);
    }
  }

  private void breakOff(Link link) {
    long age;
    synchronized (link) {
      age = link.sequence.age();
    }
    breakOff(link, age);
  }

  /**
   * Begins a new age, unless that has happened meanwhile: on the thread for what comes in, so that
   * it is in order with that.
   */
  private void breakOff(Link link, long age) {
    handleIn(
        () -> {
          synchronized (link) {
            if (link.sequence.age() != age) {
              return;
            }
            link.sequence.breakOff();
            link.forget();
          }
          station.broken(link.peer);
        });
  }

  private void handleIn(Runnable task) {
    in.execute(
        () -> {
          if (!closed) {
            task.run();
          }
        });
  }

  /** Lets the others see whether they miss anything, also of what has just broken. */
  void greet() {
    for (Link link : links.values()) {
      send(link.peer, new LinkMessage.Hello());
    }
  }

  /** The node is no more: what was agreed with it is void. */
  void forget(String peer) {
    handleIn(
        () -> {
          links.remove(peer);
          station.broken(peer);
          station.gone(peer);
        });
  }

  /**
   * The session is over: all that was agreed with anybody is void, and nothing is sent any more.
   */
  void close() {
    closed = true;
    in.execute(
        () -> {
          peers().forEach(station::broken);
          peers().forEach(station::gone);
          links.clear();
        });
  }

  /** Something may have been missed of anybody. */
  void interrupted() {
    links.values().forEach(link -> breakOff(link));
  }

  /** A message has come in; on any thread, but one after the other. */
  void heard(byte[] sealed) {
    handleIn(
        () -> {
          try {
            arrived(Envelope.open(sealed));
          } catch (IOException | RuntimeException e) {
            LOG.warn("Another node says what this one does not understand", e);
          }
        });
  }

  private void arrived(Envelope envelope) {
    Link link = links.computeIfAbsent(envelope.from(), Link::new);
    Sequence.Verdict verdict;
    synchronized (link) {
      verdict = link.sequence.arrived(envelope.stamp());
      if (verdict == Sequence.Verdict.BREAK || verdict == Sequence.Verdict.BREAK_AND_TAKE) {
        link.forget();
      }
    }
    switch (verdict) {
      case IGNORE -> {}
      case TAKE -> take(link, envelope);
      case BREAK -> {
        LOG.info("Something of node {} was missed: its connection starts anew", link.peer);
        station.broken(link.peer);
        send(link.peer, new LinkMessage.Hello());
      }
      case BREAK_AND_TAKE -> {
        station.broken(link.peer);
        take(link, envelope);
      }
    }
  }

  /** What cannot be handled is as good as lost. */
  private void take(Link link, Envelope envelope) {
    try {
      while (!envelope.isEmpty()) {
        station.arrived(link.peer, envelope.next());
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("A message of node {} failed: its connection starts anew", link.peer, e);
      breakOff(link);
    }
  }
}
