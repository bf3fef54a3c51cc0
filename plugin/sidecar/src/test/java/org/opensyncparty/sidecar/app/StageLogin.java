package org.opensyncparty.sidecar.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.opensyncparty.sidecar.transport.RawWebSocket;

/** Logs in at the stage's media server, and changes its token for one of the sidecar's. */
final class StageLogin implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;

  StageLogin(int port) {
    this.port = port;
  }

  /** The media server's access token of a demo user. */
  String login(String user) throws IOException {
    String body = "{\"Username\":\"" + user + "\",\"Pw\":\"demo\"}";
    String answer =
        request(
            "POST",
            "stage/api/Users/AuthenticateByName",
            Map.of("Content-Type", "application/json"),
            body);
    return JSON.readTree(answer).path("AccessToken").asText();
  }

  /** A party token for the media server's. */
  String exchange(String accessToken) throws IOException {
    return JSON.readTree(ask("POST", "token", accessToken)).path("token").asText();
  }

  /** The body of the answer to a request that shows the access token. */
  String ask(String method, String path, String accessToken) throws IOException {
    return request(
        method, path, Map.of("Authorization", "MediaBrowser Token=\"" + accessToken + "\""), "");
  }

  String request(String method, String path, Map<String, String> headers, String body)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Host", "127.0.0.1:" + port);
    all.put("Content-Length", String.valueOf(body.length()));
    try (RawWebSocket http = RawWebSocket.dial(port)) {
      return http.request(method, "/OpenSyncParty/" + path, all, body).body();
    }
  }

  @Override
  public void close() {}
}
