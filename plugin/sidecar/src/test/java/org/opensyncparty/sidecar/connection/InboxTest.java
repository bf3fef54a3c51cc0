package org.opensyncparty.sidecar.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {
  private final List<String> handled = new ArrayList<>();
  private final Inbox<String> inbox = new Inbox<>(3, 50, String::length, this::handle);

  /** As a connection does: a join shuts the gate until somebody has looked at it. */
  private void handle(String message) {
    handled.add(message);
    if (message.startsWith("join")) {
      inbox.shut();
    }
    if (message.equals("join refused at once")) {
      inbox.open();
    }
  }

  @Test
  void anOpenInboxHandlesAtOnce() {
    inbox.offer("a");
    assertEquals(List.of("a"), handled);
  }

  @Test
  void whatComesAfterAJoinWaitsForItsEndAndKeepsItsOrder() {
    inbox.offer("join");
    inbox.offer("a");
    inbox.offer("b");
    assertEquals(List.of("join"), handled);
    inbox.open();
    assertEquals(List.of("join", "a", "b"), handled);
  }

  @Test
  void aSecondJoinAmongWhatWaitsShutsTheGateAgain() {
    inbox.offer("join 1");
    inbox.offer("join 2");
    inbox.offer("a");
    inbox.open();
    assertEquals(List.of("join 1", "join 2"), handled);
    inbox.open();
    assertEquals(List.of("join 1", "join 2", "a"), handled);
  }

  @Test
  void aGateThatOpensWithinTheHandlerLosesNothing() {
    inbox.offer("join");
    inbox.offer("join refused at once");
    inbox.offer("a");
    inbox.open();
    assertEquals(List.of("join", "join refused at once", "a"), handled);
  }

  @Test
  void moreThanMayWaitIsRefused() {
    inbox.offer("join");
    assertTrue(inbox.offer("a") && inbox.offer("b") && inbox.offer("c"));
    assertFalse(inbox.offer("d"));
    inbox.open();
    assertEquals(List.of("join", "a", "b", "c"), handled);
    assertTrue(inbox.offer("e"));
  }

  @Test
  void largerThanMayWaitIsRefusedUntilThereIsRoomAgain() {
    inbox.offer("join");
    assertTrue(inbox.offer("a".repeat(30)));
    assertFalse(inbox.offer("b".repeat(21)));
    assertTrue(inbox.offer("join" + "c".repeat(16)));
    inbox.open();
    assertTrue(inbox.offer("d".repeat(50)));
    assertFalse(inbox.offer("e"));
    inbox.clear();
    assertTrue(inbox.offer("f".repeat(50)));
  }

  @Test
  void whatIsClearedIsNotHandled() {
    inbox.offer("join");
    inbox.offer("a");
    inbox.clear();
    inbox.open();
    assertEquals(List.of("join"), handled);
  }
}
