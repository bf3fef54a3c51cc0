package org.opensyncparty.sidecar.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.glassfish.grizzly.ReadHandler;
import org.glassfish.grizzly.http.io.NIOInputStream;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.sidecar.limits.Limit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers a small body as it comes in, without waiting for it on the thread that reads sockets. */
final class BodyReader implements ReadHandler {
  private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);
  private static final int MAX_BODY_BYTES = Limit.HTTP_BODY_BYTES.standard();

  private final Request request;
  private final Response response;
  private final NIOInputStream in;
  private final Function<String, Reply> answer;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  private BodyReader(Request request, Response response, Function<String, Reply> answer) {
    this.request = request;
    this.response = response;
    this.in = request.getNIOInputStream();
    this.answer = answer;
  }

  /** Sends what {@code answer} makes of the body, or 413 if that is too large. */
  static void read(Request request, Response response, Function<String, Reply> answer) {
    if (request.getContentLengthLong() > MAX_BODY_BYTES) {
      ReplyWriter.send(request, response, tooLarge());
      return;
    }
    BodyReader reader = new BodyReader(request, response, answer);
    Suspension.orCut(request, response, Duration.ofSeconds(Limit.HTTP_SECONDS.standard()));
    reader.in.notifyAvailable(reader);
  }

  @Override
  public void onDataAvailable() throws IOException {
    take();
    if (body.size() > MAX_BODY_BYTES) {
      ReplyWriter.send(request, response, tooLarge());
    } else {
      in.notifyAvailable(this);
    }
  }

  @Override
  public void onAllDataRead() throws IOException {
    take();
    Reply reply =
        body.size() > MAX_BODY_BYTES
            ? tooLarge()
            : answer.apply(body.toString(StandardCharsets.UTF_8));
    ReplyWriter.send(request, response, reply);
  }

  @Override
  public void onError(Throwable cause) {
    LOG.debug("a body did not come to its end", cause);
    if (response.isSuspended()) {
      response.resume();
    }
  }

  private void take() throws IOException {
    byte[] piece = new byte[in.readyData()];
    int read = in.read(piece);
    if (read > 0) {
      body.write(piece, 0, read);
    }
  }

  private static Reply tooLarge() {
    return Reply.error(413, ErrorCode.TOO_LARGE, "The body is too large.");
  }
}
