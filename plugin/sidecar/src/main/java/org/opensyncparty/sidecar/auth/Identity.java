package org.opensyncparty.sidecar.auth;

import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end of a socket, as far as the server knows: the client never names itself.
 * All of it comes out of a verified token, or is that of a {@link #guest}.
 *
 * @param userId the token's subject, 1–128 characters; null for a guest
 * @param name as it stands in the token, not yet normalised; empty if it has none
 * @param mayCreateRooms whether the user's policy allows more than joining
 * @param accessSession under which {@link AccessTokens} has the user's media server token; null if
 *     the media server cannot be asked about this user
 */
public record Identity(
    @Nullable String userId, String name, boolean mayCreateRooms, @Nullable String accessSession) {

  /** Nobody in particular: somebody with an invite, or anybody where no token is required. */
  public static Identity guest() {
    return new Identity(null, "", true, null);
  }
}
