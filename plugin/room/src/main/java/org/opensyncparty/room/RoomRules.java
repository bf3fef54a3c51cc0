package org.opensyncparty.room;

/**
 * The whole game as a pure function: a room, something that happens and the time give the next room
 * and its effects. Nothing here reads a clock, blocks, or remembers.
 *
 * <p>The rules by subject: {@link SeatRules} who sits where, {@link PlaybackRules} what plays,
 * {@link HostRules} what only the host may do, {@link StatusRules} how members are doing, {@link
 * HoldRules} when the room waits for them, {@link ChatRules} what they say to each other, {@link
 * QueueRules} what plays next, {@link CountdownRules} the start that is announced, {@link
 * RestoreRules} how it comes back with the server, {@link CrowdRules} what is told less often where
 * many hear it.
 */
public final class RoomRules {
  /**
   * How many former and how many banned users a room remembers, so that strangers cannot fill it.
   */
  public static final int MAX_REMEMBERED_USERS = 512;

  private RoomRules() {}

  /**
   * Applies one command.
   *
   * @param now server time, ms
   */
  public static Transition apply(RoomState room, RoomCommand command, long now) {
    Transition held = HoldRules.settle(applied(room, command, now), now);
    return StatusRules.settle(room, CountdownRules.settle(held));
  }

  private static Transition applied(RoomState room, RoomCommand command, long now) {
    if (command instanceof RoomCommand.Join join) {
      return JoinRules.join(room, join, now);
    }
    if (command instanceof RoomCommand.Leave leave) {
      return SeatRules.leave(room, leave, now);
    }
    if (command instanceof RoomCommand.Lost lost) {
      return SeatRules.lost(room, lost, now);
    }
    if (command instanceof RoomCommand.GraceExpired expired) {
      return SeatRules.graceExpired(room, expired, now);
    }
    if (command instanceof RoomCommand.HoldExpired expired) {
      return HoldRules.expired(room, expired, now);
    }
    if (command instanceof RoomCommand.CountdownDue due) {
      return CountdownRules.due(room, due);
    }
    if (command instanceof RoomCommand.AccessRefused refused) {
      return HostRules.accessRefused(room, refused);
    }
    if (command instanceof RoomCommand.StatusDue) {
      return StatusRules.due(room);
    }
    if (command instanceof RoomCommand.ListDue) {
      return CrowdRules.listDue(room);
    }
    if (command instanceof RoomCommand.EmptyExpired) {
      return room.members().isEmpty() ? Transition.of(room, new Effect.End()) : Transition.of(room);
    }
    if (command instanceof RoomCommand.Restored restored) {
      return RestoreRules.restored(room, restored, now);
    }
    if (command instanceof RoomCommand.Act act) {
      return ActRules.act(room, act, now);
    }
    throw new IllegalArgumentException("no rule for " + command.getClass().getSimpleName());
  }
}
