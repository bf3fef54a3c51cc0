package org.opensyncparty.sidecar.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.PlayState;
import org.opensyncparty.room.ChatLog;
import org.opensyncparty.room.Member;
import org.opensyncparty.room.PlayQueue;
import org.opensyncparty.room.RoomCommand;
import org.opensyncparty.room.RoomState;
import org.opensyncparty.sidecar.rooms.RecordingSocket;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.rooms.TestRooms;
import org.opensyncparty.sidecar.time.ManualTime;

@Timeout(60)
class RoomKeeperTest {
  private static final Duration MOMENT = Duration.ofSeconds(5);

  @TempDir private Path data = Path.of(".");
  private final RecordingSocket alice = new RecordingSocket(1);
  private final RecordingSocket bob = new RecordingSocket(2);
  private KeptHouse house;
  private RoomActor room;

  @BeforeEach
  void aliceIsInHerRoom() throws IOException {
    house = KeptHouse.on(data, new ManualTime());
    room = house.creates("sofa", alice);
  }

  private void written() {
    house.time.advance(RoomKeeper.WRITE_EVERY);
  }

  private static List<Member> members(RoomState room) {
    return List.copyOf(room.members().all());
  }

  private static List<String> secrets(RoomState room) {
    return members(room).stream().map(member -> String.valueOf(member.secretHash())).toList();
  }

  @Test
  void aRoomIsAsItWasAndItsSeatsWaitForThoseWhoHadThem() throws IOException {
    room.submit(bob.joinToReturn("bob"), bob);
    written();
    RoomState before = room.state();
    RoomState after = house.killed(MOMENT).room("sofa");
    assertEquals(before.key(), after.key(), "or invites would be worth nothing");
    assertEquals(before.mediaUrl(), after.mediaUrl());
    assertEquals(before.options(), after.options());
    assertEquals("alice", after.hostId());
    assertEquals(before.formerUsers(), after.formerUsers());
    assertEquals(List.of("alice", "bob"), members(after).stream().map(Member::clientId).toList());
    assertTrue(members(after).stream().noneMatch(Member::isConnected));
    assertEquals(secrets(before), secrets(after));
  }

  @Test
  void whatWasSaidIsStillThereAndNewLinesGetNewIds() throws IOException {
    house.say(room, alice, new ClientMessage.Chat("hello"));
    house.say(room, alice, new ClientMessage.Chat("is anybody there?"));
    written();
    ChatLog before = room.state().chat();
    ChatLog after = house.killed(MOMENT).room("sofa").chat();
    assertEquals(2, after.lines().size());
    assertEquals(before.lines(), after.lines());
    assertTrue(after.lastId() > before.lastId() + 100, "lines that were lost had ids too");
  }

  @Test
  void whatComesNextStillComesAndNewEntriesGetNewIds() throws IOException {
    house.say(room, alice, new ClientMessage.QueueAdd("sequel", "The Sequel"));
    house.say(room, alice, new ClientMessage.QueueAdd("third", "The Third"));
    written();
    PlayQueue before = room.state().queue();
    PlayQueue after = house.killed(MOMENT).room("sofa").queue();
    assertEquals(2, after.entries().size());
    assertEquals(before.entries(), after.entries());
    assertTrue(after.lastId() > before.lastId() + 100, "entries that were lost had ids too");
  }

  @Test
  void aFilmThatPlaysGoesOnFromWhereItWouldBe() throws IOException {
    house.say(room, alice, TestRooms.playsAt(100));
    written();
    KeptHouse next = house.killed(MOMENT);
    RoomState after = next.room("sofa");
    assertEquals(PlayState.PLAYING, after.timeline().playState());
    assertEquals(105.25, after.timeline().positionAt(next.time.nowMillis()), 1e-3);
  }

  @Test
  void whatHappenedLessThanAQuarterOfASecondAgoMayBeLostAndNothingElse() throws IOException {
    house.say(room, alice, TestRooms.playsAt(100));
    written();
    house.say(room, alice, TestRooms.playsAt(500));
    house.time.advance(RoomKeeper.WRITE_EVERY.minusMillis(1));
    assertTrue(positionAfterKill() < 200);
    house.time.advance(Duration.ofMillis(1));
    assertTrue(positionAfterKill() > 499);
  }

  private double positionAfterKill() throws IOException {
    KeptHouse next = house.killed(Duration.ZERO);
    return next.room("sofa").timeline().positionAt(next.time.nowMillis());
  }

  @Test
  void reportsThatOnlySayWhatFollowsAreNotWritten() throws IOException {
    house.say(room, alice, TestRooms.playsAt(0));
    written();
    byte[] before = Files.readAllBytes(data.resolve(StoreFolder.NAME));
    for (int second = 1; second <= 20; second++) {
      house.time.advance(Duration.ofSeconds(1));
      house.say(room, alice, KeptHouse.reports(second + 0.2));
    }
    written();
    assertEquals(before.length, Files.size(data.resolve(StoreFolder.NAME)));
  }

  @Test
  void aReportOfSomewhereElseIsWritten() throws IOException {
    house.say(room, alice, TestRooms.playsAt(0));
    written();
    house.say(room, alice, KeptHouse.reports(3));
    written();
    assertEquals(3.25, positionAfterKill(), 1e-3);
  }

  @Test
  void revisionsThatWereNotWrittenNeverComeAgain() throws IOException {
    house.say(room, alice, TestRooms.playsAt(0));
    written();
    for (int i = 1; i <= 100; i++) {
      house.say(room, alice, TestRooms.playsAt(i));
    }
    long lost = room.state().timeline().revision();
    KeptHouse next = house.killed(Duration.ZERO);
    assertTrue(next.room("sofa").timeline().revision() > lost);
    next.time.advance(RoomKeeper.WRITE_EVERY);
    long second = next.room("sofa").timeline().revision();
    assertTrue(next.killed(Duration.ZERO).room("sofa").timeline().revision() > second);
  }

  @Test
  void aRoomThatHasEndedDoesNotComeBack() throws IOException {
    written();
    room.submit(alice.leave("alice"), alice);
    house.time.advance(KeptHouse.EMPTY_LIFE);
    written();
    assertEquals(Optional.empty(), house.killed(MOMENT).directory.find("sofa"));
  }

  @Test
  void aRoomThatWasMadeAndEndedBetweenTwoWritesIsNotWritten() throws IOException {
    RecordingSocket carol = new RecordingSocket(3);
    RoomActor brief = house.creates("brief", carol);
    brief.submit(carol.leave("alice"), carol);
    brief.submit(new RoomCommand.EmptyExpired(), null);
    written();
    written();
    assertEquals(Optional.empty(), house.killed(MOMENT).directory.find("brief"));
  }

  @Test
  void anEmptyRoomWhoseTimeRanOutMeanwhileIsGoneForGood() throws IOException {
    room.submit(alice.leave("alice"), alice);
    written();
    KeptHouse next = house.killed(KeptHouse.EMPTY_LIFE);
    assertEquals(0, next.directory.size());
    next.time.advance(RoomKeeper.WRITE_EVERY);
    assertEquals(0, next.killed(Duration.ZERO).directory.size());
  }

  @Test
  void whoDoesNotComeBackWithinTheGraceIsGone() throws IOException {
    room.submit(bob.joinToReturn("bob"), bob);
    written();
    KeptHouse next = house.killed(MOMENT);
    RecordingSocket again = new RecordingSocket(9);
    next.directory.find("sofa").orElseThrow().submit(again.comesBack("bob", bob), again);
    next.time.advance(KeptHouse.GRACE);
    assertEquals("bob", next.room("sofa").hostId());
    assertEquals(1, next.room("sofa").members().size());
  }

  @Test
  void aRoomOfTheDayBeforeYesterdayIsNotBroughtBack() throws IOException {
    written();
    assertEquals(0, house.killed(KeptRooms.MAX_AWAY.plusSeconds(1)).directory.size());
  }

  @Test
  void aClockThatWasSetBackMeanwhileChangesNothing() throws IOException {
    house.say(room, alice, TestRooms.playsAt(100));
    written();
    house.time.advance(MOMENT);
    KeptHouse next = house.killed(Duration.ofSeconds(-3));
    assertEquals(102.25, next.room("sofa").timeline().positionAt(next.time.nowMillis()), 1e-3);
    KeptHouse longBefore = house.killed(Duration.ofSeconds(-5).minus(MOMENT));
    assertEquals(
        100.25,
        longBefore.room("sofa").timeline().positionAt(longBefore.time.nowMillis()),
        1e-3,
        "no time seems to have gone by, and the film stands at no less than it was");
  }

  @Test
  void aClockThatWasSetWhileItRanChangesNothing() throws IOException {
    house.time.stepWall(Duration.ofHours(-2));
    house.say(room, alice, TestRooms.playsAt(100));
    written();
    KeptHouse next = house.killed(MOMENT);
    assertEquals(105.25, next.room("sofa").timeline().positionAt(next.time.nowMillis()), 1e-3);
  }

  @Test
  void anUnusableFolderCostsNothingButTheKeepingAndIsTriedAgain() throws IOException {
    Path blocked = data.resolve("blocked");
    Files.writeString(blocked, "a file where the folder should be");
    KeptHouse other = KeptHouse.on(blocked, new ManualTime());
    assertTrue(other.keeper.isFailing());
    RoomActor kept = other.creates("kept", new RecordingSocket(5));
    RecordingSocket carol = new RecordingSocket(6);
    RoomActor ended = other.creates("ended", carol);
    other.time.advance(RoomKeeper.RETRY_EVERY);
    assertTrue(other.keeper.isFailing());
    ended.submit(carol.leave("alice"), carol);
    ended.submit(new RoomCommand.EmptyExpired(), null);
    Files.delete(blocked);
    other.time.advance(RoomKeeper.RETRY_EVERY);
    assertFalse(other.keeper.isFailing());
    assertEquals(1, other.killed(MOMENT).directory.size());
    assertEquals("alice", kept.state().hostId());
  }

  @Test
  void whatIsClosedWritesItsLastWordsFirst() throws IOException {
    house.say(room, alice, TestRooms.playsAt(700));
    house.keeper.close();
    house.say(room, alice, TestRooms.playsAt(1));
    written();
    assertTrue(positionAfterKill() >= 700);
  }

  @Test
  void theFileIsItsOwnersAlone() throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      for (Path file : files.toList()) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
  }
}
