package org.opensyncparty.sidecar.transport;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A few {@link WireLoop}s, which the connections are dealt out to. */
final class WireLoops {
  /** One thread carries thousands of members; a second is for machines with cores to spare. */
  private static final int MAX_LOOPS = 4;

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(1);

  private final List<WireLoop> loops = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  WireLoops() {
    int count = Math.max(1, Math.min(MAX_LOOPS, Runtime.getRuntime().availableProcessors() / 2));
    for (int i = 1; i <= count; i++) {
      loops.add(new WireLoop("sockets-" + i));
    }
  }

  void start() {
    loops.forEach(WireLoop::start);
  }

  /** A wire for this connection, which does nothing before {@link Wire#open}. */
  Wire wire(SocketChannel channel) {
    int index = Math.floorMod(next.getAndIncrement(), loops.size());
    return new Wire(channel, loops.get(index));
  }

  void stop() {
    loops.forEach(loop -> loop.stop(STOP_PATIENCE));
  }
}
