package org.opensyncparty.sidecar.rooms;

import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.room.Effect;
import org.opensyncparty.room.RoomState;
import org.opensyncparty.sidecar.transport.TextFrame;

/** What a room's effects need from outside the room. */
interface RoomEffects {

  /** Encodes a message with the time of now. */
  TextFrame frame(Outbound outbound);

  /** The same message with another {@code client} in the envelope. */
  default TextFrame frame(Outbound template, String clientId) {
    return frame(new Outbound(template.message(), template.room(), clientId, template.ts()));
  }

  /** The text of that, which is no frame yet. */
  String text(Outbound template, String clientId);

  /** Signs an invite to the room and encodes the answer. */
  TextFrame invite(RoomState room, Effect.IssueInvite request);

  /** The room's state is another; told once until it is taken. */
  void changed(RoomActor room);

  /** The room is over and must not be found again. */
  void ended(RoomActor room);

  /** The room goes on elsewhere, and must not be found here. */
  void vacated(RoomActor room);
}
