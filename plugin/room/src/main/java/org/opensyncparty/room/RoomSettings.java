package org.opensyncparty.room;

import java.time.Duration;

/**
 * What an admin may set about all rooms.
 *
 * @param hostGrace how long a lost member's seat is kept, the host's and everyone's
 * @param emptyLife how long a room without members lives on
 * @param maxMembers seats in one room, at least 1
 */
public record RoomSettings(Duration hostGrace, Duration emptyLife, int maxMembers) {
  public RoomSettings {
    if (hostGrace.isNegative() || emptyLife.isNegative() || maxMembers < 1) {
      throw new IllegalArgumentException("graces must not be negative, and a room needs a seat");
    }
  }
}
