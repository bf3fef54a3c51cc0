package org.opensyncparty.room;

import java.time.Duration;

/**
 * What an admin may set about all rooms.
 *
 * @param hostGrace how long a lost member's seat is kept, the host's and everyone's
 * @param emptyLife how long a room without members lives on
 * @param maxMembers seats in one room, at least 1
 * @param talkRate deliveries per second that chat in one room may cause in the long run, and other
 *     signs of its members as many again; 1 … 1,000,000
 * @param talkBurst deliveries that it may cause at once, at least 1
 */
public record RoomSettings(
    Duration hostGrace, Duration emptyLife, int maxMembers, int talkRate, int talkBurst) {
  public RoomSettings {
    if (talkRate < 1 || talkRate > 1_000_000 || talkBurst < 1) {
      throw new IllegalArgumentException("no such rate: " + talkRate + ", burst " + talkBurst);
    }
    if (hostGrace.isNegative() || emptyLife.isNegative() || maxMembers < 1) {
      throw new IllegalArgumentException("graces must not be negative, and a room needs a seat");
    }
  }
}
