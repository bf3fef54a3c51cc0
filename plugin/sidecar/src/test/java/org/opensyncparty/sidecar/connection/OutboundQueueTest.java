package org.opensyncparty.sidecar.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.room.Effect.Delivery;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.transport.Socket;
import org.opensyncparty.sidecar.transport.TextFrame;

class OutboundQueueTest {
  /** A peer that reads when the test says so. */
  private static final class Peer implements Socket {
    final List<String> written = new ArrayList<>();
    final Deque<Consumer<Boolean>> unread = new ArrayDeque<>();
    boolean readsAtOnce;
    @Nullable CloseStatus closed;

    @Override
    public long id() {
      return 1;
    }

    @Override
    public String remoteAddress() {
      return "127.0.0.1";
    }

    @Override
    public void write(TextFrame frame, WriteListener done) {
      String text = StandardCharsets.UTF_8.decode(frame.bytes()).toString();
      written.add(text.substring(text.length() - 1));
      if (readsAtOnce) {
        done.written(frame, true);
      } else {
        unread.add(ok -> done.written(frame, ok));
      }
    }

    @Override
    public void close(CloseStatus status) {
      closed = status;
    }

    void readsOne() {
      unread.remove().accept(true);
    }
  }

  private static final class Counts implements OutboundQueue.Listener {
    int sent;
    int coalesced;
    int overflowed;

    @Override
    public void sent() {
      sent++;
    }

    @Override
    public void coalesced() {
      coalesced++;
    }

    @Override
    public void overflowed() {
      overflowed++;
    }
  }

  private final Peer peer = new Peer();
  private final Counts counts = new Counts();
  private final OutboundQueue queue = new OutboundQueue(peer, counts);

  private void offer(String text) {
    queue.offer(TextFrame.of(text), Delivery.IN_ORDER);
  }

  /** As much as may be in flight, so that whatever follows waits. */
  private void fillTheNetwork() {
    offer("x".repeat(Limit.BYTES_IN_FLIGHT.standard()));
    peer.written.clear();
  }

  @Test
  void aPeerThatReadsGetsEverythingAtOnceAndInOrder() {
    peer.readsAtOnce = true;
    offer("1");
    offer("2");
    offer("3");
    assertEquals(List.of("1", "2", "3"), peer.written);
    assertEquals(3, counts.sent);
  }

  @Test
  void smallFramesShareTheFlightAndWhatDoesNotFitWaits() {
    offer("1");
    offer("2");
    assertEquals(List.of("1", "2"), peer.written);
    fillTheNetwork();
    offer("3");
    assertEquals(List.of(), peer.written);
  }

  @Test
  void whatWaitsGoesInOrderWhenThePeerHasRead() {
    fillTheNetwork();
    offer("1");
    offer("2");
    peer.readsOne();
    assertEquals(List.of("1", "2"), peer.written);
  }

  @Test
  void ofStateUpdatesOnlyTheNewestWaitsBehindWhatCameBetween() {
    fillTheNetwork();
    queue.offer(TextFrame.of("1"), Delivery.NEWEST_STATE_UPDATE);
    offer("p");
    queue.offer(TextFrame.of("l"), Delivery.NEWEST_PARTICIPANTS);
    queue.offer(TextFrame.of("2"), Delivery.NEWEST_STATE_UPDATE);
    peer.readsOne();
    assertEquals(List.of("p", "l", "2"), peer.written);
    assertEquals(1, counts.coalesced);
  }

  @Test
  void stateUpdatesAloneNeverFillTheQueue() {
    fillTheNetwork();
    for (int i = 0; i < 10 * Limit.QUEUED_MESSAGES.standard(); i++) {
      queue.offer(TextFrame.of("s"), Delivery.NEWEST_STATE_UPDATE);
    }
    assertNull(peer.closed);
  }

  @Test
  void whatMovesPlayersGoesBeforeAllTalkThatWaits() {
    fillTheNetwork();
    queue.offer(TextFrame.of("a"), Delivery.BEHIND);
    queue.offer(TextFrame.of("b"), Delivery.BEHIND);
    queue.offer(TextFrame.of("s"), Delivery.NEWEST_STATE_UPDATE);
    offer("p");
    peer.readsOne();
    assertEquals(List.of("s", "p", "a", "b"), peer.written);
  }

  @Test
  void whatIsNotWorthWaitingIsDroppedWhileThePeerIsSlow() {
    fillTheNetwork();
    queue.offer(TextFrame.of("1"), Delivery.OR_NEVER);
    peer.readsOne();
    queue.offer(TextFrame.of("2"), Delivery.OR_NEVER);
    assertEquals(List.of("2"), peer.written);
    assertEquals(1, counts.coalesced);
  }

  @Test
  void aPeerThatReadsNoTalkIsClosedLikeAnyOther() {
    fillTheNetwork();
    for (int i = 0; i <= Limit.QUEUED_MESSAGES.standard(); i++) {
      queue.offer(TextFrame.of("t"), Delivery.BEHIND);
    }
    assertEquals(CloseStatus.TOO_SLOW, peer.closed);
  }

  @Test
  void tooManyMessagesCloseTheSocketAndDropWhatWaits() {
    fillTheNetwork();
    for (int i = 0; i < Limit.QUEUED_MESSAGES.standard(); i++) {
      offer("e");
    }
    assertNull(peer.closed);
    offer("e");
    assertEquals(CloseStatus.TOO_SLOW, peer.closed);
    assertEquals(1, counts.overflowed);
    peer.readsOne();
    offer("later");
    assertEquals(List.of(), peer.written);
    assertEquals(1, counts.overflowed);
  }

  @Test
  void tooManyBytesCloseTheSocketToo() {
    fillTheNetwork();
    String large = "x".repeat(60_000);
    int fit = Limit.QUEUED_BYTES.standard() / (60_000 + 4);
    for (int i = 0; i < fit; i++) {
      offer(large);
    }
    assertNull(peer.closed);
    offer(large);
    assertEquals(CloseStatus.TOO_SLOW, peer.closed);
  }

  @Test
  void oneFrameLargerThanTheFlightStillGoes() {
    offer("x".repeat(3 * Limit.BYTES_IN_FLIGHT.standard()));
    assertEquals(1, peer.written.size());
  }

  @Test
  void manyFramesToAPeerThatReadsAtOnceDoNotDeepenTheStack() {
    fillTheNetwork();
    peer.readsAtOnce = true;
    for (int i = 0; i < Limit.QUEUED_MESSAGES.standard(); i++) {
      offer("m");
    }
    peer.readsOne();
    assertTrue(peer.written.size() == Limit.QUEUED_MESSAGES.standard());
  }

  @Test
  void aFailedWriteEndsTheQueue() {
    fillTheNetwork();
    offer("1");
    peer.unread.remove().accept(false);
    offer("2");
    assertEquals(List.of(), peer.written);
  }
}
