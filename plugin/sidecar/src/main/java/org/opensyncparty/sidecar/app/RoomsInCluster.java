package org.opensyncparty.sidecar.app;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.opensyncparty.room.RoomSettings;
import org.opensyncparty.sidecar.auth.AccessTokens;
import org.opensyncparty.sidecar.auth.SigningSecret;
import org.opensyncparty.sidecar.auth.SigningSecretException;
import org.opensyncparty.sidecar.cluster.Cluster;
import org.opensyncparty.sidecar.cluster.SharedValues;
import org.opensyncparty.sidecar.config.SidecarConfig;
import org.opensyncparty.sidecar.metrics.SidecarMetrics;
import org.opensyncparty.sidecar.rooms.RoomDirectory;
import org.opensyncparty.sidecar.rooms.RoomJournal;
import org.opensyncparty.sidecar.rooms.Rooms;
import org.opensyncparty.sidecar.rooms.Secrets;
import org.opensyncparty.sidecar.time.TimeSource;

/** Rooms that several sidecars share; nothing of that is loaded before this class is. */
final class RoomsInCluster implements RoomsHome {
  private final Cluster cluster;
  private final SharedValues values;
  private final RoomSettings settings;
  private final Duration grace;
  private boolean left;

  /**
   * Connects to Redis.
   *
   * @param own this process's steady time
   * @param grace how long seats are kept for those who had them when a room moves
   * @throws NoClusterException if that does not succeed
   */
  RoomsInCluster(
      SidecarConfig config, URI redis, TimeSource own, RoomSettings settings, Duration grace)
      throws NoClusterException {
    try {
      this.cluster = Cluster.connect(redis, config.nodeName(), own);
    } catch (IOException e) {
      throw new NoClusterException(e);
    }
    this.values = cluster.values();
    this.settings = settings;
    this.grace = grace;
  }

  @Override
  public TimeSource time() {
    return cluster.time();
  }

  @Override
  public SigningSecret secret(SidecarConfig config) throws SigningSecretException {
    return SigningSecret.load(config.jwtSecretFile(), config.dataDirectory(), values);
  }

  @Override
  public AccessTokens accessTokens(SigningSecret secret) {
    return new AccessTokens(cluster.time(), secret, values);
  }

  @Override
  public RoomJournal journal() {
    return cluster.journal();
  }

  @Override
  public Rooms rooms(RoomDirectory here, Secrets secrets, SidecarMetrics metrics) {
    cluster.metrics(metrics);
    metrics.store(cluster::isFailing);
    return cluster.rooms(here, secrets, settings, grace);
  }

  @Override
  public void open() throws NoClusterException {
    try {
      cluster.start();
    } catch (IOException e) {
      throw new NoClusterException(e);
    }
  }

  @Override
  public boolean isConnected() {
    return cluster.isConnected();
  }

  @Override
  public boolean isFailing() {
    return cluster.isFailing();
  }

  @Override
  public void leave() {
    if (!left) {
      left = true;
      cluster.handOver();
    }
  }

  @Override
  public void close() {
    cluster.close();
  }
}
