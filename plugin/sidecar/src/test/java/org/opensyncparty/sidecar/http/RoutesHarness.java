package org.opensyncparty.sidecar.http;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.http.HealthSource.Health;
import org.opensyncparty.sidecar.http.HealthSource.Readiness;
import org.opensyncparty.sidecar.http.TokenRoute.TokenReply;
import org.opensyncparty.sidecar.metrics.SidecarMetrics;
import org.opensyncparty.sidecar.time.ManualTime;
import org.opensyncparty.sidecar.transport.OriginPolicy;
import org.opensyncparty.sidecar.transport.PartyServer;
import org.opensyncparty.sidecar.transport.RawWebSocket;
import org.opensyncparty.sidecar.transport.RawWebSocket.Answer;
import org.opensyncparty.sidecar.transport.SocketHandler;
import org.opensyncparty.sidecar.transport.TransportConfig;
import org.opensyncparty.sidecar.transport.TrustedProxies;

/** A real listener with the routes and nothing behind them but what a test sets. */
final class RoutesHarness implements AutoCloseable {
  static final String BASE = "/OpenSyncParty/";

  final SidecarMetrics metrics = new SidecarMetrics(List.of());

  /** What the last token request came with: its header and the client's address. */
  final AtomicReference<String> asked = new AtomicReference<>("");

  /** Token requests are answered once this is at zero. */
  final CountDownLatch mediaServerAnswers = new CountDownLatch(1);

  /** Token requests that have come as far as the media server. */
  final AtomicInteger waiting = new AtomicInteger();

  /** What stands behind {@code admin/status}. */
  volatile AdminRoute status =
      (authorization, client) -> {
        throw new AssertionError("nobody asks for the status here");
      };

  volatile Readiness readiness = Readiness.READY;
  private final PartyServer server;

  RoutesHarness(WebFiles web, @Nullable ApiRoute stage) throws IOException {
    server = serve(web, stage);
    server.start();
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    mediaServerAnswers.countDown();
    server.stop();
  }

  private PartyServer serve(WebFiles web, @Nullable ApiRoute stage) {
    OriginPolicy origins = new OriginPolicy(List.of());
    TrustedProxies proxies = new TrustedProxies("127.0.0.1"::equals);
    HealthSource health =
        new HealthSource() {
          @Override
          public Readiness readiness() {
            return readiness;
          }

          @Override
          public Health health() {
            return new Health("1.2.3", 42, 1, 2, 3, true, true);
          }
        };
    Routes routes =
        new Routes(
            web,
            stage,
            origins,
            proxies,
            metrics,
            health,
            this::token,
            (authorization, client) -> status.get(authorization, client));
    TransportConfig config = new TransportConfig("127.0.0.1", 0, 10, 10, origins, proxies);
    SocketHandler.Factory noSockets =
        socket -> {
          throw new AssertionError("nobody opens a WebSocket here");
        };
    return new PartyServer(config, noSockets, routes, new ManualTime(), metrics::refused);
  }

  private TokenReply token(@Nullable String authorization, String remoteAddress) {
    asked.set(authorization + " " + remoteAddress);
    waiting.incrementAndGet();
    try {
      mediaServerAnswers.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    return new TokenReply(200, "{\"token\":\"x\"}");
  }

  Answer get(String path) throws IOException {
    return ask("GET", path, Map.of(), "");
  }

  Answer ask(String method, String path, Map<String, String> headers, String body)
      throws IOException {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Host", "localhost");
    try (RawWebSocket connection = RawWebSocket.dial(port())) {
      return connection.request(method, path, all, body);
    }
  }
}
