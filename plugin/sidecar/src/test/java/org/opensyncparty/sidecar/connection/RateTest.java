package org.opensyncparty.sidecar.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.sidecar.connection.TestHouse.Peer;
import org.opensyncparty.sidecar.limits.Limit;

/** How much one socket may ask for; time stands still while it asks. */
@Timeout(60)
class RateTest {
  private static final int BURST = Limit.MESSAGE_BURST.standard();
  private static final Duration ONE_MESSAGE =
      Duration.ofSeconds(1).dividedBy(Limit.MESSAGE_RATE.standard());

  @AutoClose private final TestHouse house;

  RateTest(@TempDir Path data) throws Exception {
    house = new TestHouse(data);
  }

  private static List<String> times(int count, String what) {
    return Collections.nCopies(count, what);
  }

  private static void pings(Peer peer, int count) {
    for (int i = 0; i < count; i++) {
      peer.pings();
    }
  }

  @Test
  void aBurstIsAnsweredAndTheNextMessageIsRefusedUntilThereIsRoomForIt() throws Exception {
    Peer peer = house.connect();
    pings(peer, BURST);
    assertEquals(times(BURST, "pong"), peer.socket.hearsNext(BURST));
    pings(peer, 1);
    assertEquals(List.of("rate_limited"), peer.socket.hearsNext(1));
    house.time.advance(ONE_MESSAGE);
    pings(peer, 2);
    assertEquals(List.of("pong", "rate_limited"), peer.socket.hearsNext(2));
  }

  @Test
  void whoKeepsSendingIsClosedAfterSoManyRefusalsAndNotOneEarlier() throws Exception {
    Peer peer = house.connect();
    int refused = Limit.REFUSED_MESSAGES.standard();
    pings(peer, BURST + refused);
    peer.socket.hearsNext(BURST);
    assertEquals(times(refused, "rate_limited"), peer.socket.hearsNext(refused));
    assertNull(peer.socket.closed());
    pings(peer, 1);
    assertEquals(CloseStatus.POLICY, peer.socket.closed());
  }

  @Test
  void refusalsOfLongAgoAreForgiven() throws Exception {
    Peer peer = house.connect();
    peer.creates("sofa", "alice");
    for (int minute = 0; minute < 5; minute++) {
      pings(peer, BURST + Limit.REFUSED_MESSAGES.standard() / 2);
      house.time.advance(Duration.ofMinutes(1));
    }
    assertNull(peer.socket.closed());
  }

  @Test
  void whatCannotBeReadCountsAsAMessageToo() throws Exception {
    Peer peer = house.connect().creates("sofa", "alice");
    house.time.advance(Duration.ofMinutes(1));
    for (int i = 0; i < BURST / 2; i++) {
      peer.connection.onBinary();
      peer.connection.onTooLarge();
    }
    for (int i = 0; i < BURST / 2; i++) {
      assertEquals(List.of("bad_request", "too_large"), peer.socket.hearsNext(2));
    }
    peer.connection.onBinary();
    peer.connection.onTooLarge();
    pings(peer, 1);
    assertEquals(times(3, "rate_limited"), peer.socket.hearsNext(3));
  }

  @Test
  void whoSendsOnlyWhatCannotBeReadIsClosedAsWell() throws Exception {
    Peer peer = house.connect().creates("sofa", "alice");
    house.time.advance(Duration.ofMinutes(1));
    for (int i = 0; i < BURST + Limit.REFUSED_MESSAGES.standard(); i++) {
      peer.connection.onBinary();
    }
    assertNull(peer.socket.closed());
    peer.connection.onBinary();
    assertEquals(CloseStatus.POLICY, peer.socket.closed());
  }

  @Test
  void triesToComeInAreCountedByTheMinute() throws Exception {
    Peer peer = house.connect();
    int tries = Limit.JOIN_TRIES.standard();
    for (int i = 0; i < tries + 1; i++) {
      peer.asks("join_room", "nowhere", "me");
    }
    assertEquals(times(tries, "room_missing"), peer.socket.hearsNext(tries));
    assertEquals(List.of("rate_limited"), peer.socket.hearsNext(1));
    house.time.advance(Duration.ofMinutes(1).dividedBy(tries));
    peer.says("list_rooms", "{}").says("list_rooms", "{}");
    assertEquals(List.of("room_list", "rate_limited"), peer.socket.hearsNext(2));
  }

  @Test
  void invitesAreCountedByTheMinute() throws Exception {
    Peer host = house.connect().creates("sofa", "alice");
    int invites = Limit.INVITES.standard();
    for (int i = 0; i < invites + 1; i++) {
      host.says("create_invite", "{}");
    }
    // A refusal may be heard before the answers to what was sent earlier: it does not ask the room.
    List<String> answers = host.socket.hearsNext(invites + 1);
    assertEquals(invites, Collections.frequency(answers, "invite_created"));
    assertEquals(1, Collections.frequency(answers, "rate_limited"));
  }
}
