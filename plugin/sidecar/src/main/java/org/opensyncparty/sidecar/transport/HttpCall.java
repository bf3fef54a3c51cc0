package org.opensyncparty.sidecar.transport;

import io.netty.handler.codec.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request, which has come in whole, and the way for its answer. Safe for use by any thread. */
public final class HttpCall {
  private final String method;
  private final String path;
  private final HttpHeaders headers;
  private final String body;
  private final String peer;
  private final Way way;

  /** Takes an answer to the peer. */
  @FunctionalInterface
  interface Way {
    void answer(int status, Map<String, String> headers, ByteBuffer body);
  }

  HttpCall(String method, String uri, HttpHeaders headers, String body, String peer, Way way) {
    this.method = method;
    this.path = pathOf(uri);
    this.headers = headers;
    this.body = body;
    this.peer = peer;
    this.way = way;
  }

  /** What of a request's target comes before its query. */
  static String pathOf(String uri) {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  /** In capitals, as {@code GET}. */
  public String method() {
    return method;
  }

  /** As it was sent, not decoded, without its query. */
  public String path() {
    return path;
  }

  /** A header's first value, null if it is absent. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** All values of a header, in their order. */
  public List<String> headers(String name) {
    return headers.getAll(name);
  }

  /** Read as UTF-8; empty if there is none. */
  public String body() {
    return body;
  }

  /** The address at the other end of the connection. */
  public String peer() {
    return peer;
  }

  /**
   * Answers; to be called once.
   *
   * @param more headers besides {@code Content-Length}, which follows from the body
   * @param content for {@code HEAD} what {@code GET} would be sent
   */
  public void answer(int status, Map<String, String> more, ByteBuffer content) {
    way.answer(status, more, content);
  }
}
