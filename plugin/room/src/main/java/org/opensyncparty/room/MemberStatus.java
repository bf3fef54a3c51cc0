package org.opensyncparty.room;

import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.MemberReport;
import org.opensyncparty.protocol.MemberState;

/**
 * How a member's player is doing, as its client says.
 *
 * @param offsetMs how far it is ahead (+) of the party, or null if not measured
 * @param rttMs its round trip to the server, or null if not measured
 * @param noAccess true if its user may not see the room's film
 */
public record MemberStatus(
    MemberState state, @Nullable Integer offsetMs, @Nullable Integer rttMs, boolean noAccess) {
  /** Of somebody who has just come, or whose film is new: not heard, but assumed. */
  static final MemberStatus ASSUMED = new MemberStatus(MemberState.LOADING, null, null, false);

  MemberReport report(String clientId) {
    return new MemberReport(clientId, state, offsetMs, rttMs, noAccess ? Boolean.TRUE : null);
  }
}
