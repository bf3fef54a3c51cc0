package org.opensyncparty.sidecar.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.room.Effect.Delivery;
import org.opensyncparty.room.Member;
import org.opensyncparty.room.ResumeSecret;
import org.opensyncparty.room.RoomCommand;
import org.opensyncparty.sidecar.rooms.Relay;
import org.opensyncparty.sidecar.rooms.Room;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.rooms.RoomSocket;
import org.opensyncparty.sidecar.transport.TextFrame;

/**
 * Those who sit in rooms of this node but are connected to another one, within one session. Rooms
 * see them as sockets like all others.
 */
final class FarMembers {
  private final Links links;
  private final Function<String, @Nullable RoomActor> rooms;

  /** Counts down from below {@link Member#LOST}: no socket of this node has such an id. */
  private final AtomicLong ids = new AtomicLong(Member.LOST);

  private final Map<Long, FarMember> byId = new ConcurrentHashMap<>();
  private final Map<Place, FarMember> byPlace = new ConcurrentHashMap<>();

  private record Place(String peer, long connection, String room) {}

  /**
   * None yet.
   *
   * @param rooms the room of that id that this node rules, or null
   */
  FarMembers(Links links, Function<String, @Nullable RoomActor> rooms) {
    this.links = links;
    this.rooms = rooms;
  }

  /** How many have a seat here. */
  int size() {
    return byId.size();
  }

  /** Something of a member's node. */
  void arrived(String peer, LinkMessage.ToRuler message) throws IOException {
    RoomActor room = ruled(message);
    if (message instanceof LinkMessage.Ask m) {
      ask(peer, room, m);
    } else if (room == null) {
      links.send(peer, new LinkMessage.NotHere(message.room(), message.token()));
    } else if (message instanceof LinkMessage.Command m) {
      command(peer, room, m);
    } else if (message instanceof LinkMessage.Mark m) {
      mark(peer, room, m);
    }
  }

  /** What was agreed with that node is void: whoever is there has lost the connection. */
  void broken(String peer) {
    for (FarMember member : byId.values()) {
      if (member.peer.equals(peer)) {
        member.room.submit(
            new RoomCommand.Lost(member.id, String.valueOf(member.clientId), false), member);
      }
    }
  }

  private @Nullable RoomActor ruled(LinkMessage.OfRoom message) {
    RoomActor actor = rooms.apply(message.room());
    return actor != null
            && actor.lease() instanceof Ruled ruled
            && ruled.token() == message.token()
            && ruled.isHeld()
        ? actor
        : null;
  }

  private void command(String peer, RoomActor room, LinkMessage.Command message)
      throws IOException {
    if (message.connection() == 0) {
      room.submit(CommandCodec.command(message.command(), 0), null);
      return;
    }
    Place place = new Place(peer, message.connection(), message.room());
    FarMember seated = byPlace.get(place);
    FarMember member =
        seated != null && seated.token == message.token()
            ? seated
            : new FarMember(ids.decrementAndGet(), peer, message.connection(), room, message);
    member.number = message.number();
    room.submit(CommandCodec.command(message.command(), member.id), member);
    if (member != seated) {
      member.releaseInTurn();
    }
  }

  private void mark(String peer, RoomActor room, LinkMessage.Mark message) {
    room.inTurn(
        () ->
            links.send(
                peer,
                new LinkMessage.Marked(
                    message.room(), message.token(), message.connection(), message.number())));
  }

  private void ask(String peer, @Nullable RoomActor room, LinkMessage.Ask message) {
    String hash = message.secretHash();
    String plate =
        room == null
            ? null
            : CommandCodec.plate(room.plate(hash.isEmpty() ? null : new ResumeSecret("", hash)));
    links.send(peer, new LinkMessage.Answer(message.question(), plate));
  }

  /** The way to all members of one room at one node. */
  private record FarRelay(FarMembers home, String peer, String room, long token) implements Relay {
    @Override
    public void broadcast(TextFrame frame, Delivery delivery, long except) {
      FarMember member = home.byId.get(except);
      long connection = member != null && member.peer.equals(peer) ? member.connection : 0;
      home.links.send(peer, new LinkMessage.Broadcast(room, token, connection, delivery, frame));
    }

    @Override
    public void tell(List<Long> sockets, TextFrame frame, Delivery delivery) {
      List<Long> connections =
          sockets.stream()
              .map(home.byId::get)
              .flatMap(Stream::ofNullable)
              .map(member -> member.connection)
              .toList();
      home.links.send(peer, new LinkMessage.Tell(room, token, connections, delivery, frame));
    }

    @Override
    public void resend(String before, String after) {
      home.links.send(peer, new LinkMessage.Resend(room, token, before, after));
    }
  }

  /** A socket at another node. */
  private final class FarMember implements RoomSocket {
    private final long id;
    private final String peer;
    private final long connection;
    private final RoomActor room;
    private final String roomId;
    private final long token;
    private final Relay relay;
    private volatile @Nullable String clientId;
    private volatile long number;

    FarMember(long id, String peer, long connection, RoomActor room, LinkMessage.Command message) {
      this.id = id;
      this.peer = peer;
      this.connection = connection;
      this.room = room;
      this.roomId = message.room();
      this.token = message.token();
      this.relay = new FarRelay(FarMembers.this, peer, roomId, token);
    }

    private Place place() {
      return new Place(peer, connection, roomId);
    }

    private void send(LinkMessage message) {
      links.send(peer, message);
    }

    /** Once everything that it caused is said: lets its node forget it, unless it has a seat. */
    void releaseInTurn() {
      room.inTurn(
          () -> {
            if (clientId == null) {
              send(new LinkMessage.Released(roomId, token, connection, number));
            }
          });
    }

    @Override
    public long id() {
      return id;
    }

    /** Rooms are made at the node of who makes them. */
    @Override
    public String owner() {
      return "node " + peer;
    }

    @Override
    public Relay relay() {
      return relay;
    }

    @Override
    public void seated(Room in, String seatedAs) {
      clientId = seatedAs;
      byId.put(id, this);
      byPlace.put(place(), this);
      send(new LinkMessage.Seated(roomId, token, connection, seatedAs));
    }

    @Override
    public void unseated(Room in) {
      clientId = null;
      byId.remove(id, this);
      byPlace.remove(place(), this);
      send(new LinkMessage.Unseated(roomId, token, connection));
      releaseInTurn();
    }

    @Override
    public void refused(MessageRef ref, ProtocolException error) {
      String refusal = CommandCodec.refusal(CommandCodec.Refusal.of(ref, error));
      send(new LinkMessage.Refused(roomId, token, connection, refusal));
    }

    @Override
    public void joinSettled() {
      send(new LinkMessage.Settled(roomId, token, connection));
    }

    @Override
    public void send(TextFrame frame, Delivery delivery) {
      send(new LinkMessage.Tell(roomId, token, List.of(connection), delivery, frame));
    }

    @Override
    public void close(CloseStatus status) {
      send(new LinkMessage.Close(roomId, token, connection, status));
    }
  }
}
