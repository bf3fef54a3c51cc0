package org.opensyncparty.sidecar.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opensyncparty.sidecar.transport.RawWebSocket;

/** A client that speaks JSON over a hand-made WebSocket. JSON is written with single quotes. */
final class TestClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RawWebSocket socket;
  private int pings;

  private TestClient(RawWebSocket socket) {
    this.socket = socket;
  }

  static TestClient connect(int port) throws IOException {
    return new TestClient(RawWebSocket.connect(port));
  }

  /** As from another machine, by way of a proxy on this one. */
  static TestClient from(String address, int port) throws IOException {
    return new TestClient(RawWebSocket.connect(port, Map.of("X-Forwarded-For", address)));
  }

  static TestClient on(RawWebSocket socket) {
    return new TestClient(socket);
  }

  RawWebSocket socket() {
    return socket;
  }

  static ObjectNode json(String text) throws IOException {
    return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
  }

  TestClient send(String text) throws IOException {
    socket.sendText(text.replace('\'', '"'));
    return this;
  }

  /** A message as the seed writes it, with an id of the client's own. */
  TestClient says(String type, String room, String client, String payload) throws IOException {
    ObjectNode message = JSON.createObjectNode().put("type", type).put("ts", 7);
    message.put("room", room).put("client", client).set("payload", json(payload));
    return send(message.toString());
  }

  /** A message without ids. */
  TestClient says(String type, String payload) throws IOException {
    ObjectNode message = JSON.createObjectNode().put("type", type);
    message.set("payload", json(payload));
    return send(message.toString());
  }

  JsonNode hears() throws IOException {
    return JSON.readTree(socket.readText());
  }

  /** The next message, which must be of that type. */
  JsonNode hears(String type) throws IOException {
    JsonNode message = hears();
    if (!message.path("type").asText().equals(type)) {
      throw new AssertionError("expected " + type + " but heard " + message);
    }
    return message;
  }

  /** The code of the next message, which must be an error. */
  String hearsError() throws IOException {
    return hears("error").path("payload").path("code").asText();
  }

  /**
   * The types of everything that was on its way: a ping of one's own is answered behind it. Nothing
   * can be missed, and nothing has to be waited for.
   */
  List<String> hearsUntilPong() throws IOException {
    int mine = ++pings;
    says("ping", "{'client_ts':" + mine + "}");
    List<String> types = new ArrayList<>();
    while (true) {
      JsonNode message = hears();
      if (message.path("type").asText().equals("pong")
          && message.path("payload").path("client_ts").asInt() == mine) {
        return types;
      }
      types.add(message.path("type").asText());
    }
  }

  TestClient creates(String room, String client, String payload) throws IOException {
    says("create_room", room, client, payload);
    hears("room_state");
    return this;
  }

  TestClient joins(String room, String client) throws IOException {
    says("join_room", room, client, "{'name':'" + client + "'}");
    hears("room_state");
    // Behind this the others have been told, too.
    hearsUntilPong();
    return this;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
