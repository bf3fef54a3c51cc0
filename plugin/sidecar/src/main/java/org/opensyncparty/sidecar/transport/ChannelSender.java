package org.opensyncparty.sidecar.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;

/** Sends by the channel, which keeps what the peer does not read. */
final class ChannelSender implements Sender {
  private final Channel channel;

  /** The last handler before the network: what is written from there passes no other. */
  private final ChannelHandlerContext last;

  ChannelSender(ChannelHandlerContext last) {
    this.channel = last.channel();
    this.last = last;
  }

  @Override
  public boolean isReady() {
    return channel.isWritable();
  }

  @Override
  public void send(ByteBuf bytes, boolean more) {
    ByteBuf own = bytes.duplicate(); // the network moves its indices
    var unused =
        more ? last.write(own, last.voidPromise()) : last.writeAndFlush(own, last.voidPromise());
  }

  @Override
  public void noMore() {
    last.flush();
  }

  @Override
  public void closeWhenSent() {
    last.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void close() {
    var unused = channel.close();
  }
}
