package org.opensyncparty.sidecar.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import java.util.List;
import java.util.Map;
import org.opensyncparty.sidecar.limits.Limit;

/** HTTP as it comes in, which also tells whether more has come than has been asked for. */
final class RequestDecoder extends HttpRequestDecoder {
  private static final int MAX_HEAD_BYTES = Limit.HTTP_HEAD_BYTES.standard();

  /** A header's colon and space, and the end of a line. */
  private static final int AROUND_HEADER = 4;

  /** The two spaces of the first line, the version, and the ends of this line and of the head. */
  private static final int AROUND_TARGET = 14;

  RequestDecoder() {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(MAX_HEAD_BYTES)
            .setMaxHeaderSize(MAX_HEAD_BYTES));
  }

  /** Whether something has come behind what was read last. */
  boolean hasMore() {
    return actualReadableBytes() > 0;
  }

  /**
   * Netty bounds the first line and the headers each by itself, and leaves out the ends of lines.
   */
  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
    int before = out.size();
    super.decode(ctx, in, out);
    for (Object decoded : out.subList(before, out.size())) {
      if (decoded instanceof HttpRequest head && headBytes(head) > MAX_HEAD_BYTES) {
        head.setDecoderResult(DecoderResult.failure(new TooLongHttpHeaderException()));
      }
    }
  }

  private static int headBytes(HttpRequest head) {
    int bytes = head.method().name().length() + head.uri().length() + AROUND_TARGET;
    for (Map.Entry<String, String> header : head.headers()) {
      bytes += header.getKey().length() + header.getValue().length() + AROUND_HEADER;
    }
    return bytes;
  }
}
