package org.opensyncparty.protocol;

import java.util.List;

/** The public rooms that the asker may see. */
public record RoomList(List<ListedRoom> rooms) implements ServerMessage {
  public RoomList {
    Require.that(rooms.size() <= ProtocolLimits.MAX_LISTED_ROOMS, "too many rooms in a list");
  }

  @Override
  public String type() {
    return "room_list";
  }
}
