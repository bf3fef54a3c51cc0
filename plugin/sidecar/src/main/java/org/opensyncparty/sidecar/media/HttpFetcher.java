package org.opensyncparty.sidecar.media;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.limits.Limit;

/**
 * GETs small documents from servers that an administrator named, and gives up on what would cost
 * too much: the whole answer has one deadline (not one for each read, which a server that drips
 * bytes would never miss), a body beyond the limit is cut off, and redirects are not followed, so
 * that a token goes to no other host.
 */
public final class HttpFetcher {
  private final HttpClient client;
  private final Duration deadline;
  private final int maxBytes;

  /**
   * What came back.
   *
   * @param status HTTP status, any
   * @param body as UTF-8; empty if {@code tooLarge}
   * @param tooLarge whether the body was longer than the limit and is left out
   */
  public record Reply(int status, String body, boolean tooLarge) {}

  /** With the deadline and the size of {@link Limit}. */
  public HttpFetcher() {
    this(Duration.ofSeconds(Limit.FETCH_SECONDS.standard()), Limit.FETCH_BYTES.standard());
  }

  HttpFetcher(Duration deadline, int maxBytes) {
    this.deadline = deadline;
    this.maxBytes = maxBytes;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(deadline)
            .build();
  }

  /**
   * Begins to fetch {@code uri}. The future fails with an {@link java.io.IOException} if the server
   * cannot be reached, and with a {@link java.util.concurrent.TimeoutException} at the deadline;
   * the connection is given up then.
   */
  public CompletableFuture<Reply> get(URI uri, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(deadline);
    headers.forEach(request::header);
    BodyHandler<Reply> handler = response -> bounded(response.statusCode());
    var exchange = client.sendAsync(request.build(), handler);
    return exchange
        .thenApply(HttpResponse::body)
        .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((reply, failure) -> exchange.cancel(true));
  }

  private BodySubscriber<Reply> bounded(int status) {
    return BodySubscribers.mapping(
        new BoundedBody(maxBytes), body -> new Reply(status, body.text(), body.tooLarge()));
  }

  /** A body as far as it was taken. */
  private record Body(String text, boolean tooLarge) {}

  /** Collects up to a number of bytes, and hangs up on a server that sends more. */
  private static final class BoundedBody implements BodySubscriber<Body> {
    private final CompletableFuture<Body> result = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int maxBytes;
    private Flow.@Nullable Subscription subscription;

    BoundedBody(int maxBytes) {
      this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<Body> getBody() {
      return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription body) {
      subscription = body;
      body.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> chunk) {
      for (ByteBuffer part : chunk) {
        if (result.isDone() || bytes.size() + part.remaining() > maxBytes) {
          result.complete(new Body("", true));
          hangUp();
          return;
        }
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
      }
    }

    private void hangUp() {
      if (subscription != null) {
        subscription.cancel();
      }
    }

    @Override
    public void onError(Throwable failure) {
      result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      result.complete(new Body(bytes.toString(StandardCharsets.UTF_8), false));
    }
  }
}
