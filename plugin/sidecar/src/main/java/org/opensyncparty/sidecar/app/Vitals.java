package org.opensyncparty.sidecar.app;

import java.util.function.IntSupplier;
import org.opensyncparty.sidecar.http.HealthSource;
import org.opensyncparty.sidecar.rooms.RoomDirectory;
import org.opensyncparty.sidecar.time.TimeSource;

/** How the sidecar is, for those who ask over HTTP: it starts, is ready, and stops. */
final class Vitals implements HealthSource {
  private static final long MILLIS_PER_SECOND = 1_000;

  private final TimeSource time;
  private final RoomsHome home;
  private final RoomDirectory rooms;
  private final IntSupplier sockets;
  private final long startedAt;

  private volatile Readiness readiness = Readiness.STARTING;

  /** It starts now; {@code sockets} says how many there are. */
  Vitals(TimeSource time, RoomsHome home, RoomDirectory rooms, IntSupplier sockets) {
    this.time = time;
    this.home = home;
    this.rooms = rooms;
    this.sockets = sockets;
    this.startedAt = time.nowMillis();
  }

  void ready() {
    readiness = Readiness.READY;
  }

  void stopping() {
    readiness = Readiness.STOPPING;
  }

  @Override
  public Readiness readiness() {
    return readiness == Readiness.READY && !home.isConnected() ? Readiness.CUT_OFF : readiness;
  }

  @Override
  public Health health() {
    return new Health(
        Version.read(),
        (time.nowMillis() - startedAt) / MILLIS_PER_SECOND,
        rooms.size(),
        rooms.members(),
        sockets.getAsInt(),
        !home.isFailing(),
        home.isConnected());
  }
}
