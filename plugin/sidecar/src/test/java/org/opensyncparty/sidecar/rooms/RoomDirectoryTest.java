package org.opensyncparty.sidecar.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.protocol.RoomOptions;
import org.opensyncparty.room.RoomState;

@Timeout(60)
class RoomDirectoryTest {
  private final TestRooms rooms = new TestRooms();

  private ErrorCode refusalOf(String id, RecordingSocket creator) {
    return assertThrows(ProtocolException.class, () -> rooms.create(id, "x", creator)).code();
  }

  @Test
  void theCreatorOfARoomIsItsHostAndHearsItsState() {
    RecordingSocket alice = rooms.socket();
    RoomActor room = rooms.create("sofa", "alice", alice);
    assertEquals(List.of("seated as alice", "room_state", "settled"), alice.events());
    assertEquals("alice", room.state().hostId());
    assertEquals(1, rooms.directory.members());
  }

  @Test
  void aRoomOfTheSameIdIsRefusedAndTheFirstIsNotTouched() {
    RecordingSocket alice = rooms.socket();
    RoomActor room = rooms.create("sofa", "alice", alice);
    alice.events();
    RecordingSocket eve = rooms.socket();
    assertEquals(ErrorCode.ROOM_EXISTS, refusalOf("sofa", eve));
    assertEquals(List.of(), eve.events());
    assertEquals(List.of(), alice.events());
    assertEquals("alice", room.state().hostId());
  }

  @Test
  void roomsThatAreNotNamedGetIdsOfTheirOwn() {
    for (int i = 0; i < 2; i++) {
      RecordingSocket creator = rooms.socket();
      rooms.directory.create(null, TestRooms.wish(), creator.join("host"), creator);
    }
    assertEquals(2, rooms.directory.size());
    rooms.directory.all().forEach(room -> assertEquals(10, room.state().id().length()));
  }

  @Test
  void moreRoomsThanMayBeAreRefusedUntilOneEnds() {
    RecordingSocket last = rooms.socket();
    for (int i = 0; i < TestRooms.MAX_ROOMS; i++) {
      rooms.create("room-" + i, "host", i == 0 ? last : rooms.socket());
    }
    assertEquals(ErrorCode.SERVER_BUSY, refusalOf("one-more", rooms.socket()));
    rooms.directory.find("room-0").orElseThrow().submit(last.leave("host"), last);
    assertEquals(ErrorCode.SERVER_BUSY, refusalOf("one-more", rooms.socket()));
    rooms.time.advance(TestRooms.EMPTY_LIFE);
    rooms.create("one-more", "host", rooms.socket());
    assertEquals(TestRooms.MAX_ROOMS, rooms.directory.size());
  }

  @Test
  void oneUserHasNoMoreRoomsThanMayBeUntilOneEnds() {
    RecordingSocket eve = rooms.socket();
    for (int i = 0; i < TestRooms.MAX_ROOMS_PER_USER; i++) {
      rooms.create("room-" + i, "eve", eve);
    }
    assertEquals(ErrorCode.SERVER_BUSY, refusalOf("one-more", eve));
    rooms.create("another's", "alice", rooms.socket());
    rooms.directory.find("room-0").orElseThrow().submit(eve.leave("eve"), eve);
    assertEquals(ErrorCode.SERVER_BUSY, refusalOf("one-more", eve), "an empty one is still there");
    rooms.time.advance(TestRooms.EMPTY_LIFE);
    rooms.create("one-more", "eve", eve);
    assertEquals(ErrorCode.SERVER_BUSY, refusalOf("two-more", eve));
  }

  @Test
  void roomsThatCameBackWithTheServerStillCountAndAreNeverTooMany() {
    RecordingSocket alice = rooms.socket();
    RoomState made = rooms.create("sofa", "alice", alice).state();
    TestRooms next = new TestRooms();
    for (int i = 0; i <= TestRooms.MAX_ROOMS_PER_USER; i++) {
      RoomState kept =
          RoomState.created("kept-" + i, "key", "film", 0, RoomOptions.DEFAULT, made.settings(), 0)
              .ownedBy(made.owner());
      next.directory.restore(
          List.of(new KeptRoom(kept, 0, 0, next.time.wallMillis())), TestRooms.GRACE);
    }
    assertEquals(TestRooms.MAX_ROOMS_PER_USER + 1, next.directory.size());
    assertThrows(ProtocolException.class, () -> next.create("another", "alice", alice));
    next.time.advance(TestRooms.EMPTY_LIFE);
    next.create("another", "alice", alice);
  }

  @Test
  void aRoomThatCouldNotBeMadeIsOnNobodysAccount() {
    RecordingSocket eve = rooms.socket();
    rooms.create("room", "alice", rooms.socket());
    for (int i = 0; i < 2 * TestRooms.MAX_ROOMS_PER_USER; i++) {
      assertEquals(ErrorCode.ROOM_EXISTS, refusalOf("room", eve));
    }
    rooms.create("eve's", "eve", eve);
  }

  @Test
  void manyWhoCreateAtOnceGetNoMoreRoomsThanMayBe() throws InterruptedException {
    int threads = 4 * TestRooms.MAX_ROOMS;
    CountDownLatch start = new CountDownLatch(1);
    List<Thread> creators = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      String id = "room-" + i;
      RecordingSocket creator = rooms.socket();
      creators.add(
          new Thread(
              () -> {
                try {
                  start.await();
                  rooms.create(id, "host", creator);
                } catch (InterruptedException | ProtocolException refused) {
                  Thread.currentThread().interrupt();
                }
              }));
    }
    creators.forEach(Thread::start);
    start.countDown();
    for (Thread creator : creators) {
      creator.join();
    }
    assertEquals(TestRooms.MAX_ROOMS, rooms.directory.size());
  }

  @Test
  void anEmptyRoomWaitsForItsLifeAndNoLonger() {
    RecordingSocket alice = rooms.socket();
    rooms.create("sofa", "alice", alice).submit(alice.leave("alice"), alice);
    rooms.time.advance(TestRooms.EMPTY_LIFE.minus(Duration.ofMillis(1)));
    assertTrue(rooms.directory.find("sofa").isPresent());
    rooms.time.advance(Duration.ofMillis(1));
    assertTrue(rooms.directory.find("sofa").isEmpty());
    assertEquals(0, rooms.time.waiting());
  }

  @Test
  void somebodyWhoComesBackKeepsTheRoomAlive() {
    RecordingSocket alice = rooms.socket();
    RoomActor room = rooms.create("sofa", "alice", alice);
    room.submit(alice.leave("alice"), alice);
    RecordingSocket bob = rooms.socket();
    room.submit(bob.join("bob"), bob);
    rooms.time.advance(TestRooms.EMPTY_LIFE.multipliedBy(2));
    assertTrue(rooms.directory.find("sofa").isPresent());
    assertEquals("bob", room.state().hostId());
  }

  @Test
  void aRoomThatHasEndedLetsNobodyInWhoFoundItBefore() {
    RecordingSocket alice = rooms.socket();
    RoomActor ended = rooms.create("sofa", "alice", alice);
    ended.submit(alice.leave("alice"), alice);
    rooms.time.advance(TestRooms.EMPTY_LIFE);
    RecordingSocket bob = rooms.socket();
    ended.submit(bob.join("bob"), bob);
    assertEquals(List.of("refused room_missing", "settled"), bob.events());
    assertEquals(0, ended.state().members().size());
  }

  @Test
  void aLaterRoomOfTheSameIdIsAnotherRoom() {
    RecordingSocket alice = rooms.socket();
    RoomActor first = rooms.create("sofa", "alice", alice);
    first.submit(alice.leave("alice"), alice);
    rooms.time.advance(TestRooms.EMPTY_LIFE);
    RoomActor second = rooms.create("sofa", "alice", alice);
    assertNotEquals(first.state().key(), second.state().key());
  }
}
