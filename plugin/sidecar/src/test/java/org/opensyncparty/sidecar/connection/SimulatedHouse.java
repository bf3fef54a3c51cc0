package org.opensyncparty.sidecar.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.opensyncparty.room.Member;
import org.opensyncparty.room.RoomState;
import org.opensyncparty.sidecar.auth.SigningSecretException;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.time.ManualTime;

/**
 * The server's half of the simulation ({@code ./simulate}): everything behind a socket, real, on a
 * time that its partner moves. One JSON object a line comes in on standard input, each with {@code
 * at}, server time in ms; to each goes one back with what was sent and closed meanwhile and when
 * the next timer is due. No thread but this one does anything, so the same lines give the same
 * answers.
 *
 * <p>Commands ({@code do}): {@code begin} (with {@code seed}: forget all), {@code open}, {@code
 * text}, {@code closed}, {@code hold} and {@code flow} (the peer stops and goes on reading), {@code
 * crash} (the process is lost, with all sockets), {@code wake} (only lets time pass), {@code look}
 * (adds the rooms to the answer).
 */
public final class SimulatedHouse {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path data;
  private final Map<Long, SimulatedPeer> peers = new LinkedHashMap<>();
  private final RoomWatch watch = new RoomWatch();
  private ManualTime time = new ManualTime();
  private Random random = new Random(0);
  private TestHouse house;
  private ArrayNode out = JSON.createArrayNode();

  private SimulatedHouse(Path data) throws SigningSecretException {
    this.data = data;
    this.house = open();
  }

  /**
   * Runs until its input ends.
   *
   * @param args a folder for what has to be kept in files
   */
  public static void main(String[] args) throws IOException, SigningSecretException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream answers = System.out;
    System.setOut(System.err);
    SimulatedHouse simulated = new SimulatedHouse(Path.of(args[0]));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String answer;
      try {
        answer = simulated.answer(JSON.readTree(line)).toString();
      } catch (RuntimeException | SigningSecretException e) {
        e.printStackTrace();
        answer = JSON.createObjectNode().put("violation", e.toString()).toString();
      }
      answers.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
      answers.flush();
    }
  }

  private TestHouse open() throws SigningSecretException {
    return new TestHouse(data, time, new SeededWorkers(time, random));
  }

  private ObjectNode answer(JsonNode asked) throws SigningSecretException {
    out = JSON.createArrayNode();
    if (asked.path("do").asText().equals("begin")) {
      random = new Random(asked.path("seed").asLong());
      time = new ManualTime();
      restart();
    }
    time.advanceTo(Math.round(asked.path("at").asDouble() * 1000));
    perform(asked);
    watch.check(house.rooms.all(), peers.keySet());
    ObjectNode answer = JSON.createObjectNode();
    long next = time.nextDueMicros();
    if (next != Long.MAX_VALUE) {
      answer.put("next", next / 1000.0);
    }
    answer.set("out", out);
    if (asked.path("do").asText().equals("look")) {
      answer.set("rooms", rooms());
    }
    return answer;
  }

  private void perform(JsonNode asked) throws SigningSecretException {
    long id = asked.path("socket").asLong();
    switch (asked.path("do").asText()) {
      case "open" -> peers.put(id, new SimulatedPeer(id, house, this::sent, watch));
      case "text" -> peer(id).connection().onText(asked.path("text").asText());
      case "closed" ->
          Objects.requireNonNull(peers.remove(id))
              .connection()
              .onClosed(asked.path("clean").asBoolean());
      case "hold" -> peer(id).hold();
      case "flow" -> peer(id).flow();
      case "crash" -> crash();
      default -> {
        // Only time has passed.
      }
    }
  }

  private SimulatedPeer peer(long id) {
    return Objects.requireNonNull(peers.get(id), "no such socket");
  }

  private void sent(long socket, String what, boolean isClose) {
    out.addArray().add(socket).add(what).add(isClose);
  }

  private void crash() throws SigningSecretException {
    time.forget();
    restart();
  }

  private void restart() throws SigningSecretException {
    peers.clear();
    watch.forget();
    house = open();
  }

  private ArrayNode rooms() {
    ArrayNode rooms = JSON.createArrayNode();
    for (RoomActor actor : house.rooms.all()) {
      RoomState state = actor.state();
      ObjectNode room = rooms.addObject();
      room.put("id", state.id()).put("host", state.hostId());
      room.put("media", state.mediaUrl()).put("playState", state.timeline().playState().wire());
      room.put("position", state.timeline().positionAt(time.nowMillis()));
      room.put("revision", state.timeline().revision());
      ArrayNode chat = room.putArray("chat");
      state.chat().lines().forEach(line -> chat.add(line.messageId()));
      ArrayNode members = room.putArray("members");
      for (Member member : state.members().all()) {
        members.addObject().put("id", member.clientId()).put("connected", member.isConnected());
      }
    }
    return rooms;
  }
}
