package org.opensyncparty.sidecar.rooms;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.ListedRoom;
import org.opensyncparty.room.RoomCommand;

/** All rooms that somebody can come into. What is said to block does so where rooms are shared. */
public interface Rooms {

  /**
   * The living room of that id. May block.
   *
   * @throws RoomMovingException if nobody rules it just now
   */
  Optional<? extends Room> find(String id);

  /**
   * Makes a room and seats its creator; what the creator hears comes through {@code socket}. May
   * block.
   *
   * @param wantedId the id to use, or null for one of the server's making
   * @throws org.opensyncparty.protocol.ProtocolException {@code room_exists} or {@code server_busy}
   */
  void create(
      @Nullable String wantedId,
      ClientMessage.CreateRoom wish,
      RoomCommand.Join creator,
      RoomSocket socket);

  /**
   * Some rooms that everybody may know of: neither private nor locked nor empty. May block.
   *
   * @param wanted which of them
   * @param limit how many at most
   */
  List<ListedRoom> listed(Predicate<ListedRoom> wanted, int limit);
}
