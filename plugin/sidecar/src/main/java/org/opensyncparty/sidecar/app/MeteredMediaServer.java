package org.opensyncparty.sidecar.app;

import java.util.Locale;
import org.opensyncparty.sidecar.media.MediaServer;
import org.opensyncparty.sidecar.media.MediaServerException;
import org.opensyncparty.sidecar.media.MediaUser;
import org.opensyncparty.sidecar.metrics.SidecarMetrics;
import org.opensyncparty.sidecar.time.TimeSource;

/** Counts the questions to a media server, and how long its answers take. */
final class MeteredMediaServer implements MediaServer {
  private static final double MICROS_PER_SECOND = 1e6;

  /** A question that may find no answer. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws MediaServerException;
  }

  private final MediaServer server;
  private final SidecarMetrics metrics;
  private final TimeSource time;

  MeteredMediaServer(MediaServer server, SidecarMetrics metrics, TimeSource time) {
    this.server = server;
    this.metrics = metrics;
    this.time = time;
  }

  @Override
  public MediaUser whoIs(String accessToken) throws MediaServerException {
    return ask("who_is", () -> server.whoIs(accessToken));
  }

  @Override
  public boolean maySee(String accessToken, String itemId) throws MediaServerException {
    return ask("may_see", () -> server.maySee(accessToken, itemId));
  }

  @Override
  public boolean isConfigured() {
    return server.isConfigured();
  }

  private <T> T ask(String name, Question<T> question) throws MediaServerException {
    long begin = time.nowMicros();
    String result = "failed";
    try {
      T answer = question.ask();
      result = "ok";
      return answer;
    } catch (MediaServerException e) {
      result = e.kind().name().toLowerCase(Locale.ROOT);
      throw e;
    } finally {
      metrics.mediaServer(name, result, (time.nowMicros() - begin) / MICROS_PER_SECOND);
    }
  }
}
