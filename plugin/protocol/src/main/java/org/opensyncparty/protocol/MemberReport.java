package org.opensyncparty.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How one member's player is doing; what is not known is left out.
 *
 * @param offsetMs how far it is ahead (+) of the party, within {@link ProtocolLimits#MAX_OFFSET_MS}
 * @param rttMs its round trip to the server, up to {@link ProtocolLimits#MAX_RTT_MS}
 * @param noAccess true if its user may not see the room's film
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemberReport(
    String clientId,
    MemberState state,
    @Nullable Integer offsetMs,
    @Nullable Integer rttMs,
    @Nullable Boolean noAccess) {
  public MemberReport {
    Require.id(clientId);
    Require.that(
        offsetMs == null || Math.abs(offsetMs) <= ProtocolLimits.MAX_OFFSET_MS,
        "offset out of range");
    Require.that(
        rttMs == null || (rttMs >= 0 && rttMs <= ProtocolLimits.MAX_RTT_MS),
        "round trip out of range");
  }
}
