package org.opensyncparty.sidecar.transport;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import java.util.HashMap;
import java.util.Map;

/** A {@link WireLoop} for each thread of the network. */
final class WireLoops {
  private final Map<EventLoop, WireLoop> loops = new HashMap<>();

  WireLoops(EventLoopGroup threads) {
    threads.forEach(
        thread -> {
          IoEventLoop loop = (IoEventLoop) thread;
          loops.put(loop, new WireLoop(loop));
        });
  }

  /** A wire for this connection, which does nothing before {@link Wire#open}. */
  Wire wire(Channel channel) {
    WireLoop loop = loops.get(channel.eventLoop());
    if (loop == null) {
      throw new IllegalArgumentException("a connection of other threads");
    }
    return new Wire(channel, loop);
  }
}
