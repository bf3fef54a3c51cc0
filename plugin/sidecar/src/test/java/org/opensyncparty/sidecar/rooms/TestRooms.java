package org.opensyncparty.sidecar.rooms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Set;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.MessageCodec;
import org.opensyncparty.protocol.PlayerAction;
import org.opensyncparty.protocol.RoomOptions;
import org.opensyncparty.room.RoomSettings;
import org.opensyncparty.sidecar.time.ManualTime;

/** A directory of real rooms in virtual time. */
public final class TestRooms {
  static final int MAX_ROOMS = 8;
  static final int MAX_ROOMS_PER_USER = 3;
  public static final Duration GRACE = Duration.ofSeconds(15);
  public static final Duration EMPTY_LIFE = Duration.ofMinutes(5);

  public final ManualTime time = new ManualTime();
  public final RoomDirectory directory;
  private long lastSocket;

  TestRooms() {
    this(MAX_ROOMS);
  }

  public TestRooms(int maxRooms) {
    this(maxRooms, RoomJournal.NONE);
  }

  public TestRooms(int maxRooms, RoomJournal journal) {
    this.directory =
        new RoomDirectory(
            time,
            new MessageCodec(),
            new Secrets(),
            (room, key, expiresAt) -> "invite to " + room,
            new RoomSettings(GRACE, EMPTY_LIFE, 100, 20_000, 100_000),
            maxRooms,
            MAX_ROOMS_PER_USER,
            journal);
  }

  public RecordingSocket socket() {
    return new RecordingSocket(++lastSocket);
  }

  /** Makes a room in which everybody may act, with its creator in it. */
  public RoomActor create(String id, String host, RecordingSocket creator) {
    directory.create(id, wish(), creator.join(host), creator);
    return directory.find(id).orElseThrow();
  }

  static ClientMessage.CreateRoom wish() {
    var options = new RoomOptions(JsonNodeFactory.instance.objectNode().put("free_play", true));
    return new ClientMessage.CreateRoom("film", 0, "Host", options, null, Set.of());
  }

  /** A player's event that can be told from others by its position. */
  public static ClientMessage playsAt(double position) {
    var payload =
        JsonNodeFactory.instance.objectNode().put("action", "play").put("position", position);
    return new ClientMessage.PlayerEvent(PlayerAction.PLAY, position, null, null, null, payload);
  }
}
