package org.opensyncparty.sidecar.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.JsonText;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.sidecar.connection.TestHouse.Peer;
import org.opensyncparty.sidecar.limits.Limit;

/** One socket's time, order and seat. */
@Timeout(60)
class ConnectionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(Limit.JOIN_SECONDS.standard());
  private static final Duration INSTANT = Duration.ofMillis(1);

  @AutoClose private final TestHouse house;

  ConnectionTest(@TempDir Path data) throws Exception {
    house = new TestHouse(data);
  }

  /** Does something in the room's turn, so that the room has time for nobody else meanwhile. */
  private void whileTheRoomIsBusy(Runnable action) throws Exception {
    FutureTask<Void> turn = new FutureTask<>(action, null);
    house.room("sofa").inTurn(turn);
    turn.get();
  }

  @Test
  void aSocketThatJoinsNoRoomIsClosedAfterAMinute() {
    Peer idle = house.connect();
    house.time.advance(PATIENCE.minus(INSTANT));
    assertNull(idle.socket.closed());
    house.time.advance(INSTANT);
    assertEquals(CloseStatus.POLICY, idle.socket.closed());
  }

  @Test
  void aSocketWithASeatStays() throws Exception {
    Peer alice = house.connect().creates("sofa", "alice");
    house.time.advance(PATIENCE.multipliedBy(100));
    assertNull(alice.socket.closed());
  }

  @Test
  void aSocketThatLeftItsRoomHasAnotherMinuteFromThen() throws Exception {
    Peer alice = house.connect().creates("sofa", "alice");
    house.time.advance(PATIENCE);
    alice.says("leave_room", "{}").socket.hears("client_left");
    house.time.advance(PATIENCE.minus(INSTANT));
    assertNull(alice.socket.closed());
    house.time.advance(INSTANT);
    assertEquals(CloseStatus.POLICY, alice.socket.closed());
  }

  @Test
  void aSocketInNoRoomIsClosedWhenItHasSentTooMuch() {
    Peer stranger = house.connect();
    String message = "{\"type\":\"dance\",\"x\":\"" + "é".repeat(16_000) + "\"}";
    int fit = Limit.UNJOINED_BYTES.standard() / JsonText.utf8Length(message);
    for (int i = 0; i < fit; i++) {
      stranger.connection.onText(message);
    }
    assertNull(stranger.socket.closed());
    stranger.connection.onText(message);
    assertEquals(CloseStatus.POLICY, stranger.socket.closed());
  }

  @Test
  void whatASocketInNoRoomSendsUnreadCountsAsTheLargestMessage() {
    Peer stranger = house.connect();
    int fit = Limit.UNJOINED_BYTES.standard() / ProtocolLimits.MAX_MESSAGE_BYTES;
    for (int i = 0; i < fit; i++) {
      stranger.connection.onBinary();
    }
    assertNull(stranger.socket.closed());
    stranger.connection.onTooLarge();
    assertEquals(CloseStatus.POLICY, stranger.socket.closed());
  }

  @Test
  void whoIsInARoomMaySendOnAndOn() throws Exception {
    Peer alice = house.connect().creates("sofa", "alice");
    String message = "{\"type\":\"dance\",\"x\":\"" + "x".repeat(60_000) + "\"}";
    for (int i = 0; i < 40; i++) {
      alice.connection.onText(message);
    }
    assertNull(alice.socket.closed());
    alice.says("leave_room", "{}");
    for (int i = 0; i < 8; i++) {
      alice.connection.onText(message);
    }
    assertNull(alice.socket.closed(), "what came before is forgiven");
    alice.connection.onText(message);
    assertEquals(CloseStatus.POLICY, alice.socket.closed());
  }

  @Test
  void aSocketThatEndsLeavesNoTimerBehind() {
    Peer idle = house.connect();
    assertEquals(1, house.time.waiting());
    idle.connection.onClosed(true);
    assertEquals(0, house.time.waiting());
  }

  @Test
  void whatComesDuringAJoinIsAnsweredBehindItAndInOrder() throws Exception {
    house.connect().creates("sofa", "alice");
    Peer bob = house.connect();
    whileTheRoomIsBusy(
        () -> {
          bob.asks("join_room", "sofa", "bob").pings();
          bob.says("player_event", "{'action':'play','position':1}").pings();
          assertTrue(bob.socket.isQuiet());
        });
    assertEquals(List.of("room_state", "pong", "not_host", "pong"), bob.socket.hearsNext(4));
  }

  @Test
  void moreThanIsHeldDuringAJoinIsRefusedAtOnce() throws Exception {
    house.connect().creates("sofa", "alice");
    Peer bob = house.connect();
    int held = Limit.HELD_MESSAGES.standard();
    whileTheRoomIsBusy(
        () -> {
          bob.asks("join_room", "sofa", "bob");
          for (int i = 0; i < held; i++) {
            bob.pings();
          }
          assertTrue(bob.socket.isQuiet());
          bob.pings();
          assertFalse(bob.socket.isQuiet());
        });
    assertEquals(List.of("rate_limited", "room_state"), bob.socket.hearsNext(2));
    assertTrue(bob.socket.hearsNext(held).stream().allMatch("pong"::equals));
    assertTrue(bob.pings().socket.hearsNext(1).contains("pong"));
  }

  @Test
  void moreTextThanIsHeldDuringAJoinIsRefusedAtOnce() throws Exception {
    house.connect().creates("sofa", "alice");
    Peer bob = house.connect();
    String large = "{\"type\":\"dance\",\"x\":\"" + "x".repeat(60_000) + "\"}";
    int held = Limit.HELD_TEXT.standard() / large.length();
    whileTheRoomIsBusy(
        () -> {
          bob.asks("join_room", "sofa", "bob");
          for (int i = 0; i < held; i++) {
            bob.connection.onText(large);
          }
          assertTrue(bob.socket.isQuiet());
          bob.connection.onText(large);
          assertFalse(bob.socket.isQuiet());
        });
    assertEquals(List.of("rate_limited", "room_state"), bob.socket.hearsNext(2));
    assertTrue(bob.socket.hearsNext(held).stream().allMatch("unknown_type"::equals));
  }

  @Test
  void aPongDoesNotOvertakeTheAnswerToWhatWasSentBefore() throws Exception {
    house.connect().creates("sofa", "alice");
    Peer bob = house.connect().joins("sofa", "bob");
    whileTheRoomIsBusy(
        () -> {
          bob.says("kick", "{'client_id':'alice'}").pings();
          assertTrue(bob.socket.isQuiet());
        });
    assertEquals(List.of("not_host", "pong"), bob.socket.hearsNext(2));
  }

  @Test
  void aSocketThatSaysGoodbyeDuringItsJoinLeavesNoSeatBehind() throws Exception {
    Peer alice = house.connect().creates("sofa", "alice");
    Peer bob = house.connect();
    whileTheRoomIsBusy(
        () -> {
          bob.asks("join_room", "sofa", "bob").pings();
          bob.connection.onClosed(true);
        });
    assertEquals(
        List.of("client_joined", "participants_update", "client_left", "participants_update"),
        alice.socket.hearsNext(4));
    assertEquals(1, house.room("sofa").state().members().size());
    assertTrue(bob.socket.isQuiet());
  }

  @Test
  void aSocketThatIsLostDuringItsJoinIsLostInTheRoomToo() throws Exception {
    Peer alice = house.connect().creates("sofa", "alice");
    Peer bob = house.connect();
    whileTheRoomIsBusy(
        () -> {
          bob.asks("join_room", "sofa", "bob");
          bob.connection.onClosed(false);
        });
    assertEquals(
        List.of("client_joined", "participants_update", "participants_update"),
        alice.socket.hearsNext(3));
    alice.pings().socket.hears("pong");
    house.time.advance(TestHouse.GRACE);
    assertEquals(List.of("client_left", "participants_update"), alice.socket.hearsNext(2));
  }

  @Test
  void whoIsLetIntoAnotherRoomLeavesTheFirstWithoutHearingOfIt() throws Exception {
    Peer alice = house.connect().creates("sofa", "alice");
    Peer bob = house.connect().joins("sofa", "bob");
    alice.socket.hearsNext(2);
    bob.creates("kitchen", "bob");
    assertEquals(List.of("client_left", "participants_update"), alice.socket.hearsNext(2));
    assertTrue(bob.socket.isQuiet());
    assertEquals("bob", house.room("kitchen").state().hostId());
  }

  @Test
  void whoIsNotLetIntoAnotherRoomKeepsTheSeat() throws Exception {
    house.connect().creates("kitchen", "carol");
    Peer bob = house.connect().creates("sofa", "bob");
    bob.asks("create_room", "kitchen", "bob");
    assertEquals(List.of("room_exists"), bob.socket.hearsNext(1));
    bob.says("player_event", "{'action':'play','position':1}").pings();
    assertEquals(List.of("pong"), bob.socket.hearsNext(1));
  }

  @Test
  void onlyTheHostChoosesTheMedia() throws Exception {
    Peer alice = house.connect().creates("sofa", "alice");
    Peer bob = house.connect().joins("sofa", "bob");
    alice.socket.hearsNext(2);
    bob.says("set_media", "{'media_url':'other'}").pings();
    assertEquals(List.of("not_host", "pong"), bob.socket.hearsNext(2));
    alice.says("set_media", "{'media_url':'other'}").pings();
    assertEquals(List.of("room_state", "pong"), alice.socket.hearsNext(2));
    assertEquals(
        "other", bob.socket.hears("room_state").path("payload").path("media_url").asText());
  }

  @Test
  void setMediaOutsideOfARoomIsRefusedWithoutAskingAnybody() throws Exception {
    Peer alice = house.connect().says("set_media", "{'media_url':'other'}");
    assertEquals(List.of("not_in_room"), alice.socket.hearsNext(1));
  }

  @Test
  void aFloodOfStatesIsRefusedAndNothingElseIs() throws Exception {
    Peer alice = house.connect().creates("sofa", "alice");
    int burst = Limit.REPORT_BURST.standard();
    for (int i = 0; i < burst + 1; i++) {
      alice.says("member_status", "{'state':'playing'}");
    }
    // A seed's client: the room refuses each that reaches it, on a thread of its own.
    List<String> heard = alice.socket.hearsNext(burst + 1);
    assertEquals(burst, Collections.frequency(heard, "bad_request"));
    assertEquals(1, Collections.frequency(heard, "rate_limited"));
    alice.says("create_invite", "{}").pings();
    assertEquals(List.of("invite_created", "pong"), alice.socket.hearsNext(2));
    house.time.advance(Duration.ofSeconds(1));
    for (int i = 0; i < Limit.REPORT_RATE.standard() + 1; i++) {
      alice.says("member_status", "{'state':'playing'}");
    }
    heard = alice.socket.hearsNext(Limit.REPORT_RATE.standard() + 1);
    assertEquals(1, Collections.frequency(heard, "rate_limited"));
  }

  @Test
  void whoDoesNotStopToFloodIsClosed() throws Exception {
    Peer alice = house.connect().creates("sofa", "alice");
    int enough = Limit.REPORT_BURST.standard() + Limit.REFUSED_MESSAGES.standard();
    for (int i = 0; i < enough; i++) {
      alice.says("member_status", "{'state':'playing'}");
    }
    assertNull(alice.socket.closed());
    alice.says("member_status", "{'state':'playing'}");
    assertEquals(CloseStatus.POLICY, alice.socket.closed());
  }
}
