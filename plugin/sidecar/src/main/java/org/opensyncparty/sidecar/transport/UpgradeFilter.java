package org.opensyncparty.sidecar.transport;

import jakarta.websocket.CloseReason;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.transport.TCPNIOConnection;
import org.glassfish.tyrus.core.RequestContext;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.glassfish.tyrus.spi.UpgradeResponse;
import org.glassfish.tyrus.spi.WebSocketEngine;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sits behind the HTTP codec and answers WebSocket handshakes: with a reason to go away, or by
 * turning the connection into a {@link PartySocket}. All other requests pass.
 */
final class UpgradeFilter extends BaseFilter {
  private static final Logger LOG = LoggerFactory.getLogger(UpgradeFilter.class);
  private static final HttpStatus UPGRADE_REQUIRED =
      HttpStatus.newHttpStatus(426, "Upgrade Required");

  /** 16 bytes in Base64. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

  /** The only headers that Tyrus gets to see: no tracing, no extensions, no subprotocols. */
  private static final List<String> HANDSHAKE_HEADERS =
      List.of("Host", "Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version");

  private final WebSocketEngine engine;
  private final WireLoops loops;
  private final SocketRegistry registry;
  private final HttpDoorFilter door;
  private final OriginPolicy origins;
  private final TrustedProxies proxies;
  private final SocketHandler.Factory handlers;
  private final TimeSource time;
  private final Consumer<String> refusals;
  private final AtomicLong ids = new AtomicLong();

  UpgradeFilter(
      WebSocketEngine engine,
      WireLoops loops,
      SocketRegistry registry,
      HttpDoorFilter door,
      TransportConfig config,
      SocketHandler.Factory handlers,
      TimeSource time,
      Consumer<String> refusals) {
    this.engine = engine;
    this.loops = loops;
    this.registry = registry;
    this.door = door;
    this.origins = config.origins();
    this.proxies = config.proxies();
    this.handlers = handlers;
    this.time = time;
    this.refusals = refusals;
  }

  @Override
  public NextAction handleRead(FilterChainContext ctx) throws IOException {
    if (!(ctx.getMessage() instanceof HttpContent content)
        || !(content.getHttpHeader() instanceof HttpRequestPacket request)
        || !UpgradeRequest.WEBSOCKET.equalsIgnoreCase(request.getUpgrade())) {
      return ctx.getInvokeAction();
    }
    String client = clientOf(ctx, request);
    Refusal refusal = refusalOf(content, request);
    if (refusal == null) {
      refusal = registry.reserve(client);
    }
    if (refusal == null && !upgrade(ctx, request, client)) {
      registry.release(client);
      refusal = Refusal.BAD_HANDSHAKE;
    }
    if (refusal != null) {
      refuse(ctx, request, refusal);
    }
    content.recycle();
    return ctx.getStopAction();
  }

  private @Nullable Refusal refusalOf(HttpContent content, HttpRequestPacket request) {
    if (!PartyEndpoint.PATH.equals(request.getRequestURI())) {
      return Refusal.UNKNOWN_PATH;
    }
    // A client may send nothing before the handshake is answered.
    if (!Method.GET.equals(request.getMethod())
        || content.getContent().hasRemaining()
        || !Protocol.HTTP_1_1.equals(request.getProtocol())
        || !isKey(request.getHeader("Sec-WebSocket-Key"))) {
      return Refusal.BAD_HANDSHAKE;
    }
    return origins.allows(
            request.getHeader("Origin"),
            request.getHeader("Host"),
            request.getHeader("X-Forwarded-Host"))
        ? null
        : Refusal.FOREIGN_ORIGIN;
  }

  /** Tyrus takes any text for one. */
  private static boolean isKey(@Nullable String key) {
    return key != null && KEY.matcher(key).matches();
  }

  private String clientOf(FilterChainContext ctx, HttpRequestPacket request) {
    List<String> forwardedFor = new ArrayList<>();
    request.getHeaders().values("X-Forwarded-For").forEach(forwardedFor::add);
    return proxies.clientOf(HttpDoorFilter.peerOf(ctx.getConnection()), forwardedFor);
  }

  private boolean upgrade(FilterChainContext ctx, HttpRequestPacket request, String client) {
    SocketChannel channel = (SocketChannel) ((TCPNIOConnection) ctx.getConnection()).getChannel();
    Wire wire = loops.wire(channel);
    PartySocket socket = new PartySocket(ids.incrementAndGet(), client, wire, handlers, time);
    UpgradeResponse response = new TyrusUpgradeResponse();
    WebSocketEngine.UpgradeInfo info;
    try {
      info = engine.upgrade(handshakeOf(request, socket), response);
    } catch (RuntimeException malformed) {
      LOG.debug("a handshake that Tyrus chokes on", malformed);
      return false;
    }
    if (info.getStatus() != WebSocketEngine.UpgradeStatus.SUCCESS) {
      return false;
    }
    try {
      Handover.take(ctx);
    } catch (IOException endedMeanwhile) {
      LOG.debug("a connection that ended at its handshake", endedMeanwhile);
      return false;
    }
    door.becameSomethingElse(ctx.getConnection());
    registry.add(socket);
    socket.atEnd(() -> registry.remove(socket));
    wire.write(Handover.switchingProtocols(response), (frame, ok) -> {});
    // Opens the session, and with it the handler.
    Connection tyrus = info.createConnection(new SocketWriter(socket), reason -> socket.cut());
    socket.atEnd(
        () -> {
          tyrus.close(new CloseReason(CloseReason.CloseCodes.CLOSED_ABNORMALLY, null));
          socket.ended();
        });
    socket.leave();
    // Last of all: what is read before the thread has left would be lost.
    wire.open(new FrameInlet(socket, tyrus.getReadHandler()));
    return true;
  }

  private static UpgradeRequest handshakeOf(HttpRequestPacket request, PartySocket socket) {
    RequestContext handshake =
        RequestContext.Builder.create()
            .requestURI(URI.create(PartyEndpoint.PATH))
            .httpSession(socket)
            .remoteAddr(socket.remoteAddress())
            .build();
    for (String name : HANDSHAKE_HEADERS) {
      String value = request.getHeader(name);
      if (value != null) {
        handshake.getHeaders().put(name, List.of(value.split("\\s*,\\s*", -1)));
      }
    }
    return handshake;
  }

  private void refuse(FilterChainContext ctx, HttpRequestPacket request, Refusal refusal) {
    refusals.accept(refusal.label());
    String version = request.getHeader("Sec-WebSocket-Version");
    HttpResponsePacket response = request.getResponse();
    response.setProtocol(Protocol.HTTP_1_1);
    response.setStatus(refusal.status());
    if (refusal == Refusal.BAD_HANDSHAKE && version != null && !version.equals("13")) {
      response.setStatus(UPGRADE_REQUIRED);
      response.setHeader("Sec-WebSocket-Version", "13");
    }
    byte[] body = refusal.json().getBytes(StandardCharsets.UTF_8);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.setHeader("Connection", "close");
    ctx.write(
        HttpContent.builder(response)
            .content(Buffers.wrap(ctx.getMemoryManager(), body))
            .last(true)
            .build());
    ctx.getConnection().closeSilently();
  }
}
