package org.opensyncparty.sidecar.http;

/** Tells how the sidecar is; asked on a selector thread, so it must not block. */
public interface HealthSource {

  /** Where the sidecar is in its life. */
  enum Readiness {
    STARTING,
    READY,
    STOPPING
  }

  /**
   * Some numbers of this moment.
   *
   * @param uptimeSeconds whole seconds since start
   * @param roomsKept false while rooms cannot be written to the disk
   */
  record Health(
      String version, long uptimeSeconds, int rooms, int members, int sockets, boolean roomsKept) {}

  Readiness readiness();

  Health health();
}
