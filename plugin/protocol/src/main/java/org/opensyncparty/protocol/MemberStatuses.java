package org.opensyncparty.protocol;

import java.util.List;

/**
 * How those members are doing who are doing otherwise than was told last; of those who are not
 * mentioned, nothing has changed.
 *
 * @param members up to {@link ProtocolLimits#MAX_STATUSES}
 */
public record MemberStatuses(List<MemberReport> members) implements ServerMessage {
  public MemberStatuses {
    members = List.copyOf(members);
    Require.that(members.size() <= ProtocolLimits.MAX_STATUSES, "too many members at once");
  }

  @Override
  public String type() {
    return "member_status";
  }
}
