package org.opensyncparty.sidecar.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listener: WebSockets at {@code /OpenSyncParty/ws} by Tyrus, everything else by one HTTP
 * handler, on one port. A few threads of Netty's read and write all connections; handlers run on
 * them, so none may block.
 */
public final class PartyServer {
  private static final Logger LOG = LoggerFactory.getLogger(PartyServer.class);
  private static final int BACKLOG = 1024;

  /** One thread carries thousands of members; more are for machines with cores to spare. */
  private static final int MAX_THREADS = 4;

  /** How long {@link #stop()} waits for peers to answer the close frame. */
  private static final Duration STOP_PATIENCE = PartySocket.CLOSE_PATIENCE;

  private final TransportConfig config;
  private final SocketRegistry registry;
  private final Liveness liveness;
  private final PartyContainer container;
  private final HttpHandler http;
  private final HttpDoor door;
  private final NetworkIo io;
  private final EventLoopGroup threads;
  private final Handshakes handshakes;
  private Duration httpPatience = Duration.ofSeconds(Limit.HTTP_SECONDS.standard());
  private @Nullable Channel listener;

  /**
   * Makes a server that does not listen yet.
   *
   * @param handlers makes the receiving half of every new socket
   * @param http answers every request that is no WebSocket handshake
   * @param time drives the sweep for silent peers and the patience with closing ones
   * @param refusals hears the reason for each refused connection: one of a few fixed words
   */
  public PartyServer(
      TransportConfig config,
      SocketHandler.Factory handlers,
      HttpHandler http,
      TimeSource time,
      Consumer<String> refusals) {
    this(config, handlers, http, time, refusals, NetworkIo.best());
  }

  PartyServer(
      TransportConfig config,
      SocketHandler.Factory handlers,
      HttpHandler http,
      TimeSource time,
      Consumer<String> refusals,
      NetworkIo io) {
    this.config = config;
    this.registry = new SocketRegistry(config.maxSockets(), config.maxSocketsPerAddress());
    this.liveness = new Liveness(registry, time);
    this.http = http;
    this.door = new HttpDoor(config.proxies());
    try {
      this.container = new PartyContainer(FrameInlet.TYRUS_BUFFER_BYTES);
    } catch (DeploymentException impossible) {
      throw new IllegalStateException("Tyrus does not take the endpoint", impossible);
    }
    this.io = io;
    int count = Math.max(1, Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors() / 2));
    this.threads =
        new MultiThreadIoEventLoopGroup(
            count, new DefaultThreadFactory("network", true), io.handlers());
    this.handshakes =
        new Handshakes(
            container.getWebSocketEngine(),
            new WireLoops(threads),
            registry,
            config,
            handlers,
            time,
            refusals);
  }

  /**
   * Another time than {@link Limit#HTTP_SECONDS}, for tests that cannot wait for that; to be called
   * before {@link #start()}.
   */
  void httpPatience(Duration patience) {
    httpPatience = patience;
  }

  /**
   * Binds and serves.
   *
   * @throws IOException if the address cannot be bound
   */
  public void start() throws IOException {
    HttpConnection.Shared shared = new HttpConnection.Shared(http, handshakes, door, httpPatience);
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(threads)
            .channel(io.listener())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    new HttpConnection(shared).install(channel);
                  }
                });
    var bound = bootstrap.bind(new InetSocketAddress(config.host(), config.port()));
    bound.awaitUninterruptibly();
    if (!bound.isSuccess()) {
      stopThreads();
      throw new IOException(String.valueOf(bound.cause().getMessage()), bound.cause());
    }
    listener = bound.channel();
    LOG.info("Connections go by {}", io);
    liveness.start();
  }

  /** The port that is bound, also where 0 was asked for; meaningful after {@link #start()}. */
  public int port() {
    Channel bound = listener;
    return bound != null && bound.localAddress() instanceof InetSocketAddress address
        ? address.getPort()
        : config.port();
  }

  /** Open WebSockets. */
  public int sockets() {
    return registry.size();
  }

  /**
   * Tells every socket 1001, waits a second for the answers, and ends the listener. Blocks for no
   * more than about two seconds; harmless when repeated.
   */
  public void stop() {
    registry.stop();
    liveness.stop();
    registry.open().forEach(socket -> socket.close(CloseStatus.GOING_AWAY));
    try {
      registry.awaitEmpty(STOP_PATIENCE);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    registry.open().forEach(PartySocket::cut);
    Channel bound = listener;
    if (bound != null) {
      bound.close().awaitUninterruptibly(STOP_PATIENCE.toMillis());
    }
    stopThreads();
    http.close();
    container.stop();
  }

  private void stopThreads() {
    threads
        .shutdownGracefully(0, STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(STOP_PATIENCE.toMillis());
  }

  /** The address at the other end, as text. */
  static String addressOf(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress peer && peer.getAddress() != null
        ? peer.getAddress().getHostAddress()
        : "unknown";
  }
}
