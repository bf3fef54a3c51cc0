package org.opensyncparty.sidecar.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.glassfish.grizzly.WriteHandler;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.io.NIOOutputStream;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a {@link Reply} piece by piece, as fast as the peer reads it and without ever waiting: the
 * thread that writes may be the one that reads all WebSockets.
 */
final class ReplyWriter implements WriteHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ReplyWriter.class);
  private static final int PIECE_BYTES = 32 * 1024;

  /** A browser that paused its film lets a response stand; after this it has to ask again. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** One that Grizzly has no phrase for. */
  private static final HttpStatus UPGRADE_REQUIRED =
      HttpStatus.newHttpStatus(426, "Upgrade Required");

  private final Request request;
  private final Response response;
  private final NIOOutputStream out;
  private final ByteBuffer left;

  private ReplyWriter(Request request, Response response, ByteBuffer body) {
    this.request = request;
    this.response = response;
    this.out = response.getNIOOutputStream();
    this.left = body;
  }

  /** Answers a request, suspended or not; returns at once. */
  static void send(Request request, Response response, Reply reply) {
    response.setStatus(
        reply.status() == 426 ? UPGRADE_REQUIRED : HttpStatus.getHttpStatus(reply.status()));
    reply.headers().forEach(response::setHeader);
    response.setHeader("X-Content-Type-Options", "nosniff");
    ByteBuffer body = reply.body().duplicate();
    if (reply.status() != 304) {
      response.setContentLength(body.remaining());
    }
    if (Method.HEAD.equals(request.getMethod())) {
      body.position(body.limit());
    }
    ReplyWriter writer = new ReplyWriter(request, response, body);
    try {
      writer.writeOn();
    } catch (IOException peerGone) {
      writer.onError(peerGone);
    }
  }

  @Override
  public void onWritePossible() throws IOException {
    writeOn();
  }

  @Override
  public void onError(Throwable cause) {
    LOG.debug("a response was not read to its end", cause);
    if (response.isSuspended()) {
      response.resume();
    }
  }

  private void writeOn() throws IOException {
    while (left.hasRemaining() && out.canWrite()) {
      byte[] piece = new byte[Math.min(left.remaining(), PIECE_BYTES)];
      left.get(piece);
      out.write(piece);
    }
    if (left.hasRemaining()) {
      if (!response.isSuspended()) {
        Suspension.orCut(request, response, PATIENCE);
      }
      out.notifyCanWrite(this);
      return;
    }
    if (response.isSuspended()) {
      response.resume();
    }
  }
}
