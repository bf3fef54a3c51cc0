package org.opensyncparty.sidecar.transport;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.util.ResourceLeakDetector;

/**
 * How frames get from and to the system's sockets, the quickest first. With {@code io_uring} what a
 * message costs to send to all is one system call instead of one for each; many containers forbid
 * it, and systems other than Linux have neither of the first two. What is used is told at start;
 * {@code -Dio.netty.transport.noNative=true} leaves the last.
 */
enum NetworkIo {
  IO_URING {
    @Override
    boolean isAvailable() {
      return IoUring.isAvailable();
    }

    @Override
    IoHandlerFactory handlers() {
      return IoUringIoHandler.newFactory();
    }

    @Override
    Class<? extends ServerChannel> listener() {
      return IoUringServerSocketChannel.class;
    }
  },
  EPOLL {
    @Override
    boolean isAvailable() {
      return Epoll.isAvailable();
    }

    @Override
    IoHandlerFactory handlers() {
      return EpollIoHandler.newFactory();
    }

    @Override
    Class<? extends ServerChannel> listener() {
      return EpollServerSocketChannel.class;
    }
  },
  NIO {
    @Override
    boolean isAvailable() {
      return true;
    }

    @Override
    IoHandlerFactory handlers() {
      return NioIoHandler.newFactory();
    }

    @Override
    Class<? extends ServerChannel> listener() {
      return NioServerSocketChannel.class;
    }
  };

  static {
    // It notes where one buffer in 128 has been, twice with a stack trace, to tell of those that
    // are lost: a fiftieth of the whole time under load. Where it is asked for, it does.
    if (System.getProperty("io.netty.leakDetection.level") == null) {
      ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }
  }

  /** The quickest that this system lets us use. */
  static NetworkIo best() {
    for (NetworkIo io : values()) {
      if (io.isAvailable()) {
        return io;
      }
    }
    return NIO;
  }

  /** Whether this system lets us use it. */
  abstract boolean isAvailable();

  abstract IoHandlerFactory handlers();

  abstract Class<? extends ServerChannel> listener();
}
