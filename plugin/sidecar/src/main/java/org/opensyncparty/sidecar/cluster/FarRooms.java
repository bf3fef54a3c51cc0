package org.opensyncparty.sidecar.cluster;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.opensyncparty.sidecar.cluster.FarRoom.Address;
import org.opensyncparty.sidecar.rooms.DoorPlate;
import org.opensyncparty.sidecar.rooms.RoomMovingException;
import org.opensyncparty.sidecar.time.TimeSource;

/** The rooms of other nodes that somebody at this node has to do with, within one session. */
final class FarRooms {
  /** For the word of a ruler, ms. A second question to one that is silent waits for nothing. */
  private static final long PATIENCE_MS = 500;

  private final Links links;
  private final TimeSource own;
  private final Map<Address, FarRoom> rooms = new ConcurrentHashMap<>();
  private final Map<String, Long> silentUntil = new ConcurrentHashMap<>();
  private final Map<Long, Question> questions = new ConcurrentHashMap<>();

  /** For those who wait for a silent ruler to be taken for dead. */
  private final Map<String, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();

  private final AtomicLong lastQuestion = new AtomicLong();

  private record Question(String peer, CompletableFuture<String> answer) {}

  /**
   * None yet.
   *
   * @param own steady time of this process
   */
  FarRooms(Links links, TimeSource own) {
    this.links = links;
    this.own = own;
  }

  /** The room at that ruler. */
  FarRoom room(Address address) {
    return rooms.compute(
        address,
        (where, known) ->
            known == null || known.isOver() ? new FarRoom(where, new Far(where.ruler())) : known);
  }

  /** How many members of rooms of other nodes are at this one. */
  int members() {
    return rooms.values().stream().mapToInt(FarRoom::members).sum();
  }

  /** Forgets rooms with which nobody here has to do. */
  void sweep() {
    rooms.values().removeIf(FarRoom::endIfIdle);
  }

  /** The node is no more: somebody else may rule its rooms. */
  void gone(String peer) {
    CompletableFuture<Void> end = ends.remove(peer);
    if (end != null) {
      end.complete(null);
    }
  }

  /** What was agreed with that node is void: its rooms' members here have to come back. */
  void broken(String peer) {
    silentUntil.remove(peer);
    questions.values().stream()
        .filter(question -> question.peer().equals(peer))
        .forEach(question -> question.answer().completeExceptionally(new IOException("broken")));
    rooms
        .values()
        .removeIf(
            room -> {
              boolean its = room.address().ruler().equals(peer);
              if (its) {
                room.end();
              }
              return its;
            });
  }

  /** Something of a ruler's. */
  void arrived(String peer, LinkMessage.ToMembers message) throws IOException {
    FarRoom room = rooms.get(new Address(peer, message.room(), message.token()));
    if (room != null) {
      room.arrived(message);
    }
  }

  /** A ruler has answered what it was asked. */
  void answered(LinkMessage.Answer message) {
    Question question = questions.remove(message.question());
    if (question != null) {
      String plate = message.plate();
      if (plate == null) {
        question
            .answer()
            .completeExceptionally(new RoomMovingException("its ruler does not have the room"));
      } else {
        question.answer().complete(plate);
      }
    }
  }

  /** Its ruler does not answer: if it is dead, that will be known soon. */
  private RoomMovingException silent(String peer) {
    return new RoomMovingException(
        "the room's ruler does not answer",
        ends.computeIfAbsent(peer, silent -> new CompletableFuture<>()));
  }

  private final class Far implements FarRoom.Ruler {
    private final String peer;

    Far(String peer) {
      this.peer = peer;
    }

    @Override
    public void send(LinkMessage message) {
      links.send(peer, message);
    }

    @Override
    public DoorPlate plate(Address address, String secretHash) {
      Long silent = silentUntil.get(peer);
      if (silent != null && own.nowMillis() < silent) {
        throw silent(peer);
      }
      long number = lastQuestion.incrementAndGet();
      CompletableFuture<String> answer = new CompletableFuture<>();
      questions.put(number, new Question(peer, answer));
      links.send(peer, new LinkMessage.Ask(number, address.room(), address.token(), secretHash));
      try {
        return CommandCodec.plate(answer.get(PATIENCE_MS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        silentUntil.put(peer, own.nowMillis() + PATIENCE_MS);
        throw silent(peer);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RoomMovingException elsewhere ? elsewhere : silent(peer);
      } catch (IOException e) {
        throw silent(peer);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw silent(peer);
      } finally {
        questions.remove(number);
      }
    }
  }
}
