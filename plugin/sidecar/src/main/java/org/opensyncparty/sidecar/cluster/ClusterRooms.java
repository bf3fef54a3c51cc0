package org.opensyncparty.sidecar.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ListedRoom;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.room.RoomCommand;
import org.opensyncparty.room.RoomSettings;
import org.opensyncparty.sidecar.rooms.KeptRoom;
import org.opensyncparty.sidecar.rooms.Room;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.rooms.RoomDirectory;
import org.opensyncparty.sidecar.rooms.RoomMovingException;
import org.opensyncparty.sidecar.rooms.RoomSocket;
import org.opensyncparty.sidecar.rooms.Rooms;
import org.opensyncparty.sidecar.rooms.Secrets;
import org.opensyncparty.sidecar.store.RoomParts;
import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rooms of all nodes. Those that this node rules are in its directory; a room that nobody rules
 * is taken over by whoever is asked for it. Blocks for as long as Redis takes.
 */
final class ClusterRooms implements Rooms {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterRooms.class);
  private static final int LOCKS = 64;

  private final Redis redis;
  private final RoomsElsewhere elsewhere;
  private final RoomDirectory directory;
  private final Secrets secrets;
  private final RoomSettings settings;
  private final TimeSource time;
  private final Duration grace;
  private final Supplier<@Nullable Membership> membership;
  private final Counts counts;

  /** Of rooms by their ids: what this node does about one at Redis it does one at a time. */
  private final Object[] locks = new Object[LOCKS];

  /** Counts what happens to rooms. */
  interface Counts {
    /** A room that another node ruled is ruled by this one now. */
    void tookOver();
  }

  /**
   * All rooms.
   *
   * @param grace how long seats are kept for those who had them when a room is taken over
   * @param membership null while this node is cut off
   */
  ClusterRooms(
      Redis redis,
      RoomDirectory directory,
      Secrets secrets,
      RoomSettings settings,
      TimeSource time,
      Duration grace,
      Supplier<@Nullable Membership> membership,
      Counts counts) {
    this.redis = redis;
    this.elsewhere = new RoomsElsewhere(redis);
    this.directory = directory;
    this.secrets = secrets;
    this.settings = settings;
    this.time = time;
    this.grace = grace;
    this.membership = membership;
    this.counts = counts;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new Object();
    }
  }

  private Object lock(String id) {
    return locks[Math.floorMod(id.hashCode(), LOCKS)];
  }

  /**
   * Whether this node belongs to the cluster.
   *
   * @throws ProtocolException {@code server_busy} if it does not
   */
  private Membership member() {
    Membership now = membership.get();
    if (now == null || !now.tenure().isHeld()) {
      throw new ProtocolException(
          ErrorCode.SERVER_BUSY, "This node is cut off from the others; try again.", null);
    }
    return now;
  }

  @Override
  public Optional<? extends Room> find(String id) {
    Membership now = member();
    Optional<RoomActor> here = here(id);
    if (here.isPresent()) {
      return here;
    }
    synchronized (lock(id)) {
      here = here(id);
      return here.isPresent() ? here : findAtRedis(id, now);
    }
  }

  private Optional<RoomActor> here(String id) {
    return directory.find(id).filter(room -> room.lease().isHeld());
  }

  private Optional<? extends Room> findAtRedis(String id, Membership now) {
    List<@Nullable Object> answer = ask(Script.FIND, id, now, RoomParts.NAMES);
    return switch (Answers.text(answer.get(0))) {
      case "missing" -> Optional.empty();
      case "ruled" -> {
        long token = Long.parseLong(Answers.text(answer.get(2)));
        yield Optional.of(
            now.session()
                .farRooms()
                .room(new FarRoom.Address(Answers.text(answer.get(1)), id, token)));
      }
      case "taken" -> Optional.of(takeOver(id, answer, now));
      default -> throw new RoomMovingException("Redis is being put right");
    };
  }

  private RoomActor takeOver(String id, List<@Nullable Object> answer, Membership now) {
    Ruled ruled = new Ruled(id, Answers.number(answer.get(1)), now.tenure());
    Map<String, byte[]> parts = new HashMap<>();
    for (int i = 0; i < RoomParts.NAMES.size(); i++) {
      if (answer.get(2 + i) instanceof byte[] part) {
        parts.put(RoomParts.NAMES.get(i), part);
      }
    }
    KeptRoom kept;
    try {
      kept = RoomParts.read(parts, settings);
    } catch (IOException e) {
      LOG.error("Room {} cannot be taken over", id, e);
      throw new ProtocolException(ErrorCode.INTERNAL, "The room cannot be read.", null);
    }
    RoomActor room = restore(kept, ruled);
    counts.tookOver();
    LOG.info("Room {} is ruled here now (token {})", id, ruled.token());
    return room;
  }

  /** Both by server time, which all nodes share: that of a write needs no translation. */
  private RoomActor restore(KeptRoom kept, Ruled ruled) {
    // One that this node had to leave, and has not come to leave yet.
    directory.find(kept.state().id()).ifPresent(RoomActor::vacate);
    long wall = kept.savedAt() + time.wallMillis() - time.nowMillis();
    directory.restore(
        new KeptRoom(kept.state(), kept.createdAt(), kept.savedAt(), wall), grace, ruled);
    return directory
        .find(kept.state().id())
        .filter(room -> room.lease().equals(ruled))
        .orElseThrow(() -> new RoomMovingException("the room has just ended"));
  }

  /**
   * Takes back what this node ruled before it was cut off, unless somebody else has.
   *
   * @param forgot whether Redis has lost its memory since
   * @return how many came back
   */
  int takeBack(List<ClusterKeeper.Left> rooms, Membership now, boolean forgot) {
    // All at once: the session must not end meanwhile for want of a renewal.
    List<CompletionStage<List<@Nullable Object>>> answers = new ArrayList<>();
    for (ClusterKeeper.Left left : rooms) {
      String id = left.state().id();
      answers.add(
          redis.run(
              Script.RECLAIM,
              List.of(Keys.room(id), Keys.session(now.session().name()), Keys.TOKENS),
              now.session().name(),
              left.token(),
              ClusterKeeper.ROOM_LIFE_MS,
              forgot ? 1 : 0));
    }
    int back = 0;
    for (int i = 0; i < answers.size(); i++) {
      ClusterKeeper.Left left = rooms.get(i);
      long token = Answers.number(Answers.awaitForClient(answers.get(i)).get(0));
      if (token != 0) {
        restore(
            new KeptRoom(left.state(), left.createdAt(), left.leftAt(), 0),
            new Ruled(left.state().id(), token, now.tenure()));
        back++;
      }
    }
    return back;
  }

  @Override
  public void create(
      @Nullable String wantedId,
      ClientMessage.CreateRoom wish,
      RoomCommand.Join creator,
      RoomSocket socket) {
    Membership now = member();
    String id = wantedId == null ? secrets.roomId() : wantedId;
    synchronized (lock(id)) {
      List<@Nullable Object> answer = ask(Script.CREATE, id, now, List.of());
      switch (Answers.text(answer.get(0))) {
        case "taken" -> {}
        case "exists" -> throw RoomDirectory.exists();
        default -> throw new RoomMovingException("Redis is being put right");
      }
      Ruled ruled = new Ruled(id, Answers.number(answer.get(1)), now.tenure());
      try {
        directory.create(id, wish, creator, socket, ruled);
      } catch (ProtocolException refused) {
        var unused = ruled.end(redis);
        throw refused;
      }
    }
  }

  @Override
  public List<ListedRoom> listed(Predicate<ListedRoom> wanted, int limit) {
    member();
    List<ListedRoom> list = new ArrayList<>(directory.listed(wanted, limit));
    Set<String> known = new HashSet<>();
    list.forEach(room -> known.add(room.room()));
    list.addAll(
        elsewhere.listed(
            id -> !known.contains(id) && directory.find(id).isEmpty(),
            wanted,
            limit - list.size()));
    return list;
  }

  private List<@Nullable Object> ask(Script script, String id, Membership now, List<String> more) {
    String session = now.session().name();
    List<Object> arguments = new ArrayList<>();
    arguments.add(session);
    arguments.add(Keys.SESSIONS);
    arguments.add(ClusterKeeper.ROOM_LIFE_MS);
    arguments.addAll(more);
    return Answers.awaitForClient(
        redis.run(
            script,
            List.of(Keys.room(id), Keys.session(session), Keys.TOKENS, Keys.RECOVERING),
            arguments.toArray()));
  }
}
