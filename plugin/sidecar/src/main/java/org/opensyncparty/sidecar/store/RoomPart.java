package org.opensyncparty.sidecar.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.opensyncparty.room.RoomState;

/**
 * Some of a room that is written together, since it changes together. A new part is a class of its
 * own and a line in {@link RoomCodec}; a new field of one that is there must have a default for
 * those who were written before it.
 */
interface RoomPart {
  /** Its name in the store, which must stay. */
  String name();

  /** Whether it is to be written again; may leave out what follows from what is written already. */
  boolean differs(RoomState written, RoomState present, long now);

  /** Writes it into an empty object. */
  void write(RoomState room, ObjectNode into);

  /**
   * Reads it back.
   *
   * @param from empty if there was no such part yet when the room was written
   * @return the room with this part of it
   * @throws RuntimeException if that is no such part
   */
  RoomState read(ObjectNode from, RoomState room);
}
