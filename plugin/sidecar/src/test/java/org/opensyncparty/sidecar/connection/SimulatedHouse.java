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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.room.Member;
import org.opensyncparty.room.RoomState;
import org.opensyncparty.sidecar.auth.SigningSecretException;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.rooms.RoomJournal;
import org.opensyncparty.sidecar.store.RoomKeeper;
import org.opensyncparty.sidecar.time.ManualTime;

/**
 * The server's half of the simulation ({@code ./simulate}): everything behind a socket, real, on a
 * time that its partner moves. One JSON object a line comes in on standard input, each with {@code
 * at}, server time in ms; to each goes one back with what was sent and closed meanwhile and when
 * the next timer is due. No thread but this one does anything, so the same lines give the same
 * answers.
 *
 * <p>Commands ({@code do}): {@code begin} (with {@code seed}, and {@code kept} if there is a disk:
 * forget all), {@code open}, {@code text}, {@code closed}, {@code hold} and {@code flow} (the peer
 * stops and goes on reading), {@code crash} (the process is lost, with all sockets), {@code wake}
 * (only lets time pass), {@code look} (adds the rooms to the answer).
 */
public final class SimulatedHouse {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Seats are kept so long for those who had them before a crash. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Path data;
  private int lastFolder;
  private @Nullable Path folder;
  private @Nullable RoomKeeper keeper;
  private final Map<Long, SimulatedPeer> peers = new LinkedHashMap<>();
  private final RoomWatch watch = new RoomWatch();
  private ManualTime time = new ManualTime();
  private Random random = new Random(0);
  private TestHouse house;
  private ArrayNode out = JSON.createArrayNode();

  private SimulatedHouse(Path data) throws IOException, SigningSecretException {
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
      } catch (RuntimeException | IOException | SigningSecretException e) {
        e.printStackTrace();
        answer = JSON.createObjectNode().put("violation", e.toString()).toString();
      }
      answers.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
      answers.flush();
    }
  }

  private TestHouse open() throws IOException, SigningSecretException {
    SeededWorkers workers = new SeededWorkers(time, random);
    if (folder == null) {
      return new TestHouse(data, time, workers, RoomJournal.NONE);
    }
    keeper = new RoomKeeper(folder, time, TestHouse.SETTINGS, Runnable::run);
    TestHouse next = new TestHouse(data, time, workers, keeper);
    keeper.open(kept -> next.rooms.restore(kept, GRACE));
    return next;
  }

  private ObjectNode answer(JsonNode asked) throws IOException, SigningSecretException {
    out = JSON.createArrayNode();
    if (asked.path("do").asText().equals("begin")) {
      begin(asked.path("seed").asLong(), asked.path("kept").asBoolean());
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

  private void begin(long seed, boolean isKept) throws IOException, SigningSecretException {
    random = new Random(seed);
    time.forget();
    letGo();
    time = new ManualTime();
    folder = isKept ? newFolder() : null;
    restart();
  }

  private Path newFolder() throws IOException {
    return Files.createDirectory(data.resolve("rooms-" + lastFolder++));
  }

  private void letGo() {
    if (keeper != null) {
      keeper.close();
      keeper = null;
    }
  }

  private void perform(JsonNode asked) throws IOException, SigningSecretException {
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

  /** What the next process finds is what this one has committed. */
  private void crash() throws IOException, SigningSecretException {
    time.forget();
    if (folder != null) {
      Path found = newFolder();
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.copy(file, found.resolve(file.getFileName()));
        }
      }
      letGo();
      folder = found;
    }
    restart();
  }

  private void restart() throws IOException, SigningSecretException {
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
