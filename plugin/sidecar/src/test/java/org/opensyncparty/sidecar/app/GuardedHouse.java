package org.opensyncparty.sidecar.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.opensyncparty.sidecar.transport.RawWebSocket;

/**
 * A sidecar that asks for tokens. The media server is the stage's, asked over HTTP as a real one
 * is.
 */
abstract class GuardedHouse {
  static final String FILM = "jellyfin:0f11e0000000000000000000000000a1";
  static final ObjectMapper JSON = new ObjectMapper();

  TestSidecar sidecar;

  @BeforeEach
  final void start(@TempDir Path data) throws Exception {
    sidecar = TestSidecar.withStage(data);
  }

  @AfterEach
  final void stop() {
    sidecar.close();
  }

  final RawWebSocket.Answer post(String path, Map<String, String> headers, String body)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Host", "127.0.0.1:" + sidecar.port());
    all.put("Content-Length", String.valueOf(body.length()));
    try (RawWebSocket http = RawWebSocket.dial(sidecar.port())) {
      return http.request("POST", "/OpenSyncParty/" + path, all, body);
    }
  }

  final String login(String user) throws IOException {
    var answer =
        post(
            "stage/api/Users/AuthenticateByName",
            Map.of("Content-Type", "application/json"),
            "{\"Username\":\"" + user + "\",\"Pw\":\"demo\"}");
    return JSON.readTree(answer.body()).path("AccessToken").asText();
  }

  final RawWebSocket.Answer exchange(String accessToken) throws IOException {
    return post("token", Map.of("Authorization", "MediaBrowser Token=\"" + accessToken + "\""), "");
  }

  final String tokenOf(String user) throws IOException {
    var answer = exchange(login(user));
    assertEquals(200, answer.status(), answer.body());
    return JSON.readTree(answer.body()).path("token").asText();
  }

  final TestClient creates(String user, String room, String media, String options)
      throws IOException {
    TestClient client = sidecar.connect();
    client.says(
        "create_room",
        room,
        user,
        "{'auth_token':'"
            + tokenOf(user)
            + "','media_url':'"
            + media
            + "','options':"
            + options
            + "}");
    client.hears("room_state");
    return client;
  }
}
