package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.MessageCodec;
import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.protocol.RoomOptions;
import org.opensyncparty.protocol.ServerMessage;
import org.opensyncparty.protocol.ServerMessage.Participant;

/** What a room says does not grow without end, however many are in it. */
class LargeRoomTest {

  @Test
  void theWholeOfTheLargestRoomFitsIntoAMessage() {
    var member =
        new Participant(
            "i".repeat(ProtocolLimits.MAX_ID_LENGTH),
            "🍿".repeat(ProtocolLimits.MAX_NAME_LENGTH),
            false,
            true,
            "u".repeat(ProtocolLimits.MAX_ID_LENGTH));
    List<Participant> named = Collections.nCopies(ProtocolLimits.MAX_LISTED_MEMBERS, member);
    String url = "🍿".repeat(ProtocolLimits.MAX_MEDIA_URL_LENGTH / 2);
    var room =
        new ServerMessage.RoomSnapshot(
            "sofa",
            "alice",
            url,
            RoomOptions.DEFAULT,
            Timeline.startingAt(0, Party.START).stateAt(Party.START),
            named,
            10_000);
    String text = new MessageCodec().encode(new Outbound(room, "sofa", "alice", null), Party.START);
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes > ProtocolLimits.MAX_MESSAGE_BYTES, "more than a client may send");
    assertTrue(bytes < ProtocolLimits.MAX_SERVER_MESSAGE_BYTES, bytes + " bytes");
  }

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
