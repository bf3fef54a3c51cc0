package org.opensyncparty.sidecar.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes and what is between them; the network is the test's. */
class LinksTest {
  private final Map<String, Node> nodes = new HashMap<>();

  /** What happens next; nothing happens at once. */
  private final Queue<Runnable> work = new ArrayDeque<>();

  private final Node ann = new Node("ann");
  private final Node bob = new Node("bob");

  /** What has been heard, as text. */
  private final class Node implements Links.Station {
    final List<String> heard = new ArrayList<>();
    final Links links;
    boolean listens = true;
    boolean deaf;
    int sent;

    Node(String name) {
      links = new Links(name, this, this::publish, work::add, work::add);
    }

    private CompletionStage<Long> publish(String to, byte[] message) {
      sent++;
      Node node = nodes.get(to);
      if (node == null || !node.listens) {
        return CompletableFuture.completedStage(0L);
      }
      if (!node.deaf) {
        node.links.heard(message);
      }
      return CompletableFuture.completedStage(1L);
    }

    @Override
    public void arrived(String peer, LinkMessage message) {
      if (message instanceof LinkMessage.NotHere text) {
        heard.add(text.room());
      }
    }

    @Override
    public void broken(String peer) {
      heard.add("broken");
    }

    @Override
    public void gone(String peer) {
      heard.add("gone");
    }

    void says(String to, String word) {
      links.send(to, new LinkMessage.NotHere(word, 0));
    }
  }

  @BeforeEach
  void meet() {
    nodes.put("ann", ann);
    nodes.put("bob", bob);
  }

  private void settle() {
    for (Runnable next = work.poll(); next != null; next = work.poll()) {
      next.run();
    }
  }

  @Test
  void allArrivesInOrderAndWhatGathersGoesTogether() {
    for (int i = 0; i < 5; i++) {
      ann.says("bob", "word " + i);
    }
    settle();
    assertEquals(List.of("word 0", "word 1", "word 2", "word 3", "word 4"), bob.heard);
    assertEquals(1, ann.sent);
  }

  private void bobMissesTheSecondWord() {
    ann.says("bob", "first");
    settle();
    bob.deaf = true;
    ann.says("bob", "lost");
    settle();
    bob.deaf = false;
  }

  @Test
  void whatGotLostIsNoticedAtTheNextWordAndBothStartAnew() {
    bobMissesTheSecondWord();
    ann.says("bob", "after the gap");
    settle();
    assertEquals(List.of("first", "broken"), bob.heard);
    assertEquals(List.of("broken"), ann.heard);
    ann.says("bob", "anew");
    settle();
    assertEquals(List.of("first", "broken", "anew"), bob.heard);
  }

  @Test
  void whatGotLostIsNoticedByAGreetingIfNothingElseIsSaid() {
    bobMissesTheSecondWord();
    ann.links.greet();
    settle();
    assertEquals(List.of("first", "broken"), bob.heard);
  }

  @Test
  void whoDoesNotListenIsNoticedAtOnce() {
    bob.listens = false;
    ann.says("bob", "nobody hears");
    settle();
    assertEquals(List.of("broken"), ann.heard);
  }

  @Test
  void whatWasSaidBeforeABreakIsNotSaidAfterIt() {
    bob.listens = false;
    ann.says("bob", "old");
    settle();
    bob.listens = true;
    ann.says("bob", "new");
    settle();
    assertEquals(List.of("broken", "new"), bob.heard, "bob sees that something was before");
  }

  @Test
  void aNodeThatReadsNothingDoesNotFillTheMemoryOfTheOther() {
    String large = "x".repeat(1024 * 1024);
    for (int i = 0; i <= Links.MAX_WAITING_BYTES / large.length(); i++) {
      ann.says("bob", large);
    }
    settle();
    assertEquals("broken", ann.heard.get(0));
  }

  @Test
  void aClosedSessionSaysNothingMore() {
    ann.says("bob", "first");
    settle();
    ann.links.close();
    ann.says("bob", "late");
    settle();
    assertEquals(List.of("first"), bob.heard);
    assertEquals(List.of("broken", "gone"), ann.heard);
  }
}
