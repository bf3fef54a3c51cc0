package org.opensyncparty.sidecar.transport;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import org.opensyncparty.sidecar.limits.Limit;

/** HTTP as it comes in, which also tells whether more has come than has been asked for. */
final class RequestDecoder extends HttpRequestDecoder {
  RequestDecoder() {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(Limit.HTTP_HEAD_BYTES.standard())
            .setMaxHeaderSize(Limit.HTTP_HEAD_BYTES.standard()));
  }

  /** Whether something has come behind what was read last. */
  boolean hasMore() {
    return actualReadableBytes() > 0;
  }
}
