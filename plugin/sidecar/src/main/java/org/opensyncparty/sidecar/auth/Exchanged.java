package org.opensyncparty.sidecar.auth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.opensyncparty.protocol.ErrorCode;

/** What came of exchanging a media server's token, and how it is told over HTTP. */
public sealed interface Exchanged {

  /** The HTTP status of the answer. */
  int httpStatus();

  /** The JSON body of the answer. */
  String json();

  /**
   * A token of ours.
   *
   * @param expiresAtMillis server time
   * @param userId the media server's id of the user
   */
  record Ok(String token, long expiresAtMillis, String userId, String name) implements Exchanged {
    @Override
    public int httpStatus() {
      return 200;
    }

    @Override
    public String json() {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("token", token).put("expires_at", expiresAtMillis);
      body.putObject("user").put("id", userId).put("name", name);
      return body.toString();
    }

    @Override
    public String toString() {
      return "Ok[userId=" + userId + "]";
    }
  }

  /**
   * No token.
   *
   * @param message for people, safe to send
   */
  record Refused(ErrorCode code, String message) implements Exchanged {
    @Override
    public int httpStatus() {
      return switch (code) {
        case TOKEN_INVALID -> 401;
        case FORBIDDEN -> 403;
        case RATE_LIMITED -> 429;
        case SERVER_BUSY -> 503;
        default -> 500;
      };
    }

    @Override
    public String json() {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.putObject("error").put("code", code.wire()).put("message", message);
      return body.toString();
    }
  }
}
