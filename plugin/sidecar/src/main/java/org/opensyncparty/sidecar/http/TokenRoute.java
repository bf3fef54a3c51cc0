package org.opensyncparty.sidecar.http;

import org.jspecify.annotations.Nullable;

/** Answers {@code POST /OpenSyncParty/token}. */
@FunctionalInterface
public interface TokenRoute {

  /**
   * An answer.
   *
   * @param json the body
   */
  record TokenReply(int status, String json) {}

  /**
   * Exchanges the media server's token for one of ours. May block; runs on a thread of its own.
   *
   * @param authorizationHeader the {@code Authorization} header, null if absent
   * @param remoteAddress the client's address, for limits
   */
  TokenReply post(@Nullable String authorizationHeader, String remoteAddress);
}
