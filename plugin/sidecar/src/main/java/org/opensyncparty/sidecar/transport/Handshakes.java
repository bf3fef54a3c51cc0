package org.opensyncparty.sidecar.transport;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.websocket.CloseReason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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
 * Answers WebSocket handshakes: with a reason to go away, or by turning the connection into a
 * {@link PartySocket}.
 */
final class Handshakes {
  private static final Logger LOG = LoggerFactory.getLogger(Handshakes.class);

  /** 16 bytes in Base64. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

  /** The only headers that Tyrus gets to see: no tracing, no extensions, no subprotocols. */
  private static final List<String> HANDSHAKE_HEADERS =
      List.of("Host", "Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version");

  private final WebSocketEngine engine;
  private final WireLoops loops;
  private final SocketRegistry registry;
  private final OriginPolicy origins;
  private final TrustedProxies proxies;
  private final SocketHandler.Factory handlers;
  private final TimeSource time;
  private final Consumer<String> refusals;
  private final AtomicLong ids = new AtomicLong();

  Handshakes(
      WebSocketEngine engine,
      WireLoops loops,
      SocketRegistry registry,
      TransportConfig config,
      SocketHandler.Factory handlers,
      TimeSource time,
      Consumer<String> refusals) {
    this.engine = engine;
    this.loops = loops;
    this.registry = registry;
    this.origins = config.origins();
    this.proxies = config.proxies();
    this.handlers = handlers;
    this.time = time;
    this.refusals = refusals;
  }

  /** Whether a request wants to become a WebSocket. */
  static boolean isOne(HttpRequest request) {
    return UpgradeRequest.WEBSOCKET.equalsIgnoreCase(
        request.headers().get(HttpHeaderNames.UPGRADE));
  }

  /** Counts a connection that was refused, under one of a few fixed words. */
  void refused(String label) {
    refusals.accept(label);
  }

  /**
   * Makes a WebSocket of {@code channel}; to be called on its thread.
   *
   * @param peer address at the other end
   * @param early whether the client has sent more than its handshake
   * @param makeWay takes all that speaks HTTP off the channel
   * @return null if there is one now, else why not
   */
  @Nullable Refusal take(
      Channel channel, HttpRequest request, String peer, boolean early, Consumer<Channel> makeWay) {
    String client = proxies.clientOf(peer, request.headers().getAll("X-Forwarded-For"));
    Refusal refusal = refusalOf(request, early);
    if (refusal == null) {
      refusal = registry.reserve(client);
    }
    if (refusal == null && !upgrade(channel, request, client, makeWay)) {
      registry.release(client);
      refusal = Refusal.BAD_HANDSHAKE;
    }
    if (refusal != null) {
      refused(refusal.label());
    }
    return refusal;
  }

  private @Nullable Refusal refusalOf(HttpRequest request, boolean early) {
    if (!PartyEndpoint.PATH.equals(HttpCall.pathOf(request.uri()))) {
      return Refusal.UNKNOWN_PATH;
    }
    HttpHeaders headers = request.headers();
    if (!HttpMethod.GET.equals(request.method())
        || early
        || !HttpVersion.HTTP_1_1.equals(request.protocolVersion())
        || !isKey(headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY))) {
      return Refusal.BAD_HANDSHAKE;
    }
    return origins.allows(
            headers.get(HttpHeaderNames.ORIGIN),
            headers.get(HttpHeaderNames.HOST),
            headers.get("X-Forwarded-Host"))
        ? null
        : Refusal.FOREIGN_ORIGIN;
  }

  /** Tyrus takes any text for one. */
  private static boolean isKey(@Nullable String key) {
    return key != null && KEY.matcher(key).matches();
  }

  private boolean upgrade(
      Channel channel, HttpRequest request, String client, Consumer<Channel> makeWay) {
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
    makeWay.accept(channel);
    registry.add(socket);
    socket.atEnd(() -> registry.remove(socket));
    wire.write(switchingProtocols(response), (frame, ok) -> {});
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

  private static UpgradeRequest handshakeOf(HttpRequest request, PartySocket socket) {
    RequestContext handshake =
        RequestContext.Builder.create()
            .requestURI(URI.create(PartyEndpoint.PATH))
            .httpSession(socket)
            .remoteAddr(socket.remoteAddress())
            .build();
    for (String name : HANDSHAKE_HEADERS) {
      String value = request.headers().get(name);
      if (value != null) {
        handshake.getHeaders().put(name, List.of(value.split("\\s*,\\s*", -1)));
      }
    }
    return handshake;
  }

  /** The answer to a handshake, as it goes out in front of the first frame. */
  private static TextFrame switchingProtocols(UpgradeResponse upgrade) {
    StringBuilder head = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\n");
    for (Map.Entry<String, List<String>> header : upgrade.getHeaders().entrySet()) {
      head.append(header.getKey()).append(": ");
      head.append(String.join(", ", header.getValue())).append("\r\n");
    }
    head.append("\r\n");
    return TextFrame.encoded(StandardCharsets.ISO_8859_1.encode(head.toString()));
  }
}
