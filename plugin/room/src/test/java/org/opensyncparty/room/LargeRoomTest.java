package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.ProtocolLimits;

/** What a room says does not grow with how many are in it. */
class LargeRoomTest {

  @Test
  void ofManyWhoAreAwaitedOnlySoManyAreNamed() {
    int members = ProtocolLimits.MAX_WAITING_NAMES + 10;
    Party party = new Party("{}", members);
    for (long connection = 1; connection <= members; connection++) {
      party.join(connection, "member-" + connection, j -> j.with(Feature.STATUS));
    }
    party.says(1, "player_event", "{'action':'play','position':10}");
    assertEquals(
        ProtocolLimits.MAX_WAITING_NAMES,
        party.lastHeard(2, "waiting").path("payload").path("for").size());
  }
}
