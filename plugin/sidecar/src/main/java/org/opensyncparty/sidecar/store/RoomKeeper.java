package org.opensyncparty.sidecar.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.room.RoomSettings;
import org.opensyncparty.room.RoomState;
import org.opensyncparty.sidecar.rooms.KeptRoom;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.rooms.RoomJournal;
import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rooms down behind their backs: a room says that it has changed, once, and a quarter of a
 * second later its state of then is written on a thread of its own, together with all others'. So
 * no message waits for the disk, and a disk that is full or slow costs nothing but what it would
 * have kept.
 */
public final class RoomKeeper implements RoomJournal {
  private static final Logger LOG = LoggerFactory.getLogger(RoomKeeper.class);

  /** From a change to its commit, at most; the bound of what a killed process loses. */
  static final Duration WRITE_EVERY = Duration.ofMillis(250);

  /** From a commit until it is on the disk itself; the bound of what a power cut loses. */
  static final Duration SYNC_EVERY = Duration.ofSeconds(5);

  /** From a failure to the next try. */
  static final Duration RETRY_EVERY = Duration.ofSeconds(5);

  private final StoreFolder folder;
  private final TimeSource time;
  private final RoomSettings settings;
  private final Executor writer;

  private final Queue<RoomActor> changed = new ConcurrentLinkedQueue<>();
  private final Queue<RoomActor> ended = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean due = new AtomicBoolean();
  private volatile boolean failing;
  private volatile boolean closed;

  // What follows belongs to the writer.
  private final Map<RoomActor, Written> rooms = new HashMap<>();
  private @Nullable RoomStore store;
  private @Nullable Consumer<List<KeptRoom>> unread;
  private boolean syncDue;

  /** What of a room is in the store: for each part, the state that it was written from. */
  private static final class Written {
    private @Nullable RoomState[] parts = new RoomState[RoomCodec.PARTS.size()];
  }

  /**
   * A keeper that has not opened its file.
   *
   * @param settings what rooms that are brought back live by
   * @param writer one thread, which may block
   */
  public RoomKeeper(Path dataFolder, TimeSource time, RoomSettings settings, Executor writer) {
    this.folder = new StoreFolder(dataFolder, time);
    this.time = time;
    this.settings = settings;
    this.writer = writer;
  }

  /**
   * Opens the file and hands out the rooms that are in it; on the writer, before any room changes.
   * If the disk does not let it, there are none, and it tries again by itself.
   *
   * @param restore gets the rooms; called later, or never, if the file cannot be read now
   * @throws StoreException if another process has the file
   */
  public void open(Consumer<List<KeptRoom>> restore) throws StoreException {
    unread = restore;
    try {
      reopen();
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.IN_USE) {
        throw e;
      }
      failed(e);
    } catch (IOException e) {
      failed(e);
    }
  }

  /** True while rooms live in memory only, since the disk does not do its part. */
  public boolean isFailing() {
    return failing;
  }

  @Override
  public void changed(RoomActor room) {
    changed.add(room);
    writeSoon(WRITE_EVERY);
  }

  @Override
  public void ended(RoomActor room) {
    ended.add(room);
    writeSoon(WRITE_EVERY);
  }

  /** Rooms that are kept in a file go nowhere else. */
  @Override
  public void vacated(RoomActor room) {}

  private void writeSoon(Duration after) {
    if (!closed && due.compareAndSet(false, true)) {
      time.schedule(after, () -> onWriter(this::write));
    }
  }

  private void onWriter(Runnable task) {
    try {
      writer.execute(task);
    } catch (RejectedExecutionException over) {
      LOG.debug("Nothing is written any more");
    }
  }

  /** Writes what has changed, on the disk itself, and lets go of the file. On the writer. */
  public void close() {
    write();
    closed = true;
    RoomStore open = store;
    if (open != null) {
      try {
        open.sync();
      } catch (IOException e) {
        LOG.warn("The rooms may not outlive a power cut", e);
      }
      open.close();
      store = null;
    }
  }

  private void write() {
    due.set(false);
    if (closed) {
      return;
    }
    // In this order: a room that is among the ended afterwards has been among the changed before.
    List<RoomActor> news = drained(changed);
    List<RoomActor> gone = drained(ended);
    news.forEach(room -> rooms.putIfAbsent(room, new Written()));
    gone.forEach(rooms::remove);
    try {
      if (store == null) {
        news = reopen();
        gone = List.of();
      }
      write(news, gone);
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
  }

  private static List<RoomActor> drained(Queue<RoomActor> queue) {
    List<RoomActor> all = new ArrayList<>();
    for (RoomActor room = queue.poll(); room != null; room = queue.poll()) {
      all.add(room);
    }
    return all;
  }

  private void write(List<RoomActor> news, List<RoomActor> gone) throws IOException {
    RoomStore open = store;
    if (open == null) {
      return;
    }
    boolean any = false;
    for (RoomActor room : news) {
      any |= save(room, open);
    }
    for (RoomActor room : gone) {
      open.remove(room.state().key());
      any = true;
    }
    if (any) {
      open.commit();
      syncSoon();
    }
    if (failing) {
      failing = false;
      LOG.info("Rooms are kept again");
    }
  }

  private boolean save(RoomActor room, RoomStore open) throws IOException {
    Written written = rooms.get(room);
    if (written == null || room.hasEnded()) {
      rooms.remove(room);
      return false;
    }
    RoomState state = room.takeState();
    // Both at once: what lies between them would be missing from the film when it comes back.
    long now = time.nowMillis();
    long wall = time.wallMillis();
    boolean any = false;
    for (int i = 0; i < RoomCodec.PARTS.size(); i++) {
      RoomPart part = RoomCodec.PARTS.get(i);
      RoomState before = written.parts[i];
      if (before == null || part.differs(before, state, now)) {
        open.put(state.key(), part.name(), RoomCodec.part(part, state));
        written.parts[i] = state;
        any = true;
      }
    }
    if (any) {
      open.put(state.key(), RoomCodec.CLOCK, RoomCodec.clock(room.createdAt(), now, wall));
    }
    return any;
  }

  private void syncSoon() {
    if (!syncDue) {
      syncDue = true;
      time.schedule(SYNC_EVERY, () -> onWriter(this::sync));
    }
  }

  private void sync() {
    syncDue = false;
    RoomStore open = store;
    if (open != null) {
      try {
        open.sync();
      } catch (IOException e) {
        failed(e);
      }
    }
  }

  /** The disk does not do its part: goes on without, and says so once. */
  private void failed(Exception e) {
    if (!failing) {
      LOG.error("Rooms cannot be kept: they live in memory until the disk is well again", e);
    }
    failing = true;
    RoomStore open = store;
    if (open != null) {
      open.close();
      store = null;
    }
    rooms.replaceAll((room, written) -> new Written());
    writeSoon(RETRY_EVERY);
  }

  /** Opens the file; all rooms are to be written into it anew. */
  private List<RoomActor> reopen() throws IOException {
    StoreFolder.Opened opened = folder.open();
    store = opened.store();
    Consumer<List<KeptRoom>> restore = unread;
    unread = null;
    if (restore != null) {
      KeptRooms kept = KeptRooms.of(opened.rooms(), settings, time.wallMillis());
      if (kept.unreadable() > 0) {
        folder.setAsideUnreadable();
      }
      for (String row : kept.dropped()) {
        opened.store().remove(row);
      }
      restore.accept(kept.rooms());
    } else {
      Set<String> rows = new HashSet<>(opened.rooms().keySet());
      rooms.keySet().forEach(room -> rows.remove(room.state().key()));
      for (String row : rows) {
        opened.store().remove(row);
      }
    }
    return List.copyOf(rooms.keySet());
  }
}
