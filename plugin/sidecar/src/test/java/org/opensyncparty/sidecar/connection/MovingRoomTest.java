package org.opensyncparty.sidecar.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.ListedRoom;
import org.opensyncparty.room.RoomCommand;
import org.opensyncparty.sidecar.auth.AccessTokens;
import org.opensyncparty.sidecar.auth.InviteTokens;
import org.opensyncparty.sidecar.auth.ItemAccess;
import org.opensyncparty.sidecar.auth.SigningSecret;
import org.opensyncparty.sidecar.auth.TokenRules;
import org.opensyncparty.sidecar.auth.TokenVerifier;
import org.opensyncparty.sidecar.media.NoMediaServer;
import org.opensyncparty.sidecar.rooms.Room;
import org.opensyncparty.sidecar.rooms.RoomJournal;
import org.opensyncparty.sidecar.rooms.RoomMovingException;
import org.opensyncparty.sidecar.rooms.RoomSocket;
import org.opensyncparty.sidecar.rooms.Rooms;
import org.opensyncparty.sidecar.rooms.Secrets;
import org.opensyncparty.sidecar.time.ManualTime;

/** Who comes while a room moves from one node to another waits for that, and holds up nobody. */
class MovingRoomTest {
  private final ManualTime time = new ManualTime();
  private final CompletableFuture<Void> known = new CompletableFuture<>();
  private @Nullable TestHouse house;
  private @Nullable Admissions admissions;
  private @Nullable RoomMovingException moving;
  private int tries;

  /** The rooms of the house, which cannot be found for a while. */
  private final class Moving implements Rooms {
    @Override
    public Optional<? extends Room> find(String id) {
      tries++;
      if (moving != null) {
        throw moving;
      }
      return house().rooms.find(id);
    }

    @Override
    public void create(
        @Nullable String wantedId,
        ClientMessage.CreateRoom wish,
        RoomCommand.Join creator,
        RoomSocket socket) {
      house().rooms.create(wantedId, wish, creator, socket);
    }

    @Override
    public List<ListedRoom> listed(Predicate<ListedRoom> wanted, int limit) {
      return List.of();
    }
  }

  private TestHouse house() {
    if (house == null) {
      throw new AssertionError("not begun");
    }
    return house;
  }

  @BeforeEach
  void begin(@TempDir Path data) throws Exception {
    SeededWorkers workers = new SeededWorkers(time, new Random(1));
    house = new TestHouse(data, time, workers, RoomJournal.NONE);
    SigningSecret secret = SigningSecret.load(null, data);
    Rooms rooms = new Moving();
    Doorkeeper door =
        new Doorkeeper(
            false,
            true,
            new TokenVerifier(secret, null, new TokenRules(null, null), time),
            new InviteTokens(secret, time),
            new ItemAccess(new NoMediaServer(), new AccessTokens(time)),
            rooms);
    admissions = new Admissions(door, rooms, new Secrets(), time, workers);
    connect(1).onText("{\"type\":\"create_room\",\"room\":\"sofa\",\"client\":\"alice\"}");
    time.advance(Duration.ofSeconds(1));
  }

  @AfterEach
  void end() {
    house().close();
  }

  private final FakeSocket alice = new FakeSocket(1);
  private final FakeSocket bob = new FakeSocket(2);

  private Connection connect(long id) {
    ConnectionContext all = house().context;
    if (admissions == null) {
      throw new AssertionError("not begun");
    }
    return new Connection(
        id == 1 ? alice : bob,
        new ConnectionContext(
            all.time(), all.codec(), all.metrics(), admissions, all.messageRate()));
  }

  private void bobJoins() {
    connect(2).onText("{\"type\":\"join_room\",\"room\":\"sofa\",\"client\":\"bob\"}");
  }

  @Test
  void itsJoinIsTriedAgainUntilTheRoomIsThere() throws Exception {
    moving = new RoomMovingException("it moves");
    bobJoins();
    time.advance(Duration.ofSeconds(3));
    assertTrue(bob.isQuiet());
    moving = null;
    time.advance(Duration.ofSeconds(1));
    bob.hears("room_state");
  }

  @Test
  void whoKnowsWhatToWaitForAsksSeldomAndAtOnceWhenThatHappens() throws Exception {
    moving = new RoomMovingException("its ruler is silent", known);
    bobJoins();
    time.advance(Duration.ofMillis(900));
    assertEquals(1, tries);
    moving = null;
    known.complete(null);
    time.advance(Duration.ofMillis(301));
    bob.hears("room_state");
    assertEquals(2, tries);
  }

  @Test
  void aRoomThatStaysAwayIsGivenUpAfterFiveSecondsWithAWordThatSaysToComeAgain() throws Exception {
    moving = new RoomMovingException("its ruler is silent", new CompletableFuture<>());
    bobJoins();
    time.advance(Duration.ofSeconds(7));
    assertEquals(List.of("server_busy"), bob.hearsNext(1));
  }
}
