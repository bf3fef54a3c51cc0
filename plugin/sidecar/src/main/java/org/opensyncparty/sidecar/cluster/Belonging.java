package org.opensyncparty.sidecar.cluster;

import java.io.IOException;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.rooms.RoomDirectory;
import org.opensyncparty.sidecar.time.SharedTime;
import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node in the cluster: joins it, stays in it by renewing its session, takes the word of nobody
 * when it cannot, and joins again when it can. {@link #renew} is called on one thread.
 */
final class Belonging implements Redis.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Belonging.class);

  /** How often it is looked whether the tenure is over. */
  private static final Duration WATCH_EVERY = Duration.ofMillis(100);

  private static final long PATIENCE_MS = 1_500;

  /** After Redis has lost its memory, rulers have so long to bring their rooms back, ms. */
  private static final long RECOVER_MS = 5_000;

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
  private final ExecutorService in;
  private final ExecutorService out;
  private final SecureRandom random = new SecureRandom();
  private final ReferenceClock clock = new ReferenceClock();
  private volatile @Nullable Membership membership;
  private volatile boolean closing;
  private volatile long heardOneself;
  private volatile @Nullable Home home;
  private volatile @Nullable ClusterMetrics metrics;

  // Of the renewing thread:
  private String epoch = "";
  private String before = "";
  private int renewals;

  /** What this node has to do with rooms. */
  record Home(
      RoomDirectory directory, ClusterRooms rooms, ClusterKeeper keeper, SharedValues values) {}

  /**
   * A node that belongs nowhere yet.
   *
   * @param name of this node, or null for a random one
   * @param in one thread, for what comes from other nodes
   * @param out one thread, for what goes to them
   */
  Belonging(@Nullable String name, SharedTime time, ExecutorService in, ExecutorService out) {
    this.node = name == null ? "node-" + randomName(3) : name;
    this.time = time;
    this.own = time.own();
    this.in = in;
    this.out = out;
  }

  private String randomName(int bytes) {
    byte[] name = new byte[bytes];
    random.nextBytes(name);
    return HexFormat.of().formatHex(name);
  }

  /** Says which rooms this node rules; to be called before it joins. */
  void serves(Home rooms) {
    home = rooms;
  }

  void countsBy(ClusterMetrics counting) {
    metrics = counting;
  }

  /** Null while this node is cut off, or leaves. */
  @Nullable Membership membership() {
    return closing ? null : membership;
  }

  /** Whether this node belongs to the cluster now. */
  boolean isConnected() {
    Membership now = membership;
    return now != null && now.tenure().isHeld();
  }

  void tookOver() {
    ClusterMetrics counting = metrics;
    if (counting != null) {
      counting.tookOver();
    }
  }

  /**
   * Takes over Redis' time, before anybody has seen another one.
   *
   * @throws IOException if Redis does not answer
   */
  void beginTime(Redis redis) throws IOException {
    for (int i = 0; i < ReferenceClock.REMEMBERED; i++) {
      askTime(redis);
    }
    time.begin(clock.offset());
  }

  /** Joins, or stays; whatever fails, the next time is another try. */
  void renew(Redis redis) {
    if (closing) {
      return;
    }
    try {
      Membership now = membership;
      if (now == null) {
        join(redis);
      } else {
        stay(redis, now);
      }
      askTime(redis);
      time.drawTo(clock.offset());
    } catch (IOException e) {
      LOG.debug("Redis does not answer", e);
    } catch (RuntimeException e) {
      LOG.error("Staying in the cluster failed", e);
    }
  }

  private void askTime(Redis redis) throws IOException {
    long sent = own.nowMicros();
    long reference = answerOf(redis.time());
    clock.answered(sent, own.nowMicros(), reference);
  }

  private void join(Redis redis) throws IOException {
    String name = node + "-" + randomName(SESSION_BYTES);
    Session session =
        new Session(
            name, (to, message) -> publish(redis, to, message), own, id -> ruled(id), in, out);
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
    if (forgot) {
      LOG.warn("Redis has lost what it knew: rooms are brought back from memory");
    }
    Home here = home;
    if (here != null) {
      here.values().remind();
      List<ClusterKeeper.Left> left = here.keeper().takeLeft();
      int back;
      try {
        back = here.rooms().takeBack(left, joined, forgot);
      } catch (RuntimeException e) {
        // The next try has them, too; those that are back already are not taken twice.
        here.keeper().putBack(left);
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
    Home here = home;
    return here == null ? null : here.directory().find(id).orElse(null);
  }

  private CompletionStage<Long> publish(Redis redis, String session, byte[] message) {
    ClusterMetrics counting = metrics;
    if (counting != null) {
      counting.hopped();
    }
    return redis.publish(Keys.channel(session), message);
  }

  private void stay(Redis redis, Membership now) throws IOException {
    List<String> peers = List.copyOf(now.session().links().peers());
    List<String> keys = new ArrayList<>();
    keys.add(Keys.session(now.session().name()));
    peers.forEach(peer -> keys.add(Keys.session(peer)));
    long sent = own.nowMicros();
    List<@Nullable Object> alive = answerOf(redis.run(Script.RENEW, keys, Tenure.TTL_MS));
    if (!Long.valueOf(1).equals(alive.get(0))) {
      lose(now, "Redis does not know this node any more");
      join(redis);
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
    hearOneself(redis, now);
    if (++renewals % TOUCH_EVERY == 0) {
      now.session().farRooms().sweep();
      Home here = home;
      if (here != null) {
        here.keeper().touch(ruledRooms());
      }
    }
  }

  /**
   * A connection that listens may be dead without anybody saying so; then all that others say is
   * lost. So this node says something to itself as well.
   */
  private void hearOneself(Redis redis, Membership now) {
    var unused = redis.publish(Keys.channel(now.session().name()), ECHO);
    if (own.nowMillis() - heardOneself > DEAF_MS) {
      LOG.warn("Nothing is heard of other nodes any more: listening anew");
      heardOneself = own.nowMillis();
      var unusedToo = redis.listenAnew();
    }
  }

  private Collection<RoomActor> ruledRooms() {
    Home here = home;
    return here == null ? List.of() : List.copyOf(here.directory().all());
  }

  /** Sees to it, from now on, that this node rules nothing for longer than it may. */
  void watch() {
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

  /** Nothing is renewed any more. */
  void close() {
    closing = true;
  }

  /** Leaves all rooms to the other nodes, with nothing lost; takes three seconds at most. */
  void handOver(Redis redis) {
    closing = true;
    Membership now = membership;
    Home here = home;
    if (now == null || here == null) {
      return;
    }
    List<CompletableFuture<Boolean>> all = new ArrayList<>();
    for (RoomActor room : ruledRooms()) {
      all.add(here.keeper().handOver(room).toCompletableFuture());
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
