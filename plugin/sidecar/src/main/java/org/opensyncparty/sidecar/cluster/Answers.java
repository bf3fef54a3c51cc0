package org.opensyncparty.sidecar.cluster;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ProtocolException;

/** What Redis answers: waited for, for a second and a half at most, and read. */
final class Answers {
  private static final long PATIENCE_MS = 1_500;

  private Answers() {}

  /**
   * Waits for an answer.
   *
   * @throws InterruptedIOException if this thread is interrupted, which it still is then
   * @throws IOException if there is none in time, with what was wrong as its message
   */
  static <T> T await(CompletionStage<T> answer) throws IOException {
    try {
      return answer.toCompletableFuture().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new IOException((cause == null ? e : cause).getMessage(), e);
    } catch (TimeoutException e) {
      throw new IOException("no answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /**
   * Waits for an answer on behalf of a client.
   *
   * @throws ProtocolException {@code server_busy} if there is none in time
   */
  static <T> T awaitForClient(CompletionStage<T> answer) {
    try {
      return await(answer);
    } catch (InterruptedIOException e) {
      throw new ProtocolException(ErrorCode.SERVER_BUSY, "The server is stopping.", null);
    } catch (IOException e) {
      throw new ProtocolException(
          ErrorCode.SERVER_BUSY, "The cluster does not answer now; try again.", null);
    }
  }

  /** A text in a script's answer; empty if that is none. */
  static String text(@Nullable Object answer) {
    return answer instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
  }

  /** A number in a script's answer; 0 if that is none. */
  static long number(@Nullable Object answer) {
    return answer instanceof Long number ? number : 0;
  }

  /** Whether a script has done what it was asked for, which it says by a 1. */
  static boolean isDone(List<@Nullable Object> answer) {
    return number(answer.get(0)) == 1;
  }
}
