package org.opensyncparty.sidecar.cluster;

import io.prometheus.metrics.core.metrics.Counter;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.opensyncparty.sidecar.metrics.SidecarMetrics;

/** What is counted of a node in a cluster. */
final class ClusterMetrics {
  private static final double MICROS_PER_SECOND = 1e6;

  private final Counter hops;
  private final Counter takeOvers;
  private final Counter losses;

  /**
   * Shows it; to be called once.
   *
   * @param connected whether this node belongs to the cluster now
   * @param membersAway connected to other nodes, in rooms that this one rules
   * @param membersElsewhere connected to this node, in rooms that others rule
   * @param clockError of this node's server time, microseconds
   */
  ClusterMetrics(
      SidecarMetrics metrics,
      BooleanSupplier connected,
      IntSupplier membersAway,
      IntSupplier membersElsewhere,
      LongSupplier clockError) {
    metrics.gauge(
        "cluster_connected",
        "1 while this node belongs to the cluster, 0 while it is cut off.",
        () -> connected.getAsBoolean() ? 1 : 0);
    metrics.gauge(
        "cluster_members_away",
        "Members of rooms ruled here that are connected to other nodes.",
        membersAway::getAsInt);
    metrics.gauge(
        "cluster_members_elsewhere",
        "Members connected here whose rooms other nodes rule.",
        membersElsewhere::getAsInt);
    metrics.gauge(
        "cluster_clock_error_seconds",
        "How far this node's server time is from Redis' clock.",
        () -> clockError.getAsLong() / MICROS_PER_SECOND);
    hops = metrics.counter("cluster_messages_sent", "Messages to other nodes, through Redis.");
    takeOvers = metrics.counter("cluster_rooms_taken_over", "Rooms taken over from other nodes.");
    losses = metrics.counter("cluster_rooms_left", "Rooms left since this node was cut off.");
  }

  void hopped() {
    hops.inc();
  }

  void tookOver() {
    takeOvers.inc();
  }

  void lost(int rooms) {
    losses.inc(rooms);
  }
}
