package org.opensyncparty.sidecar.http;

/** Tells how the sidecar is; asked on a thread of the network, so it must not block. */
public interface HealthSource {

  /** Where the sidecar is in its life. */
  enum Readiness {
    STARTING,
    READY,
    /** It runs, but knows nothing of the other nodes now, and rules no room. */
    CUT_OFF,
    STOPPING
  }

  /**
   * Some numbers of this moment.
   *
   * @param uptimeSeconds whole seconds since start
   * @param roomsKept false while rooms cannot be written
   * @param connected false while this node is cut off from the others of its cluster
   */
  record Health(
      String version,
      long uptimeSeconds,
      int rooms,
      int members,
      int sockets,
      boolean roomsKept,
      boolean connected) {}

  Readiness readiness();

  Health health();
}
