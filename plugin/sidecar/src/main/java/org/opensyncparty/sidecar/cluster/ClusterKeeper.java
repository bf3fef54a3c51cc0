package org.opensyncparty.sidecar.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ListedRoom;
import org.opensyncparty.room.RoomState;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.rooms.RoomDirectory;
import org.opensyncparty.sidecar.rooms.RoomJournal;
import org.opensyncparty.sidecar.store.RoomParts;
import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rooms to Redis behind their backs, as the other keeper does to the disk, each write on the
 * condition that the room is still this node's. Rooms that this node had to leave are kept here, in
 * case that it gets them back.
 */
final class ClusterKeeper implements RoomJournal {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterKeeper.class);

  /** From a change to its write, at most; the bound of what a killed node loses. */
  static final Duration WRITE_EVERY = Duration.ofMillis(200);

  /** A room that nobody has ruled for so long is over. */
  static final long ROOM_LIFE_MS = Duration.ofHours(1).toMillis();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Redis redis;
  private final TimeSource time;
  private final Executor writer;
  private final Queue<RoomActor> changed = new ConcurrentLinkedQueue<>();
  private final Queue<RoomActor> ended = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean due = new AtomicBoolean();
  private final Map<String, Left> left = new ConcurrentHashMap<>();
  private final Map<RoomActor, CompletableFuture<Boolean>> handedOver = new ConcurrentHashMap<>();
  private volatile boolean failing;

  /** Belongs to the writer. */
  private final Map<RoomActor, Written> written = new HashMap<>();

  private static final class Written {
    RoomParts parts = new RoomParts();
    @Nullable ListedRoom listed;
    boolean unlisted;
  }

  /**
   * A room that this node ruled until it was cut off.
   *
   * @param leftAt server time, ms
   */
  record Left(RoomState state, long createdAt, long token, long leftAt) {}

  /**
   * A keeper that has nothing yet.
   *
   * @param writer one thread
   */
  ClusterKeeper(Redis redis, TimeSource time, Executor writer) {
    this.redis = redis;
    this.time = time;
    this.writer = writer;
  }

  /** True while what changes cannot be written. */
  boolean isFailing() {
    return failing;
  }

  /** The rooms that this node had to leave, which are forgotten here by that. */
  List<Left> takeLeft() {
    List<Left> all = new ArrayList<>();
    for (String id : List.copyOf(left.keySet())) {
      Left room = left.remove(id);
      if (room != null) {
        all.add(room);
      }
    }
    return all;
  }

  /** They could not be taken back yet. */
  void putBack(List<Left> rooms) {
    rooms.forEach(room -> left.putIfAbsent(room.state().id(), room));
  }

  @Override
  public void changed(RoomActor room) {
    changed.add(room);
    writeSoon();
  }

  @Override
  public void ended(RoomActor room) {
    ended.add(room);
    writeSoon();
  }

  @Override
  public void vacated(RoomActor room) {
    if (!(room.lease() instanceof Ruled ruled)) {
      return;
    }
    CompletableFuture<Boolean> done = handedOver.remove(room);
    if (done == null) {
      left.put(
          room.id(), new Left(room.state(), room.createdAt(), ruled.token(), time.nowMillis()));
      onWriter(() -> written.remove(room));
      return;
    }
    onWriter(
        () ->
            saveAndRelease(room, ruled)
                .whenComplete((held, failure) -> done.complete(Boolean.TRUE.equals(held))));
  }

  /** Lets rooms in which nothing happens live on. */
  void touch(Collection<RoomActor> rooms) {
    onWriter(() -> rooms.forEach(room -> save(room, true)));
  }

  private void onWriter(Runnable task) {
    try {
      writer.execute(task);
    } catch (RejectedExecutionException over) {
      LOG.debug("Nothing is written any more");
    }
  }

  private void writeSoon() {
    if (due.compareAndSet(false, true)) {
      time.schedule(WRITE_EVERY, () -> onWriter(this::write));
    }
  }

  private void write() {
    due.set(false);
    for (RoomActor room = changed.poll(); room != null; room = changed.poll()) {
      if (!room.hasEnded() && !room.hasBeenVacated()) {
        save(room, false);
      }
    }
    for (RoomActor room = ended.poll(); room != null; room = ended.poll()) {
      written.remove(room);
      end(room);
    }
  }

  /** Writes a room at once. On the writer. */
  private CompletionStage<Boolean> save(RoomActor room, boolean always) {
    if (!(room.lease() instanceof Ruled ruled)) {
      return CompletableFuture.completedStage(false);
    }
    Written before = written.computeIfAbsent(room, unwritten -> new Written());
    RoomState state = room.takeState();
    Map<String, byte[]> news =
        before.parts.news(state, room.createdAt(), time.nowMillis(), time.wallMillis());
    String listing = listing(before, state);
    if (news.isEmpty() && listing.equals("=") && !always) {
      return CompletableFuture.completedStage(true);
    }
    List<Object> arguments = new ArrayList<>();
    arguments.add(ruled.tenure().session());
    arguments.add(ruled.token());
    arguments.add(ROOM_LIFE_MS);
    arguments.add(room.id());
    arguments.add(listing);
    news.forEach(
        (name, content) -> {
          arguments.add(name);
          arguments.add(content);
        });
    return redis
        .run(Script.SAVE, List.of(Keys.room(room.id()), Keys.LISTED), arguments.toArray())
        .handle((answer, failure) -> saved(room, answer, failure));
  }

  private boolean saved(
      RoomActor room, @Nullable List<@Nullable Object> answer, @Nullable Throwable failure) {
    if (answer == null || failure != null) {
      if (!failing) {
        LOG.warn("Rooms cannot be written to Redis now: {}", String.valueOf(failure));
      }
      failing = true;
      onWriter(() -> written.remove(room));
      if (room.lease().isHeld() && !room.hasEnded()) {
        changed(room);
      }
      return false;
    }
    failing = false;
    boolean held = Answers.isDone(answer);
    if (!held && !room.hasBeenVacated()) {
      LOG.warn("Room {} is ruled by another node now", room.id());
      room.vacate();
    }
    return held;
  }

  private static String listing(Written before, RoomState state) {
    ListedRoom listed = RoomDirectory.listing(state).orElse(null);
    if (listed == null) {
      boolean news = !before.unlisted;
      before.unlisted = true;
      before.listed = null;
      return news ? "" : "=";
    }
    if (listed.equals(before.listed)) {
      return "=";
    }
    before.listed = listed;
    before.unlisted = false;
    try {
      return JSON.writeValueAsString(listed);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void end(RoomActor room) {
    if (room.lease() instanceof Ruled ruled) {
      ruled
          .end(redis)
          .whenComplete(
              (answer, failure) -> {
                if (failure != null) {
                  LOG.warn("The end of room {} could not be written", room.id());
                }
              });
    }
  }

  /** Leaves a room, with the last that happened in it, to whoever comes first. */
  CompletionStage<Boolean> handOver(RoomActor room) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    handedOver.put(room, done);
    room.vacate();
    room.inTurn(
        () -> {
          if (room.hasEnded()) {
            done.complete(true);
          }
        });
    return done;
  }

  private CompletionStage<Boolean> saveAndRelease(RoomActor room, Ruled ruled) {
    return save(room, false)
        .thenCompose(
            saved ->
                redis.run(
                    Script.RELEASE,
                    List.of(Keys.room(room.id())),
                    ruled.tenure().session(),
                    ruled.token()))
        .thenApply(Answers::isDone);
  }
}
