package org.opensyncparty.sidecar.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpChunkedInput;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.stream.ChunkedStream;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.limits.Limit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection while it speaks HTTP: a request is gathered, answered, and then the next is read.
 * Whatever takes too long ends. All of it on the thread of the connection.
 */
final class HttpConnection extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(HttpConnection.class);

  /** A browser that paused its film lets a response stand; after this it has to ask again. */
  private static final Duration ANSWER_PATIENCE = Duration.ofMinutes(5);

  /** A larger body goes out in pieces of this size, as fast as the peer reads them. */
  private static final int PIECE_BYTES = 32 * 1024;

  private static final int MAX_BODY_BYTES = Limit.HTTP_BODY_BYTES.standard();

  /** What all connections of a server share. */
  record Shared(HttpHandler handler, Handshakes handshakes, HttpDoor door, Duration patience) {}

  private final Shared shared;
  private final RequestDecoder decoder = new RequestDecoder();

  private String peer = "unknown";

  /** Let in by the door, and not out again. */
  private boolean counted;

  private @Nullable HttpRequest request;
  private @Nullable ByteArrayOutputStream body;
  private @Nullable Future<?> deadline;

  HttpConnection(Shared shared) {
    this.shared = shared;
  }

  /** Has this connection read and answer what comes in on {@code channel}. */
  void install(Channel channel) {
    channel.config().setAutoRead(false);
    channel
        .pipeline()
        .addLast(decoder, new HttpResponseEncoder(), new FlowControlHandler(false))
        .addLast(new ChunkedWriteHandler(), this);
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    peer = PartyServer.addressOf(ctx.channel());
    if (!shared.door().enter(peer)) {
      shared.handshakes().refused("too_many_connections");
      end(ctx);
      return;
    }
    counted = true;
    within(ctx, shared.patience());
    ctx.read();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    becameSomethingElse();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    LOG.debug("a connection broke", cause);
    end(ctx);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (message instanceof HttpRequest head) {
        request = head;
        body = null;
        if (HttpUtil.is100ContinueExpected(head)) {
          var unused =
              ctx.writeAndFlush(
                  new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
      }
      if (message instanceof HttpContent content) {
        gather(content.content());
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
    HttpRequest asked = request;
    if (asked == null) {
      end(ctx);
    } else if (asked.decoderResult().isFailure()
        || (message instanceof HttpContent part && part.decoderResult().isFailure())) {
      refuse(ctx, asked, Refusal.BAD_REQUEST);
    } else if (body != null && body.size() > MAX_BODY_BYTES) {
      refuse(ctx, asked, Refusal.BODY_TOO_LARGE);
    } else if (message instanceof LastHttpContent) {
      request = null;
      answer(ctx, asked);
    } else {
      ctx.read();
    }
  }

  private void gather(ByteBuf piece) {
    if (!piece.isReadable()) {
      return;
    }
    body = body == null ? new ByteArrayOutputStream() : body;
    // Of one that is too long anyway no more is kept.
    int most = Math.min(piece.readableBytes(), MAX_BODY_BYTES + 1 - body.size());
    byte[] bytes = new byte[Math.max(0, most)];
    piece.readBytes(bytes);
    body.writeBytes(bytes);
  }

  private void answer(ChannelHandlerContext ctx, HttpRequest asked) {
    boolean isHttp11 = HttpVersion.HTTP_1_1.equals(asked.protocolVersion());
    if (isHttp11 && !asked.headers().contains(HttpHeaderNames.HOST)) {
      refuse(ctx, asked, Refusal.BAD_REQUEST);
      return;
    }
    within(ctx, ANSWER_PATIENCE);
    if (Handshakes.isOne(asked)) {
      shakeHands(ctx, asked);
      return;
    }
    ByteArrayOutputStream gathered = body;
    body = null;
    HttpCall.Way way =
        (status, headers, content) ->
            ctx.executor().execute(() -> send(ctx, asked, status, headers, content));
    shared
        .handler()
        .handle(
            new HttpCall(
                asked.method().name(),
                asked.uri(),
                asked.headers(),
                gathered == null ? "" : gathered.toString(StandardCharsets.UTF_8),
                peer,
                way));
  }

  private void shakeHands(ChannelHandlerContext ctx, HttpRequest asked) {
    // A client may send nothing before the handshake is answered.
    boolean early = decoder.hasMore() || body != null;
    Refusal refusal = shared.handshakes().take(ctx.channel(), asked, peer, early, this::makeWay);
    if (refusal == null) {
      return;
    }
    String version = asked.headers().get(HttpHeaderNames.SEC_WEBSOCKET_VERSION);
    if (refusal == Refusal.BAD_HANDSHAKE && version != null && !version.equals("13")) {
      Map<String, String> understood = Map.of("Sec-WebSocket-Version", "13");
      refuse(ctx, asked, refusal, HttpResponseStatus.UPGRADE_REQUIRED.code(), understood);
    } else {
      refuse(ctx, asked, refusal);
    }
  }

  /** Nothing of HTTP stays behind where there is a WebSocket now. */
  private void makeWay(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.remove(this);
    pipeline.remove(ChunkedWriteHandler.class);
    pipeline.remove(FlowControlHandler.class);
    pipeline.remove(HttpResponseEncoder.class);
    pipeline.remove(decoder);
    becameSomethingElse();
  }

  /** The connection is none of ours any more: closed, or a WebSocket. */
  private void becameSomethingElse() {
    Future<?> planned = deadline;
    if (planned != null) {
      planned.cancel(false);
    }
    if (counted) {
      counted = false;
      shared.door().leave(peer);
    }
  }

  private void refuse(ChannelHandlerContext ctx, HttpRequest asked, Refusal refusal) {
    refuse(ctx, asked, refusal, refusal.status(), Map.of());
  }

  /** Says why, and hangs up. */
  private void refuse(
      ChannelHandlerContext ctx,
      HttpRequest asked,
      Refusal refusal,
      int status,
      Map<String, String> more) {
    request = null;
    body = null;
    HttpUtil.setKeepAlive(asked, false);
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Content-Type", "application/json");
    send(ctx, asked, status, headers, StandardCharsets.UTF_8.encode(refusal.json()));
  }

  private void send(
      ChannelHandlerContext ctx,
      HttpRequest asked,
      int status,
      Map<String, String> headers,
      ByteBuffer content) {
    boolean headOnly = HttpMethod.HEAD.equals(asked.method());
    boolean small = content.remaining() <= PIECE_BYTES;
    HttpResponseStatus answered = HttpResponseStatus.valueOf(status);
    HttpResponse response =
        small && !headOnly
            ? new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, answered, Unpooled.wrappedBuffer(content))
            : new DefaultHttpResponse(HttpVersion.HTTP_1_1, answered);
    headers.forEach(response.headers()::set);
    response.headers().set("X-Content-Type-Options", "nosniff");
    if (answered.code() != HttpResponseStatus.NOT_MODIFIED.code()) {
      HttpUtil.setContentLength(response, content.remaining());
    }
    boolean goesOn = HttpUtil.isKeepAlive(asked);
    HttpUtil.setKeepAlive(response.headers(), asked.protocolVersion(), goesOn);
    ChannelFuture sent = ctx.write(response);
    if (headOnly) {
      sent = ctx.write(LastHttpContent.EMPTY_LAST_CONTENT);
    } else if (!small) {
      ChunkedStream pieces =
          new ChunkedStream(new ByteBufInputStream(Unpooled.wrappedBuffer(content)), PIECE_BYTES);
      sent = ctx.write(new HttpChunkedInput(pieces));
    }
    ctx.flush();
    if (!goesOn) {
      sent.addListener(ChannelFutureListener.CLOSE);
    } else {
      sent.addListener(done -> next(ctx));
    }
  }

  private void next(ChannelHandlerContext ctx) {
    if (ctx.channel().isActive()) {
      within(ctx, shared.patience());
      ctx.read();
    }
  }

  private static void end(ChannelHandlerContext ctx) {
    var unused = ctx.close();
  }

  /** Ends the connection if nothing else has been set by then. */
  private void within(ChannelHandlerContext ctx, Duration patience) {
    Future<?> before = deadline;
    if (before != null) {
      before.cancel(false);
    }
    deadline = ctx.executor().schedule(() -> end(ctx), patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
