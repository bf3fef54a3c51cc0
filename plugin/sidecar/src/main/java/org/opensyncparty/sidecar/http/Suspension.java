package org.opensyncparty.sidecar.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** Lets a response wait for its peer, but not for ever. */
final class Suspension {
  private Suspension() {}

  /** Suspends the response; if it is still so after {@code patience}, its connection ends. */
  static void orCut(Request request, Response response, Duration patience) {
    Connection<?> connection = request.getContext().getConnection();
    response.suspend(
        patience.toMillis(),
        TimeUnit.MILLISECONDS,
        null,
        late -> {
          connection.terminateSilently();
          return true;
        });
  }
}
