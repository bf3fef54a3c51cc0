package org.opensyncparty.sidecar.connection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.MessageCodec;
import org.opensyncparty.room.RoomSettings;
import org.opensyncparty.sidecar.auth.AccessTokens;
import org.opensyncparty.sidecar.auth.InviteTokens;
import org.opensyncparty.sidecar.auth.ItemAccess;
import org.opensyncparty.sidecar.auth.SigningSecret;
import org.opensyncparty.sidecar.auth.SigningSecretException;
import org.opensyncparty.sidecar.auth.TokenRules;
import org.opensyncparty.sidecar.auth.TokenVerifier;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.media.NoMediaServer;
import org.opensyncparty.sidecar.metrics.SidecarMetrics;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.rooms.RoomDirectory;
import org.opensyncparty.sidecar.rooms.RoomJournal;
import org.opensyncparty.sidecar.rooms.Secrets;
import org.opensyncparty.sidecar.time.ManualTime;

/** All that is behind a socket, and real; only the network and the time are the test's. */
final class TestHouse implements AutoCloseable {
  static final Duration GRACE = Duration.ofSeconds(15);

  static final RoomSettings SETTINGS =
      new RoomSettings(
          GRACE,
          Duration.ofMinutes(5),
          Limit.MEMBERS.standard(),
          Limit.ROOM_TALK_RATE.standard(),
          Limit.ROOM_TALK_BURST.standard());

  final ManualTime time;
  final RoomDirectory rooms;
  final ConnectionContext context;
  private final Admissions admissions;
  private final AtomicLong lastSocket = new AtomicLong();

  /** Asks for no token. */
  TestHouse(Path data) throws SigningSecretException {
    this(data, new ManualTime(), null, RoomJournal.NONE);
  }

  /**
   * The same on a time and with workers of the test's own.
   *
   * @param workers check who comes in; null for threads as the real ones
   * @param journal hears of every room that changes
   */
  TestHouse(Path data, ManualTime time, @Nullable ExecutorService workers, RoomJournal journal)
      throws SigningSecretException {
    this.time = time;
    MessageCodec codec = new MessageCodec();
    Secrets secrets = new Secrets();
    SigningSecret secret = SigningSecret.load(null, data);
    InviteTokens invites = new InviteTokens(secret, time);
    rooms =
        new RoomDirectory(
            time,
            codec,
            secrets,
            invites::issue,
            SETTINGS,
            Limit.ROOMS.standard(),
            Limit.ROOMS_PER_USER.standard(),
            journal);
    Doorkeeper door =
        new Doorkeeper(
            false,
            true,
            new TokenVerifier(secret, null, new TokenRules(null, null), time),
            invites,
            new ItemAccess(new NoMediaServer(), new AccessTokens(time)),
            rooms);
    admissions =
        workers == null
            ? new Admissions(door, rooms, secrets, time)
            : new Admissions(door, rooms, secrets, time, workers);
    context =
        new ConnectionContext(
            time,
            codec,
            new SidecarMetrics(MessageCodec.clientTypes()),
            admissions,
            Limit.MESSAGE_RATE.standard());
  }

  /** A client that has just connected. */
  Peer connect() {
    return new Peer(new FakeSocket(lastSocket.incrementAndGet()), context);
  }

  /** A living room. */
  RoomActor room(String id) {
    return rooms.find(id).orElseThrow();
  }

  @Override
  public void close() {
    admissions.close();
  }

  /** The far end of a socket, and the connection at the near end. JSON has single quotes. */
  static final class Peer {
    final FakeSocket socket;
    final Connection connection;

    private Peer(FakeSocket socket, ConnectionContext context) {
      this.socket = socket;
      this.connection = new Connection(socket, context);
    }

    Peer says(String type, String payload) {
      connection.onText("{'type':'%s','payload':%s}".formatted(type, payload).replace('\'', '"'));
      return this;
    }

    Peer asks(String type, String room, String client) {
      String message = "{'type':'%s','room':'%s','client':'%s'}".formatted(type, room, client);
      connection.onText(message.replace('\'', '"'));
      return this;
    }

    Peer pings() {
      return says("ping", "{'client_ts':1}");
    }

    /** In the room, with everything heard that this had to say. */
    Peer creates(String room, String client) throws InterruptedException {
      asks("create_room", room, client).socket.hears("room_state");
      return settled();
    }

    /** In the room, with everything heard that this had to say. */
    Peer joins(String room, String client) throws InterruptedException {
      asks("join_room", room, client).socket.hears("room_state");
      return settled();
    }

    /** Behind the pong, the join is over for the others, too. */
    private Peer settled() throws InterruptedException {
      pings().socket.hears("pong");
      return this;
    }
  }
}
