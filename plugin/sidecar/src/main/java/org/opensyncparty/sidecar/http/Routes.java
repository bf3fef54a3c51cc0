package org.opensyncparty.sidecar.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.sidecar.http.HealthSource.Health;
import org.opensyncparty.sidecar.http.HealthSource.Readiness;
import org.opensyncparty.sidecar.http.TokenRoute.TokenReply;
import org.opensyncparty.sidecar.metrics.SidecarMetrics;
import org.opensyncparty.sidecar.transport.HttpCall;
import org.opensyncparty.sidecar.transport.HttpHandler;
import org.opensyncparty.sidecar.transport.OriginPolicy;
import org.opensyncparty.sidecar.transport.TrustedProxies;

/**
 * Everything under {@code /OpenSyncParty/} that is not a WebSocket. Paths are compared as they were
 * sent, whole and without decoding, so no path has a second spelling.
 */
public final class Routes implements HttpHandler {
  private static final String BASE = "/OpenSyncParty/";
  private static final String STAGE = "stage";
  private static final String STAGE_API = "stage/api/";
  private static final List<String> READING = List.of("GET", "HEAD");

  /** Headers that a proxy adds: who has one of them is not the operator's own scraper. */
  private static final List<String> PROXY_HEADERS = List.of("X-Forwarded-For", "Forwarded", "Via");

  private final WebFiles files;
  private final @Nullable ApiRoute stage;
  private final Desk tokens;
  private final Desk admin;
  private final SidecarMetrics metrics;
  private final HealthSource health;

  /**
   * @param files the web client, with the stage if {@code stage} is there
   * @param stage the stage's media server, or null where the stage is switched off
   * @param origins which pages may ask for a token
   * @param proxies whose word on the client's address is taken
   * @param token may block
   * @param status may block
   */
  public Routes(
      WebFiles files,
      @Nullable ApiRoute stage,
      OriginPolicy origins,
      TrustedProxies proxies,
      SidecarMetrics metrics,
      HealthSource health,
      TokenRoute token,
      AdminRoute status) {
    this.files = files;
    this.stage = stage;
    this.tokens =
        new Desk(
            "token",
            origins,
            proxies,
            answered -> metrics.token(answered == 200 ? "ok" : Integer.toString(answered)),
            (authorization, client) -> {
              TokenReply reply = token.post(authorization, client);
              return Reply.json(reply.status(), reply.json());
            });
    // Threads apart from the tokens': who looks at the status holds up nobody's joining.
    this.admin = new Desk("admin", origins, proxies, answered -> {}, status::get);
    this.metrics = metrics;
    this.health = health;
  }

  @Override
  public void handle(HttpCall call) {
    String path = call.path();
    if (!path.startsWith(BASE)) {
      notFound().to(call);
      return;
    }
    String name = path.substring(BASE.length());
    StaticFile file = files.find(name);
    if (file != null) {
      read(call, () -> file.reply(RequestHead.of(call)));
      return;
    }
    switch (name) {
      case "health" -> read(call, this::healthReply);
      case "ready" -> read(call, this::readyReply);
      case "metrics" -> read(call, () -> metricsReply(call));
      case "ws" -> read(call, Routes::upgradeRequired);
      case "token" -> blocking(tokens, "POST", call);
      case "admin/status" -> blocking(admin, "GET", call);
      default -> other(name, call);
    }
  }

  @Override
  public void close() {
    tokens.close();
    admin.close();
  }

  private void other(String name, HttpCall call) {
    ApiRoute api = stage;
    if (api == null || !name.startsWith(STAGE)) {
      notFound().to(call);
    } else if (name.equals(STAGE)) {
      read(call, () -> Reply.text(308, "text/plain", "").with("Location", "stage/"));
    } else if (name.startsWith(STAGE_API)) {
      String below = name.substring(STAGE_API.length());
      String method = call.method();
      String authorization = call.header("Authorization");
      api.answer(method, below, authorization, call.body()).to(call);
    } else {
      notFound().to(call);
    }
  }

  private static void blocking(Desk desk, String method, HttpCall call) {
    if (call.method().equals(method)) {
      desk.take(call);
    } else {
      notAllowed(method).to(call);
    }
  }

  private static void read(HttpCall call, Supplier<Reply> answer) {
    boolean reading = READING.contains(call.method());
    Reply reply = reading ? answer.get() : notAllowed(String.join(", ", READING));
    reply.to(call);
  }

  private Reply healthReply() {
    Health now = health.health();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("status", now.roomsKept() && now.connected() ? "ok" : "degraded")
        .put("version", now.version())
        .put("uptime_s", now.uptimeSeconds())
        .put("rooms", now.rooms())
        .put("members", now.members())
        .put("sockets", now.sockets())
        .put("rooms_kept", now.roomsKept());
    if (!now.connected()) {
      body.put("connected", false);
    }
    return Reply.json(200, body.toString());
  }

  private Reply readyReply() {
    Readiness readiness = health.readiness();
    String status = readiness.name().toLowerCase(Locale.ROOT);
    return Reply.json(readiness == Readiness.READY ? 200 : 503, "{\"status\":\"" + status + "\"}");
  }

  private Reply metricsReply(HttpCall call) {
    if (PROXY_HEADERS.stream().anyMatch(header -> call.header(header) != null)) {
      return Reply.error(403, ErrorCode.FORBIDDEN, "Metrics are not served through a proxy.");
    }
    return Reply.text(200, SidecarMetrics.CONTENT_TYPE, metrics.text());
  }

  private static Reply upgradeRequired() {
    return Reply.error(426, ErrorCode.BAD_REQUEST, "This is a WebSocket.")
        .with("Upgrade", "websocket");
  }

  private static Reply notFound() {
    return Reply.error(404, ErrorCode.BAD_REQUEST, "There is nothing here.");
  }

  private static Reply notAllowed(String allowed) {
    return Reply.error(405, ErrorCode.BAD_REQUEST, "Not with this method.").with("Allow", allowed);
  }
}
