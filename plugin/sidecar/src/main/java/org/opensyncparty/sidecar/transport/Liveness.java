package org.opensyncparty.sidecar.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the peers that have vanished without a word, as a phone without network does. One timer
 * looks at all sockets, instead of one timer each.
 */
final class Liveness {
  /** How often all sockets are looked at: the error of the two times below. */
  static final Duration SWEEP_INTERVAL = Duration.ofSeconds(5);

  /** A socket that was silent for this long is sent a ping, which every client answers. */
  static final Duration PING_AFTER = Duration.ofSeconds(20);

  /** A socket that was silent for this long, two pings included, is cut. */
  static final Duration END_AFTER = Duration.ofSeconds(45);

  private static final Logger LOG = LoggerFactory.getLogger(Liveness.class);

  private final SocketRegistry registry;
  private final TimeSource time;
  private TimeSource.@Nullable Timer next;
  private boolean stopped;

  Liveness(SocketRegistry registry, TimeSource time) {
    this.registry = registry;
    this.time = time;
  }

  synchronized void start() {
    if (!stopped) {
      next = time.schedule(SWEEP_INTERVAL, this::sweep);
    }
  }

  synchronized void stop() {
    stopped = true;
    if (next != null) {
      next.cancel();
    }
  }

  private void sweep() {
    try {
      long now = time.nowMillis();
      registry.open().forEach(socket -> socket.checkAlive(now, PING_AFTER, END_AFTER));
    } catch (RuntimeException unexpected) {
      LOG.error("a sweep over the sockets failed", unexpected);
    } finally {
      start();
    }
  }
}
