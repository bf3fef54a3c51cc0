package org.opensyncparty.sidecar.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.room.RoomSettings;
import org.opensyncparty.sidecar.cluster.ClusterRooms.Membership;
import org.opensyncparty.sidecar.metrics.SidecarMetrics;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.rooms.RoomDirectory;
import org.opensyncparty.sidecar.rooms.RoomJournal;
import org.opensyncparty.sidecar.rooms.Rooms;
import org.opensyncparty.sidecar.rooms.Secrets;
import org.opensyncparty.sidecar.time.SharedTime;
import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's part in a cluster: joins it, stays in it by renewing its session, takes the word of
 * nobody when it cannot, and joins again when it can.
 */
public final class Cluster implements Redis.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

  /** From one renewal to the next. */
  private static final long RENEW_MS = 400;

  /** How often it is looked whether the tenure is over. */
  private static final Duration WATCH_EVERY = Duration.ofMillis(100);

  private static final long PATIENCE_MS = 1_500;

  /** After Redis has lost its memory, rulers have so long to bring their rooms back, ms. */
  private static final long RECOVER_MS = 5_000;

  /** For Redis at a start. */
  private static final int START_TRIES = 20;

  private static final long BETWEEN_TRIES_MS = 500;

  /** For all rooms to be handed over at the end. */
  private static final long HAND_OVER_MS = 3_000;

  /** Rooms of which nothing changes are touched every so many renewals: five minutes. */
  private static final int TOUCH_EVERY = 750;

  private static final int SESSION_BYTES = 6;

  /** Says nothing but that it was heard. */
  private static final byte[] ECHO = {};

  /** After so long without an echo, nobody can be heard. */
  private static final long DEAF_MS = 2_000;

  private final String node;
  private final SharedTime time;
  private final TimeSource own;
  private final Redis redis;
  private final SecureRandom random = new SecureRandom();
  private final ReferenceClock clock = new ReferenceClock();
  private final ExecutorService in = thread("cluster-in");
  private final ExecutorService out = thread("cluster-out");
  private final ExecutorService writer = thread("cluster-keeper");
  private final ScheduledExecutorService renewer =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "cluster-renewer"));
  private final SharedValues values;
  private final ClusterKeeper keeper;
  private volatile @Nullable Membership membership;
  private volatile boolean closing;
  private volatile long heardOneself;
  private @Nullable RoomDirectory directory;
  private @Nullable ClusterRooms rooms;
  private @Nullable ClusterMetrics metrics;

  // Of the renewer:
  private String epoch = "";
  private String before = "";
  private int renewals;

  private static ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(task -> daemon(task, name));
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Connects to Redis and takes over its time; blocks until that has succeeded.
   *
   * @param address its URL, password included
   * @param name of this node, or null for a random one
   * @param own this process's steady time
   * @throws IOException if Redis does not answer for ten seconds
   */
  public static Cluster connect(URI address, @Nullable String name, TimeSource own)
      throws IOException {
    Cluster cluster = new Cluster(address, name, own);
    try {
      for (int i = 0; i < ReferenceClock.REMEMBERED; i++) {
        cluster.askTime();
      }
    } catch (IOException e) {
      cluster.close();
      throw e;
    }
    cluster.time.begin(cluster.clock.offset());
    return cluster;
  }

  private Cluster(URI address, @Nullable String name, TimeSource own) throws IOException {
    this.node = name == null ? "node-" + randomName(3) : name;
    this.own = own;
    this.time = new SharedTime(own);
    this.redis = open(address);
    this.values = new SharedValues(redis);
    this.keeper = new ClusterKeeper(redis, time, writer);
  }

  private Redis open(URI address) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return LettuceRedis.connect(address, this);
      } catch (IOException e) {
        if (tries == START_TRIES) {
          throw new IOException(
              "Redis at " + address.getHost() + " does not answer: " + e.getMessage(), e);
        }
        LOG.warn("Redis does not answer yet: {}", e.getMessage());
      }
      try {
        Thread.sleep(BETWEEN_TRIES_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }

  private String randomName(int bytes) {
    byte[] name = new byte[bytes];
    random.nextBytes(name);
    return HexFormat.of().formatHex(name);
  }

  /** Server time, on which all nodes agree. */
  public TimeSource time() {
    return time;
  }

  /** Where rooms write to what has to outlive this node. */
  public RoomJournal journal() {
    return keeper;
  }

  /** What nodes share besides rooms. */
  public SharedValues values() {
    return values;
  }

  /**
   * Says which rooms this node rules.
   *
   * @param grace how long seats are kept for those who had them when a room moves
   */
  public Rooms rooms(RoomDirectory ruled, Secrets secrets, RoomSettings settings, Duration grace) {
    ClusterRooms all =
        new ClusterRooms(
            redis,
            ruled,
            secrets,
            settings,
            time,
            grace,
            () -> closing ? null : membership,
            this::tookOver);
    directory = ruled;
    rooms = all;
    return all;
  }

  private void tookOver() {
    ClusterMetrics counting = metrics;
    if (counting != null) {
      counting.tookOver();
    }
  }

  /** Shows how the cluster is; to be called once, before {@link #start}. */
  public void metrics(SidecarMetrics all) {
    metrics =
        new ClusterMetrics(
            all, this::isConnected, this::farMembers, this::membersElsewhere, time::errorMicros);
  }

  private int farMembers() {
    Membership now = membership;
    return now == null ? 0 : now.session().farMembers().size();
  }

  private int membersElsewhere() {
    Membership now = membership;
    return now == null ? 0 : now.session().farRooms().members();
  }

  /**
   * Joins the cluster; returns when this node belongs to it.
   *
   * @throws IOException if Redis does not let it
   */
  public void start() throws IOException {
    try {
      renewer.submit(this::renew).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
    if (!isConnected()) {
      throw new IOException("Redis does not let this node join");
    }
    var unused =
        renewer.scheduleWithFixedDelay(this::renew, RENEW_MS, RENEW_MS, TimeUnit.MILLISECONDS);
    watch();
  }

  /** Whether this node belongs to the cluster now. */
  public boolean isConnected() {
    Membership now = membership;
    return now != null && now.tenure().isHeld();
  }

  /** Whether what changes in rooms cannot be kept now. */
  public boolean isFailing() {
    return keeper.isFailing();
  }

  // ---- staying

  /** On the renewer, which nothing that fails may end. */
  private void renew() {
    if (closing) {
      return;
    }
    try {
      Membership now = membership;
      if (now == null) {
        join();
      } else {
        stay(now);
      }
      askTime();
      time.drawTo(clock.offset());
    } catch (IOException e) {
      LOG.debug("Redis does not answer", e);
    } catch (RuntimeException e) {
      LOG.error("Staying in the cluster failed", e);
    }
  }

  private void askTime() throws IOException {
    long sent = own.nowMicros();
    long reference = answerOf(redis.time());
    clock.answered(sent, own.nowMicros(), reference);
  }

  private void join() throws IOException {
    String name = node + "-" + randomName(SESSION_BYTES);
    Session session =
        new Session(name, (to, message) -> publish(to, message), own, id -> ruled(id), in, out);
    answerOf(redis.listen(Keys.channel(name)));
    long sent = own.nowMicros();
    List<@Nullable Object> answer =
        answerOf(
            redis.run(
                Script.REGISTER,
                List.of(Keys.session(name), Keys.EPOCH, Keys.RECOVERING),
                node,
                Tenure.TTL_MS,
                randomName(SESSION_BYTES),
                epoch,
                RECOVER_MS));
    String found = text(answer.get(0));
    boolean forgot = !epoch.isEmpty() && !epoch.equals(found);
    epoch = found;
    Membership joined = new Membership(session, new Tenure(name, own, sent));
    values.remind();
    if (forgot) {
      LOG.warn("Redis has lost what it knew: rooms are brought back from memory");
    }
    ClusterRooms all = rooms;
    if (all != null) {
      List<ClusterKeeper.Left> left = keeper.takeLeft();
      int back;
      try {
        back = all.takeBack(left, joined, forgot);
      } catch (RuntimeException e) {
        // The next try has them, too; those that are back already are not taken twice.
        keeper.putBack(left);
        throw e;
      }
      LOG.info("Node {} belongs to the cluster; {} of its rooms are back", name, back);
    }
    if (!before.isEmpty()) {
      // Whoever waits for its end need not.
      answerOf(redis.delete(Keys.session(before)));
    }
    before = name;
    heardOneself = own.nowMillis();
    membership = joined;
  }

  private @Nullable RoomActor ruled(String id) {
    RoomDirectory all = directory;
    return all == null ? null : all.find(id).orElse(null);
  }

  private CompletionStage<Long> publish(String session, byte[] message) {
    ClusterMetrics counting = metrics;
    if (counting != null) {
      counting.hopped();
    }
    return redis.publish(Keys.channel(session), message);
  }

  private void stay(Membership now) throws IOException {
    List<String> peers = List.copyOf(now.session().links().peers());
    List<String> keys = new ArrayList<>();
    keys.add(Keys.session(now.session().name()));
    peers.forEach(peer -> keys.add(Keys.session(peer)));
    long sent = own.nowMicros();
    List<@Nullable Object> alive = answerOf(redis.run(Script.RENEW, keys, Tenure.TTL_MS));
    if (!Long.valueOf(1).equals(alive.get(0))) {
      lose(now, "Redis does not know this node any more");
      join();
      return;
    }
    now.tenure().renewed(sent);
    for (int i = 0; i < peers.size(); i++) {
      if (!Long.valueOf(1).equals(alive.get(i + 1))) {
        LOG.warn("Node {} is gone", peers.get(i));
        now.session().links().forget(peers.get(i));
      }
    }
    now.session().links().greet();
    hearOneself(now);
    if (++renewals % TOUCH_EVERY == 0) {
      now.session().farRooms().sweep();
      keeper.touch(ruledRooms());
    }
  }

  /**
   * A connection that listens may be dead without anybody saying so; then all that others say is
   * lost. So this node says something to itself as well.
   */
  private void hearOneself(Membership now) {
    var unused = redis.publish(Keys.channel(now.session().name()), ECHO);
    if (own.nowMillis() - heardOneself > DEAF_MS) {
      LOG.warn("Nothing is heard of other nodes any more: listening anew");
      heardOneself = own.nowMillis();
      var unusedToo = redis.listenAnew();
    }
  }

  private Collection<RoomActor> ruledRooms() {
    RoomDirectory all = directory;
    return all == null ? List.of() : List.copyOf(all.all());
  }

  private void watch() {
    if (closing) {
      return;
    }
    Membership now = membership;
    if (now != null && !now.tenure().isHeld()) {
      lose(now, "Redis has not answered for too long");
    }
    var unused = own.schedule(WATCH_EVERY, this::watch);
  }

  /** Rules nothing from now on: everybody here is put out, and comes back to who rules then. */
  private synchronized void lose(Membership lost, String why) {
    if (!lost.equals(membership)) {
      return;
    }
    membership = null;
    lost.tenure().end();
    Collection<RoomActor> left = ruledRooms();
    LOG.warn("{}: {} rooms are left to the other nodes", why, left.size());
    left.forEach(RoomActor::vacate);
    lost.session().links().close();
    ClusterMetrics counting = metrics;
    if (counting != null) {
      counting.lost(left.size());
    }
  }

  // ---- what comes in

  @Override
  public void heard(String channel, byte[] message) {
    Membership now = membership;
    if (now == null || !channel.equals(Keys.channel(now.session().name()))) {
      return;
    }
    if (message.length == 0) {
      heardOneself = own.nowMillis();
    } else {
      now.session().links().heard(message);
    }
  }

  @Override
  public void interrupted() {
    Membership now = membership;
    if (now != null) {
      LOG.info("The connection that listens to other nodes was interrupted: all start anew");
      now.session().links().interrupted();
    }
  }

  // ---- leaving

  /** Leaves all rooms to the other nodes, with nothing lost; takes three seconds at most. */
  public void handOver() {
    closing = true;
    Membership now = membership;
    if (now == null) {
      return;
    }
    List<CompletableFuture<Boolean>> all = new ArrayList<>();
    for (RoomActor room : ruledRooms()) {
      all.add(keeper.handOver(room).toCompletableFuture());
    }
    try {
      CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0]))
          .get(HAND_OVER_MS, TimeUnit.MILLISECONDS);
      LOG.info("{} rooms were handed over", all.size());
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Not all rooms could be handed over", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    membership = null;
    try {
      // What was told to other nodes goes out first.
      out.submit(() -> {}).get(1, TimeUnit.SECONDS);
      answerOf(redis.delete(Keys.session(now.session().name())));
      // Members of others' rooms are put out as well, and have not left: they come back elsewhere.
      now.session().links().close();
      in.submit(() -> {}).get(1, TimeUnit.SECONDS);
    } catch (IOException | ExecutionException | TimeoutException e) {
      LOG.debug("The others will see that this node is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing = true;
    renewer.shutdownNow();
    redis.close();
    in.shutdownNow();
    out.shutdownNow();
    writer.shutdownNow();
  }

  private static <T> T answerOf(CompletionStage<T> answer) throws IOException {
    try {
      return answer.toCompletableFuture().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String text(@Nullable Object answer) {
    return answer instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
  }
}
