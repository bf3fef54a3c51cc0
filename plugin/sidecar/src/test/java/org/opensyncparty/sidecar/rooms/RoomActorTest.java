package org.opensyncparty.sidecar.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.MessageCodec;
import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.room.Effect;
import org.opensyncparty.room.RoomCommand;
import org.opensyncparty.room.RoomState;
import org.opensyncparty.sidecar.transport.TextFrame;

@Timeout(60)
class RoomActorTest {
  private final TestRooms rooms = new TestRooms();
  private final RecordingSocket alice = rooms.socket();
  private final RecordingSocket bob = rooms.socket();
  private RoomActor room;

  RoomActorTest() {
    room = rooms.create("sofa", "alice", alice);
  }

  @BeforeEach
  void forgetTheBeginning() {
    alice.events();
  }

  /** A room's surroundings in which nothing happens of itself. */
  private static final class Nowhere implements RoomEffects {
    private final MessageCodec codec = new MessageCodec();

    @Override
    public TextFrame frame(Outbound outbound) {
      return TextFrame.of(codec.encode(outbound, 0));
    }

    @Override
    public String text(Outbound template, String clientId) {
      throw new UnsupportedOperationException("nobody is elsewhere here");
    }

    @Override
    public TextFrame invite(RoomState state, Effect.IssueInvite request) {
      throw new UnsupportedOperationException("nobody asks for an invite here");
    }

    @Override
    public void changed(RoomActor changed) {}

    @Override
    public void ended(RoomActor ended) {}

    @Override
    public void vacated(RoomActor vacated) {}
  }

  @Test
  void theCreatorIsFirstEvenIfSomebodyElseFindsTheRoomEarlier() {
    RoomState state = room.state();
    RecordingSocket creator = rooms.socket();
    RoomActor fresh =
        new RoomActor(
            RoomState.created(
                "new", "key", "film", 0, state.options(), state.settings(), rooms.time.nowMillis()),
            rooms.time,
            new Nowhere(),
            Lease.FOREVER,
            creator.join("creator"),
            creator);
    fresh.submit(bob.join("bob"), bob);
    assertEquals(List.of(), bob.events());
    fresh.open();
    assertEquals("creator", fresh.state().hostId());
    assertEquals(
        List.of(
            "seated as creator", "room_state", "settled", "client_joined", "participants_update"),
        creator.events());
    assertEquals(List.of("seated as bob", "room_state", "settled"), bob.events());
  }

  @Test
  void commandsOfManyThreadsAreAppliedOneAtATimeAndEachThreadsInOrder() throws Exception {
    int each = 2_000;
    room.submit(bob.join("bob"), bob);
    RecordingSocket carol = rooms.socket();
    room.submit(carol.join("carol"), carol);
    int before = carol.messages().size();
    List<Thread> threads =
        List.of(
            new Thread(() -> playsOften(alice, "alice", each)),
            new Thread(() -> playsOften(bob, "bob", each)));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    List<JsonNode> heard = carol.messages().subList(before, carol.messages().size());
    List<Long> revisions = new ArrayList<>();
    Map<String, List<Integer>> positions = new TreeMap<>();
    for (JsonNode message : heard) {
      revisions.add(message.path("payload").path("revision").asLong());
      positions
          .computeIfAbsent(message.path("client").asText(), sender -> new ArrayList<>())
          .add(message.path("payload").path("position").asInt());
    }
    List<Integer> inOrder = IntStream.range(0, each).boxed().toList();
    assertEquals(Map.of("alice", inOrder, "bob", inOrder), positions);
    assertEquals(
        IntStream.range(0, 2 * each).mapToObj(i -> revisions.get(0) + i).toList(), revisions);
    assertFalse(carol.overlapped());
  }

  private void playsOften(RecordingSocket socket, String clientId, int times) {
    for (int i = 0; i < times; i++) {
      room.submit(socket.act(clientId, TestRooms.playsAt(i)), socket);
    }
  }

  @Test
  void whatIsSubmittedInTheRoomsTurnComesBehindIt() {
    List<String> during = new ArrayList<>();
    room.inTurn(
        () -> {
          room.submit(bob.join("bob"), bob);
          room.inTurn(() -> during.addAll(bob.events()));
          assertEquals(List.of(), bob.events());
        });
    assertEquals(List.of("seated as bob", "room_state", "settled"), during);
  }

  @Test
  void aRuleThatFailsIsAnsweredAndTheRoomLivesOn() {
    // A ping is no room's business: there is no rule for it.
    room.submit(alice.act("alice", new ClientMessage.Ping(IntNode.valueOf(1))), alice);
    assertEquals(List.of("refused internal"), alice.events());
    room.submit(bob.join("bob"), bob);
    assertEquals(List.of("client_joined", "participants_update"), alice.events());
  }

  @Test
  void anActionThatFailsInTheRoomsTurnDoesNotEndIt() {
    room.inTurn(
        () -> {
          throw new IllegalStateException("as if an answer could not be encoded");
        });
    room.submit(bob.join("bob"), bob);
    assertEquals(List.of("seated as bob", "room_state", "settled"), bob.events());
  }

  @Test
  void aLostMemberIsMissedForTheGraceAndThenGone() {
    room.submit(bob.join("bob"), bob);
    bob.events();
    room.submit(new RoomCommand.Lost(alice.id(), "alice", false), alice);
    assertEquals(List.of("participants_update"), bob.events());
    rooms.time.advance(TestRooms.GRACE);
    assertEquals(List.of("client_left", "host_change", "participants_update"), bob.events());
    assertEquals("bob", room.state().hostId());
    assertEquals(0, rooms.time.waiting());
  }

  @Test
  void whoHasLeftHearsItsOwnLeavingAndNothingAfterwards() {
    room.submit(bob.join("bob"), bob);
    bob.events();
    room.submit(bob.leave("bob"), bob);
    assertEquals(List.of("unseated", "client_left"), bob.events());
    room.submit(alice.act("alice", TestRooms.playsAt(1)), alice);
    assertEquals(List.of(), bob.events());
    room.submit(bob.act("bob", TestRooms.playsAt(2)), bob);
    assertEquals(List.of("refused not_in_room"), bob.events());
  }
}
