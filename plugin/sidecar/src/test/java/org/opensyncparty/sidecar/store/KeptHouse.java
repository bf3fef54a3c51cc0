package org.opensyncparty.sidecar.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.MessageCodec;
import org.opensyncparty.protocol.PlayState;
import org.opensyncparty.protocol.RoomOptions;
import org.opensyncparty.room.RoomSettings;
import org.opensyncparty.room.RoomState;
import org.opensyncparty.sidecar.rooms.RecordingSocket;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.rooms.RoomDirectory;
import org.opensyncparty.sidecar.rooms.Secrets;
import org.opensyncparty.sidecar.time.ManualTime;

/** Real rooms over a real file, in virtual time and with nothing on a thread of its own. */
final class KeptHouse {
  static final Duration GRACE = Duration.ofSeconds(60);
  static final Duration EMPTY_LIFE = Duration.ofMinutes(5);
  static final RoomSettings SETTINGS =
      new RoomSettings(Duration.ofSeconds(15), EMPTY_LIFE, 100, 20_000, 100_000);

  final Path data;
  final ManualTime time;
  final RoomDirectory directory;
  final RoomKeeper keeper;

  private KeptHouse(Path data, ManualTime time) {
    this.data = data;
    this.time = time;
    this.keeper = new RoomKeeper(data, time, SETTINGS, Runnable::run);
    this.directory =
        new RoomDirectory(
            time,
            new MessageCodec(),
            new Secrets(),
            (room, key, expiresAt) -> "invite to " + room,
            SETTINGS,
            1000,
            1000,
            keeper);
  }

  /** A process that starts on that folder. */
  static KeptHouse on(Path data, ManualTime time) throws IOException {
    KeptHouse house = new KeptHouse(data, time);
    house.keeper.open(kept -> house.directory.restore(kept, GRACE));
    return house;
  }

  /** What a process finds that starts where this one is killed now, that long afterwards. */
  KeptHouse killed(Duration away) throws IOException {
    Path copy = Files.createTempDirectory(data, "next");
    Files.copy(data.resolve(StoreFolder.NAME), copy.resolve(StoreFolder.NAME));
    ManualTime then = new ManualTime();
    Duration later = Duration.ofMillis(time.wallMillis() - then.wallMillis()).plus(away);
    if (later.isNegative()) {
      then.stepWall(later);
    } else {
      then.advance(later);
    }
    return on(copy, then);
  }

  RoomActor creates(String id, RecordingSocket creator) {
    ObjectNode options = JsonNodeFactory.instance.objectNode().put("free_play", true);
    var wish =
        new ClientMessage.CreateRoom(
            "film", 0, "Alice", new RoomOptions(options), null, Set.of(Feature.RESUME));
    directory.create(id, wish, creator.joinToReturn("alice"), creator);
    return directory.find(id).orElseThrow();
  }

  RoomState room(String id) {
    return directory.find(id).orElseThrow().state();
  }

  void say(RoomActor room, RecordingSocket socket, ClientMessage message) {
    room.submit(socket.act("alice", message), socket);
  }

  /** A host's report of where its player is. */
  static ClientMessage reports(double position) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode().put("position", position);
    return new ClientMessage.StateUpdate(position, PlayState.PLAYING, null, null, null, payload);
  }
}
