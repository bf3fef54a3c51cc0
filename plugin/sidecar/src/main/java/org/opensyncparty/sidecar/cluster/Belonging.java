package org.opensyncparty.sidecar.cluster;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.sidecar.rooms.RoomActor;
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

  /** After Redis has lost its memory, rulers have so long to bring their rooms back, ms. */
  private static final long RECOVER_MS = 5_000;

  /** Rooms of which nothing changes are touched every so many renewals: five minutes. */
  private static final int TOUCH_EVERY = 750;

  private static final int SESSION_BYTES = 6;

  private final String node;
  private final ClusterTime time;
  private final TimeSource own;
  private final ExecutorService in;
  private final ExecutorService out;
  private final SecureRandom random = new SecureRandom();
  private final Echo echo;
  private volatile @Nullable Membership membership;
  private volatile boolean closing;
  private volatile @Nullable Home home;
  private volatile @Nullable ClusterMetrics metrics;

  // Of the renewing thread:
  private String epoch = "";
  private String before = "";
  private int renewals;

  /**
   * A node that belongs nowhere yet.
   *
   * @param name of this node, or null for a random one
   * @param own steady time of this process
   * @param in one thread, for what comes from other nodes
   * @param out one thread, for what goes to them
   */
  Belonging(
      @Nullable String name,
      ClusterTime time,
      TimeSource own,
      ExecutorService in,
      ExecutorService out) {
    this.node = name == null ? "node-" + randomName(3) : name;
    this.time = time;
    this.own = own;
    this.echo = new Echo(own);
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
      time.follow(redis);
    } catch (IOException e) {
      LOG.debug("Redis does not answer", e);
    } catch (RuntimeException e) {
      LOG.error("Staying in the cluster failed", e);
    }
  }

  /**
   * Joins; to be called from outside only at the start, on the renewing thread.
   *
   * @throws IOException if Redis does not answer, or does not let this node join
   */
  void join(Redis redis) throws IOException {
    String name = node + "-" + randomName(SESSION_BYTES);
    Session session =
        new Session(
            name, (to, message) -> publish(redis, to, message), own, id -> ruled(id), in, out);
    Answers.await(redis.listen(Keys.channel(name)));
    long sent = own.nowMicros();
    List<@Nullable Object> answer =
        Answers.await(
            redis.run(
                Script.REGISTER,
                List.of(Keys.session(name), Keys.EPOCH, Keys.RECOVERING),
                node,
                Tenure.TTL_MS,
                randomName(SESSION_BYTES),
                epoch,
                RECOVER_MS));
    String found = Answers.text(answer.get(0));
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
      Answers.await(redis.delete(Keys.session(before)));
    }
    before = name;
    echo.begin();
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
    List<@Nullable Object> alive = Answers.await(redis.run(Script.RENEW, keys, Tenure.TTL_MS));
    if (!Answers.isDone(alive)) {
      lose(now, "Redis does not know this node any more");
      join(redis);
      return;
    }
    now.tenure().renewed(sent);
    for (int i = 0; i < peers.size(); i++) {
      if (Answers.number(alive.get(i + 1)) != 1) {
        LOG.warn("Node {} is gone", peers.get(i));
        now.session().links().forget(peers.get(i));
      }
    }
    now.session().links().greet();
    echo.call(redis, Keys.channel(now.session().name()));
    if (++renewals % TOUCH_EVERY == 0) {
      now.session().farRooms().sweep();
      Home here = home;
      if (here != null) {
        here.keeper().touch(ruledRooms());
      }
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
    if (!echo.heard(message)) {
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

  /** Leaves all rooms to the other nodes, with nothing lost; takes some seven seconds at most. */
  void handOver(Redis redis) {
    closing = true;
    Membership now = membership;
    Home here = home;
    if (now == null || here == null) {
      return;
    }
    Leaving leaving = new Leaving(redis, in, out);
    leaving.handOver(ruledRooms(), here.keeper());
    membership = null;
    leaving.end(now.session());
  }
}
