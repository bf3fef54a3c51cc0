package org.opensyncparty.sidecar.http;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.sidecar.transport.HttpCall;
import org.opensyncparty.sidecar.transport.OriginPolicy;
import org.opensyncparty.sidecar.transport.TrustedProxies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the requests of one route to a few threads of their own, since answering one may mean
 * waiting for the media server.
 */
final class Desk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  /** As many questions as a home media server likes to be asked at once. */
  private static final int THREADS = 4;

  /** More requests than this in line would wait longer than their pages do. */
  private static final int QUEUE = 64;

  /** Answers a request; may block. */
  @FunctionalInterface
  interface Clerk {
    Reply answer(@Nullable String authorization, String client);
  }

  private final String name;
  private final Clerk clerk;
  private final OriginPolicy origins;
  private final TrustedProxies proxies;
  private final IntConsumer answered;
  private final ThreadPoolExecutor workers;

  /**
   * A desk without anybody at it.
   *
   * @param name of its threads, and of the route in the log
   * @param answered hears the status of every answer
   */
  Desk(
      String name,
      OriginPolicy origins,
      TrustedProxies proxies,
      IntConsumer answered,
      Clerk clerk) {
    this.name = name;
    this.clerk = clerk;
    this.origins = origins;
    this.proxies = proxies;
    this.answered = answered;
    AtomicInteger number = new AtomicInteger();
    this.workers =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            task -> {
              Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    workers.allowCoreThreadTimeOut(true);
  }

  /** Answers now or later; does not block. */
  void take(HttpCall call) {
    if (!origins.allows(
        call.header("Origin"), call.header("Host"), call.header("X-Forwarded-Host"))) {
      answer(call, Reply.error(403, ErrorCode.FORBIDDEN, "Pages of this origin may not ask here."));
      return;
    }
    String authorization = call.header("Authorization");
    String client = proxies.clientOf(call.peer(), call.headers("X-Forwarded-For"));
    try {
      workers.execute(() -> answer(call, ask(authorization, client)));
    } catch (RejectedExecutionException full) {
      answer(
          call, Reply.error(503, ErrorCode.SERVER_BUSY, "Too many wait for an answer; try again."));
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }

  private Reply ask(@Nullable String authorization, String client) {
    try {
      return clerk.answer(authorization, client);
    } catch (RuntimeException unexpected) {
      LOG.error("a request for {} failed", name, unexpected);
      return Reply.error(500, ErrorCode.INTERNAL, "Something went wrong in the server.");
    }
  }

  private void answer(HttpCall call, Reply reply) {
    answered.accept(reply.status());
    reply.to(call);
  }
}
