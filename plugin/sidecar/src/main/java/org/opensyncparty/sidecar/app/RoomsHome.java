package org.opensyncparty.sidecar.app;

import java.io.IOException;
import org.opensyncparty.sidecar.auth.AccessTokens;
import org.opensyncparty.sidecar.auth.SigningSecret;
import org.opensyncparty.sidecar.auth.SigningSecretException;
import org.opensyncparty.sidecar.config.SidecarConfig;
import org.opensyncparty.sidecar.metrics.SidecarMetrics;
import org.opensyncparty.sidecar.rooms.RoomDirectory;
import org.opensyncparty.sidecar.rooms.RoomJournal;
import org.opensyncparty.sidecar.rooms.Rooms;
import org.opensyncparty.sidecar.rooms.Secrets;
import org.opensyncparty.sidecar.time.TimeSource;

/** Where rooms are when this process is not: on its disk, or with other sidecars. */
interface RoomsHome extends AutoCloseable {
  /** Server time. */
  TimeSource time();

  /**
   * What tokens are signed with.
   *
   * @throws SigningSecretException if there is no good one and none can be kept
   */
  SigningSecret secret(SidecarConfig config) throws SigningSecretException;

  /** What is known of logins at the media server. */
  AccessTokens accessTokens(SigningSecret secret);

  /** Hears of every room that changes here. */
  RoomJournal journal();

  /** All rooms that somebody can come into, those of {@code here} included. */
  Rooms rooms(RoomDirectory here, Secrets secrets, SidecarMetrics metrics);

  /**
   * Returns when rooms can be used.
   *
   * @throws IOException if they never can
   */
  void open() throws IOException;

  /** False while this process is cut off from where rooms are ruled. */
  boolean isConnected();

  /** True while what changes is not kept. */
  boolean isFailing();

  /** Nothing that happens here afterwards is to be remembered. May be called twice. */
  void leave();

  /** Ends it, when nobody needs it any more. */
  @Override
  void close();
}
