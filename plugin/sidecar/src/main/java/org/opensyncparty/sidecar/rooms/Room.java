package org.opensyncparty.sidecar.rooms;

import org.jspecify.annotations.Nullable;
import org.opensyncparty.room.ResumeSecret;
import org.opensyncparty.room.RoomCommand;

/** A room as connections see it, wherever it is ruled. */
public interface Room {

  /** The id under which people know it. */
  String id();

  /**
   * What the door has to know of it. May block, where the room is ruled by another node.
   *
   * @param resume what somebody presents to get a seat back, or null
   * @throws RoomMovingException if nobody answers for the room just now
   */
  DoorPlate plate(@Nullable ResumeSecret resume);

  /**
   * Has a command applied, behind those of the same caller before it. Does not block.
   *
   * @param from the connection that it comes from; null where nobody waits for an answer
   */
  void submit(RoomCommand command, @Nullable RoomSocket from);

  /**
   * Runs something behind all commands that {@code from} submitted before, so that its answer
   * cannot overtake theirs. It must neither block nor throw.
   */
  void inTurn(Runnable action, RoomSocket from);
}
