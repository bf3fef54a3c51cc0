package org.opensyncparty.sidecar.http;

import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.transport.HttpCall;

/** What a file's answer depends on: the conditional headers, null where absent. */
record RequestHead(
    @Nullable String ifNoneMatch,
    @Nullable String ifRange,
    @Nullable String range,
    @Nullable String acceptEncoding) {

  static RequestHead of(HttpCall call) {
    return new RequestHead(
        call.header("If-None-Match"),
        call.header("If-Range"),
        call.header("Range"),
        call.header("Accept-Encoding"));
  }
}
