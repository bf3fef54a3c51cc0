package org.opensyncparty.sidecar.rooms;

import java.util.List;
import org.opensyncparty.room.Effect.Delivery;
import org.opensyncparty.sidecar.transport.TextFrame;

/** The way to all of a room's members at one other node: what they all hear goes there once. */
public interface Relay {

  /**
   * All of them hear the frame but one.
   *
   * @param except the {@link RoomSocket#id} of who does not, whoever's that is
   */
  void broadcast(TextFrame frame, Delivery delivery, long except);

  /** These of them hear the frame. */
  void tell(List<Long> sockets, TextFrame frame, Delivery delivery);

  /** All of them hear a message with their own client id between its two parts. */
  void resend(String before, String after);
}
