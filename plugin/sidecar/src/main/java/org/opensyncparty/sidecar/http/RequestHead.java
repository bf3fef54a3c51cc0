package org.opensyncparty.sidecar.http;

import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** What a file's answer depends on: the conditional headers, null where absent. */
record RequestHead(
    @Nullable String ifNoneMatch,
    @Nullable String ifRange,
    @Nullable String range,
    @Nullable String acceptEncoding) {

  static RequestHead of(Request request) {
    return new RequestHead(
        request.getHeader("If-None-Match"),
        request.getHeader("If-Range"),
        request.getHeader("Range"),
        request.getHeader("Accept-Encoding"));
  }
}
