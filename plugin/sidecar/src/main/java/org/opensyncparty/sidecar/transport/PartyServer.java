package org.opensyncparty.sidecar.transport;

import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.ServerConfiguration;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.strategies.SameThreadIOStrategy;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.time.TimeSource;

/**
 * The listener: WebSockets at {@code /OpenSyncParty/ws} by Tyrus, everything else by one HTTP
 * handler, on one port. Grizzly reads what is HTTP, {@link WireLoops} what has become a WebSocket;
 * handlers run on their threads, so none may block.
 */
public final class PartyServer {
  /** Bodies are small here; of larger ones nothing is read. */
  private static final int MAX_BODY_BYTES = 64 * 1024;

  /** What an HTTP response may have waiting in its connection before its writer is held back. */
  private static final int MAX_HTTP_PENDING_BYTES = 256 * 1024;

  private static final int READ_BUFFER_BYTES = 16 * 1024;
  private static final int BACKLOG = 1024;

  /** How long {@link #stop()} waits for peers to answer the close frame. */
  private static final Duration STOP_PATIENCE = PartySocket.CLOSE_PATIENCE;

  private final SocketRegistry registry;
  private final Liveness liveness;
  private final PartyContainer container;
  private final HttpServer server = new HttpServer();
  private final NetworkListener listener;
  private final WireLoops loops;

  /**
   * Makes a server that does not listen yet.
   *
   * @param handlers makes the receiving half of every new socket
   * @param http answers every request that is no WebSocket handshake
   * @param time drives the sweep for silent peers and the patience with closing ones
   * @param refusals hears the reason for each refused handshake: one of a few fixed words
   */
  public PartyServer(
      TransportConfig config,
      SocketHandler.Factory handlers,
      HttpHandler http,
      TimeSource time,
      Consumer<String> refusals) {
    this.registry = new SocketRegistry(config.maxSockets(), config.maxSocketsPerAddress());
    this.liveness = new Liveness(registry, time);
    try {
      this.container = new PartyContainer(FrameInlet.TYRUS_BUFFER_BYTES);
    } catch (DeploymentException impossible) {
      throw new IllegalStateException("Tyrus does not take the endpoint", impossible);
    }
    this.listener = listener(config);
    this.loops = new WireLoops();
    HttpDoorFilter door = new HttpDoorFilter(new HttpDoor(config.proxies()), refusals);
    UpgradeFilter upgrades =
        new UpgradeFilter(
            container.getWebSocketEngine(),
            loops,
            registry,
            door,
            config,
            handlers,
            time,
            refusals);
    listener.registerAddOn(
        (network, chain) -> {
          chain.add(chain.indexOfType(TransportFilter.class) + 1, door);
          chain.add(chain.indexOfType(HttpServerFilter.class), upgrades);
        });
    server.addListener(listener);
    ServerConfiguration settings = server.getServerConfiguration();
    settings.setMaxPostSize(MAX_BODY_BYTES);
    settings.setMaxPayloadRemainderToSkip(MAX_BODY_BYTES);
    settings.addHttpHandler(http);
  }

  /**
   * Another time than {@link Limit#HTTP_SECONDS}, for tests that cannot wait for that; to be called
   * before {@link #start()}.
   */
  void httpPatience(int seconds) {
    listener.getKeepAlive().setIdleTimeoutInSeconds(seconds);
  }

  /**
   * Binds and serves.
   *
   * @throws IOException if the address cannot be bound
   */
  public void start() throws IOException {
    try {
      server.start();
    } catch (IOException | RuntimeException cannotBind) {
      server.shutdownNow();
      throw cannotBind;
    }
    loops.start();
    liveness.start();
  }

  /** The port that is bound, also where 0 was asked for; meaningful after {@link #start()}. */
  public int port() {
    return listener.getPort();
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
    loops.stop();
    server.shutdownNow();
    container.stop();
  }

  private static NetworkListener listener(TransportConfig config) {
    NetworkListener listener = new NetworkListener("party", config.host(), config.port());
    TCPNIOTransport transport = listener.getTransport();
    transport.setIOStrategy(SameThreadIOStrategy.getInstance());
    transport.setWorkerThreadPoolConfig(null);
    transport.setTcpNoDelay(true);
    transport.setReadBufferSize(READ_BUFFER_BYTES);
    transport.setServerConnectionBackLog(BACKLOG);
    listener.setMaxPendingBytes(MAX_HTTP_PENDING_BYTES);
    listener.setMaxHttpHeaderSize(Limit.HTTP_HEAD_BYTES.standard());
    listener.getKeepAlive().setIdleTimeoutInSeconds(Limit.HTTP_SECONDS.standard());
    listener.getFileCache().setEnabled(false);
    // No page that names the server and its version.
    listener.setDefaultErrorPageGenerator((request, status, reason, description, error) -> "");
    return listener;
  }
}
