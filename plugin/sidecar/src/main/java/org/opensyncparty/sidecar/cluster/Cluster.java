package org.opensyncparty.sidecar.cluster;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.room.RoomSettings;
import org.opensyncparty.sidecar.metrics.SidecarMetrics;
import org.opensyncparty.sidecar.rooms.RoomDirectory;
import org.opensyncparty.sidecar.rooms.RoomJournal;
import org.opensyncparty.sidecar.rooms.Rooms;
import org.opensyncparty.sidecar.rooms.Secrets;
import org.opensyncparty.sidecar.time.SharedTime;
import org.opensyncparty.sidecar.time.TimeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node's part in a cluster, with its threads and its connection to Redis. */
public final class Cluster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

  /** From one renewal to the next. */
  private static final long RENEW_MS = 400;

  /** For Redis at a start: no try begins later than this and the pause between two. */
  private static final long START_MS = 10_000;

  private static final long BETWEEN_TRIES_MS = 500;

  private final SharedTime time;
  private final ClusterTime clusterTime;
  private final Redis redis;
  private final ExecutorService in = thread("cluster-in");
  private final ExecutorService out = thread("cluster-out");
  private final ExecutorService writer = thread("cluster-keeper");
  private final ScheduledExecutorService renewer =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "cluster-renewer"));
  private final Belonging belonging;
  private final SharedValues values;
  private final ClusterKeeper keeper;

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
   * @throws IOException if Redis does not answer for ten seconds, or refuses this node, with what
   *     is wrong as its message
   */
  public static Cluster connect(URI address, @Nullable String name, TimeSource own)
      throws IOException {
    Cluster cluster = new Cluster(address, name, own);
    try {
      cluster.clusterTime.begin(cluster.redis);
    } catch (IOException e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  private Cluster(URI address, @Nullable String name, TimeSource own) throws IOException {
    this.time = new SharedTime(own);
    this.clusterTime = new ClusterTime(time);
    this.belonging = new Belonging(name, clusterTime, own, in, out);
    this.redis = open(address, belonging, own);
    this.values = new SharedValues(redis);
    this.keeper = new ClusterKeeper(redis, time, writer);
  }

  private static Redis open(URI address, Redis.Listener listener, TimeSource own)
      throws IOException {
    long until = own.nowMillis() + START_MS;
    while (true) {
      try {
        return LettuceRedis.connect(address, listener);
      } catch (RefusedException e) {
        throw new IOException(
            "Redis at " + address.getHost() + " refuses this node: " + e.getMessage(), e);
      } catch (IOException e) {
        if (own.nowMillis() >= until) {
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
   * Says which rooms this node rules; to be called once, before {@link #start}.
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
            belonging::membership,
            belonging::tookOver);
    belonging.serves(new Home(ruled, all, keeper, values));
    return all;
  }

  /** Shows how the cluster is; to be called once, before {@link #start}. */
  public void metrics(SidecarMetrics all) {
    belonging.countsBy(
        new ClusterMetrics(
            all, this::isConnected, this::membersAway, this::membersElsewhere, time::errorMicros));
  }

  private int membersAway() {
    Membership now = belonging.membership();
    return now == null ? 0 : now.session().farMembers().size();
  }

  private int membersElsewhere() {
    Membership now = belonging.membership();
    return now == null ? 0 : now.session().farRooms().members();
  }

  /**
   * Joins the cluster; returns when this node belongs to it.
   *
   * @throws IOException if Redis does not let it
   */
  public void start() throws IOException {
    try {
      Callable<Boolean> joined =
          () -> {
            belonging.join(redis);
            return true;
          };
      renewer.submit(joined).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new IOException(
          "Redis does not let this node join: " + (cause == null ? e : cause).getMessage(), e);
    }
    if (!isConnected()) {
      throw new IOException("Redis does not let this node join");
    }
    var unused =
        renewer.scheduleWithFixedDelay(
            () -> belonging.renew(redis), RENEW_MS, RENEW_MS, TimeUnit.MILLISECONDS);
    belonging.watch();
  }

  /** Whether this node belongs to the cluster now. */
  public boolean isConnected() {
    return belonging.isConnected();
  }

  /** Whether what changes in rooms cannot be kept now. */
  public boolean isFailing() {
    return keeper.isFailing();
  }

  /** Leaves all rooms to the other nodes, with nothing lost; takes some seven seconds at most. */
  public void handOver() {
    belonging.handOver(redis);
  }

  @Override
  public void close() {
    belonging.close();
    renewer.shutdownNow();
    redis.close();
    in.shutdownNow();
    out.shutdownNow();
    writer.shutdownNow();
  }
}
