package org.opensyncparty.sidecar.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server that is slow, broken or hostile can do to us. */
@Timeout(30)
class HttpFetcherTest {
  private static final Map<String, String> NO_HEADERS = Map.of();

  private final FakeWebServer server = new FakeWebServer();
  private final HttpFetcher patient = new HttpFetcher(Duration.ofSeconds(20), 1000);
  private final HttpFetcher hasty = new HttpFetcher(Duration.ofMillis(200), 1000);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void bringsStatusAndBody() {
    server.answer(418, "Grüße");
    assertEquals(new HttpFetcher.Reply(418, "Grüße", false), fetch(patient));
  }

  @Test
  void takesABodyOfExactlyTheLimitAndLeavesOutOneByteMore() {
    server.answer(200, "x".repeat(1000));
    assertEquals(new HttpFetcher.Reply(200, "x".repeat(1000), false), fetch(patient));
    server.answer(200, "x".repeat(1001));
    assertEquals(new HttpFetcher.Reply(200, "", true), fetch(patient));
  }

  @Test
  void hangsUpOnABodyWithoutEnd() throws InterruptedException {
    CountDownLatch hungUp = new CountDownLatch(1);
    server.answer(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            while (true) {
              body.write(new byte[4096]);
            }
          } catch (IOException e) {
            hungUp.countDown();
          }
        });
    assertEquals(new HttpFetcher.Reply(200, "", true), fetch(patient));
    assertTrue(hungUp.await(20, TimeUnit.SECONDS));
  }

  @Test
  void givesUpOnAServerThatDoesNotAnswer() throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    server.answer(exchange -> await(over));
    assertInstanceOf(TimeoutException.class, failure(hasty));
    over.countDown();
  }

  @Test
  void givesUpOnAServerThatDripsItsBody() {
    CountDownLatch over = new CountDownLatch(1);
    server.answer(
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          await(over);
        });
    assertInstanceOf(TimeoutException.class, failure(hasty));
    over.countDown();
  }

  @Test
  void followsNoRedirectSoThatATokenGoesNowhereElse() {
    try (FakeWebServer elsewhere = new FakeWebServer()) {
      server.answer(
          exchange -> {
            exchange.getResponseHeaders().set("Location", elsewhere.url() + "/Users/Me");
            exchange.sendResponseHeaders(302, -1);
          });
      assertEquals(302, fetch(patient).status());
      assertEquals(List.of(), elsewhere.requests());
    }
  }

  @Test
  void aServerThatIsDownFailsAtOnce() {
    server.close();
    assertInstanceOf(ConnectException.class, failure(patient));
  }

  private HttpFetcher.Reply fetch(HttpFetcher fetcher) {
    return fetcher.get(URI.create(server.url() + "/"), NO_HEADERS).join();
  }

  private Throwable failure(HttpFetcher fetcher) {
    CompletionException failure = assertThrows(CompletionException.class, () -> fetch(fetcher));
    Throwable cause = failure.getCause();
    // At the deadline the JDK's own timer for the first byte may be the quicker one.
    return cause instanceof HttpTimeoutException
        ? new TimeoutException()
        : cause == null ? failure : cause;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
