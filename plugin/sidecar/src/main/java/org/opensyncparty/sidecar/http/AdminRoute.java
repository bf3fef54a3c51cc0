package org.opensyncparty.sidecar.http;

import org.jspecify.annotations.Nullable;

/** Answers {@code GET /OpenSyncParty/admin/status}. */
@FunctionalInterface
public interface AdminRoute {

  /**
   * Tells an administrator how the sidecar is, and anybody else why not. May block; runs on a
   * thread of its own.
   *
   * @param authorizationHeader the {@code Authorization} header, null if absent
   * @param remoteAddress the client's address, for limits
   */
  Reply get(@Nullable String authorizationHeader, String remoteAddress);
}
