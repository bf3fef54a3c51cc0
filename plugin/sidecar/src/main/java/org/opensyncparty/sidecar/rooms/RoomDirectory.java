package org.opensyncparty.sidecar.rooms;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.InviteCreated;
import org.opensyncparty.protocol.ListedRoom;
import org.opensyncparty.protocol.MessageCodec;
import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.room.Effect;
import org.opensyncparty.room.Member;
import org.opensyncparty.room.RoomCommand;
import org.opensyncparty.room.RoomSettings;
import org.opensyncparty.room.RoomState;
import org.opensyncparty.sidecar.time.TimeSource;
import org.opensyncparty.sidecar.transport.TextFrame;

/** All rooms of this process: found, made, ended. */
public final class RoomDirectory implements Rooms {
  private static final long MILLIS_PER_SECOND = 1_000;

  private final Map<String, RoomActor> rooms = new ConcurrentHashMap<>();
  private final TimeSource time;
  private final MessageCodec codec;
  private final Secrets secrets;
  private final InviteSigner invites;
  private final RoomSettings settings;
  private final int maxRooms;
  private final RoomQuota quota;
  private final RoomJournal journal;

  /**
   * An empty directory.
   *
   * @param maxRooms how many rooms may live at once, empty ones included
   * @param maxRoomsPerUser how many of them one {@link RoomSocket#owner()} may have made
   * @param journal hears of every room that changes or ends
   */
  public RoomDirectory(
      TimeSource time,
      MessageCodec codec,
      Secrets secrets,
      InviteSigner invites,
      RoomSettings settings,
      int maxRooms,
      int maxRoomsPerUser,
      RoomJournal journal) {
    this.time = time;
    this.codec = codec;
    this.secrets = secrets;
    this.invites = invites;
    this.settings = settings;
    this.maxRooms = maxRooms;
    this.quota = new RoomQuota(maxRoomsPerUser);
    this.journal = journal;
  }

  @Override
  public Optional<RoomActor> find(String id) {
    return Optional.ofNullable(rooms.get(id));
  }

  /** All living rooms, in no order. */
  public Collection<RoomActor> all() {
    return Collections.unmodifiableCollection(rooms.values());
  }

  /** How many rooms there are. */
  public int size() {
    return rooms.size();
  }

  /** How many seats are taken in all rooms. */
  public int members() {
    return rooms.values().stream().mapToInt(room -> room.state().members().size()).sum();
  }

  @Override
  public void create(
      @Nullable String wantedId,
      ClientMessage.CreateRoom wish,
      RoomCommand.Join creator,
      RoomSocket socket) {
    create(wantedId == null ? secrets.roomId() : wantedId, wish, creator, socket, Lease.FOREVER);
  }

  /** The same, for as long as this process may rule the room. */
  public void create(
      String id,
      ClientMessage.CreateRoom wish,
      RoomCommand.Join creator,
      RoomSocket socket,
      Lease lease) {
    RoomState state =
        RoomState.created(
                id,
                secrets.roomKey(),
                wish.mediaUrl(),
                wish.startPos(),
                wish.options(),
                settings,
                time.nowMillis())
            .ownedBy(socket.owner());
    RoomActor room = new RoomActor(state, time, new World(), lease, creator, socket);
    add(id, room);
    room.open();
  }

  @Override
  public List<ListedRoom> listed(Predicate<ListedRoom> wanted, int limit) {
    return rooms.values().stream()
        .flatMap(room -> listing(room.state()).stream())
        .filter(wanted)
        .limit(limit)
        .toList();
  }

  /** How a room is listed; empty if it is not. */
  public static Optional<ListedRoom> listing(RoomState room) {
    Member host = room.members().get(room.hostId());
    if (host == null || room.options().isPrivate() || room.options().isLocked()) {
      return Optional.empty();
    }
    return Optional.of(
        new ListedRoom(
            room.id(),
            room.mediaUrl(),
            host.name(),
            room.members().size(),
            room.options().freePlay()));
  }

  /**
   * Brings rooms of an earlier process back, however many; one whose id is taken is left out. They
   * are on the accounts that they were on, even if that is more than may be.
   *
   * @param grace how long seats are kept for those who had them
   */
  public void restore(Collection<KeptRoom> kept, Duration grace) {
    kept.forEach(room -> restore(room, grace, Lease.FOREVER));
  }

  /** The same with one room, for as long as this process may rule it; false if its id is taken. */
  public boolean restore(KeptRoom room, Duration grace, Lease lease) {
    long shift = time.nowMillis() - time.wallMillis() + room.savedWall() - room.savedAt();
    RoomActor actor =
        new RoomActor(
            room.state(),
            room.createdAt() + shift,
            time,
            new World(),
            lease,
            new RoomCommand.Restored(room.savedAt(), shift, grace));
    boolean added = addRestored(room.state().id(), actor);
    if (added) {
      actor.open();
    }
    return added;
  }

  private synchronized boolean addRestored(String id, RoomActor room) {
    boolean added = rooms.putIfAbsent(id, room) == null;
    if (added) {
      quota.count(room);
    }
    return added;
  }

  /** What whoever wants to make a room is told if there is one of that id. */
  public static ProtocolException exists() {
    return new ProtocolException(
        ErrorCode.ROOM_EXISTS, "There is a room of that id already.", "room");
  }

  /** Counted and put in at once, so that many who create at the same time cannot exceed the cap. */
  private synchronized void add(String id, RoomActor room) {
    if (rooms.size() >= maxRooms) {
      throw new ProtocolException(
          ErrorCode.SERVER_BUSY, "This server has as many rooms as it may.", null);
    }
    if (rooms.containsKey(id)) {
      throw exists();
    }
    if (!quota.take(room)) {
      throw new ProtocolException(
          ErrorCode.SERVER_BUSY, "You have made as many rooms as one user may have.", null);
    }
    rooms.put(id, room);
  }

  /** The effects of every room of this directory. */
  private final class World implements RoomEffects {
    @Override
    public TextFrame frame(Outbound outbound) {
      return TextFrame.of(codec.encode(outbound, time.nowMillis()));
    }

    @Override
    public String text(Outbound template, String clientId) {
      return codec.encode(
          new Outbound(template.message(), template.room(), clientId, template.ts()),
          time.nowMillis());
    }

    @Override
    public TextFrame invite(RoomState room, Effect.IssueInvite request) {
      long expiresAt = time.nowMillis() + request.expiresInSeconds() * MILLIS_PER_SECOND;
      String token = invites.issue(room.id(), room.key(), expiresAt);
      return frame(
          new Outbound(
              new InviteCreated(token, expiresAt),
              room.id(),
              request.clientId(),
              request.ref().ts()));
    }

    @Override
    public void changed(RoomActor room) {
      journal.changed(room);
    }

    @Override
    public void ended(RoomActor room) {
      rooms.remove(room.state().id(), room);
      quota.giveBack(room);
      journal.ended(room);
    }

    @Override
    public void vacated(RoomActor room) {
      rooms.remove(room.state().id(), room);
      quota.giveBack(room);
      journal.vacated(room);
    }
  }
}
