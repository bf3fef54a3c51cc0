package org.opensyncparty.sidecar.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Listens on a port of its own, and gives away the connections that come in before they are read.
 */
final class WireListener {
  private final LinkedBlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();
  private final Channel server;

  WireListener(EventLoopGroup threads, NetworkIo io) {
    server =
        new ServerBootstrap()
            .group(threads)
            .channel(io.listener())
            .childOption(ChannelOption.AUTO_READ, false)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    accepted.add(channel);
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .syncUninterruptibly()
            .channel();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.localAddress();
  }

  /** The next connection, once it is there. */
  Channel take() throws InterruptedException {
    return accepted.take();
  }
}
