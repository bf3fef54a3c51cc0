package org.opensyncparty.protocol;

/** One public room. */
public record ListedRoom(
    String room, String mediaUrl, String hostName, int participantCount, boolean freePlay) {
  public ListedRoom {
    Require.id(room);
    Require.that(participantCount >= 0, "a count must not be negative");
  }
}
