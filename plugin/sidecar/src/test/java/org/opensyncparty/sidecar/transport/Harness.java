package org.opensyncparty.sidecar.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.time.ManualTime;

/** A real server on a port of the system's choice, with virtual time and recording handlers. */
final class Harness implements AutoCloseable {
  static final int MAX_SOCKETS = 12;
  static final int MAX_PER_ADDRESS = 10;

  final ManualTime time = new ManualTime();
  final RecordingHandler.Sockets sockets = new RecordingHandler.Sockets();
  final Queue<String> refusals = new ConcurrentLinkedQueue<>();
  final PartyServer server;

  Harness() throws IOException {
    this(Limit.HTTP_SECONDS.standard());
  }

  /** One that reaches the network in this way. */
  Harness(NetworkIo io) throws IOException {
    this(Limit.HTTP_SECONDS.standard(), io);
  }

  /**
   * @param httpSeconds how long a request may take; this one is real time
   */
  Harness(int httpSeconds) throws IOException {
    this(httpSeconds, NetworkIo.best());
  }

  private Harness(int httpSeconds, NetworkIo io) throws IOException {
    TransportConfig config =
        new TransportConfig(
            "127.0.0.1",
            0,
            MAX_SOCKETS,
            MAX_PER_ADDRESS,
            new OriginPolicy(List.of("https://films.example.org")),
            new TrustedProxies("127.0.0.1"::equals));
    HttpHandler http = call -> call.answer(204, Map.of(), ByteBuffer.allocate(0));
    server = new PartyServer(config, sockets, http, time, refusals::add, io);
    server.httpPatience(Duration.ofSeconds(httpSeconds));
    server.start();
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
