package org.opensyncparty.sidecar.http;

import org.jspecify.annotations.Nullable;

/** A small API behind the other routes; asked on a thread of the network, so it must not block. */
@FunctionalInterface
public interface ApiRoute {

  /**
   * Answers one request.
   *
   * @param path below the API's own
   * @param authorization the {@code Authorization} header, null if absent
   * @param body of the request, empty if it has none
   */
  Reply answer(String method, String path, @Nullable String authorization, String body);
}
