package org.opensyncparty.sidecar.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.sidecar.transport.HttpCall;

/**
 * An HTTP answer, whole and in memory.
 *
 * @param headers besides {@code Content-Length}, which follows from the body
 * @param body read-only; for {@code HEAD} what {@code GET} would send
 */
public record Reply(int status, Map<String, String> headers, ByteBuffer body) {

  /** Keeps a view of the body of its own. */
  public Reply {
    headers = Map.copyOf(headers);
    body = body.asReadOnlyBuffer();
  }

  /** A body of JSON that is true for this moment only. */
  public static Reply json(int status, String json) {
    return text(status, "application/json", json);
  }

  /** An error as the protocol shapes it. */
  public static Reply error(int status, ErrorCode code, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("code", code.wire()).put("message", message);
    return json(status, body.toString());
  }

  /** A body of text that is true for this moment only. */
  public static Reply text(int status, String contentType, String text) {
    return new Reply(
        status,
        Map.of("Content-Type", contentType, "Cache-Control", "no-store"),
        StandardCharsets.UTF_8.encode(text));
  }

  /** This answer with one header more. */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }

  /** Sends this as the answer to {@code call}. */
  void to(HttpCall call) {
    call.answer(status, headers, body);
  }
}
