package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** What holds for every room after every command, whatever came. */
final class Invariants {
  private Invariants() {}

  static void check(RoomState before, Transition transition, Party party) {
    RoomState after = transition.state();
    exactlyOneHostUnlessEmpty(after);
    everyConnectionSitsInOneSeat(after);
    socketsAndSeatsAgree(after, party);
    revisionsGrow(before, after);
    positionsStayInRange(after, party.now());
    assertTrue(after.members().size() <= after.settings().maxMembers());
    assertTrue(after.formerUsers().size() <= RoomRules.MAX_REMEMBERED_USERS);
    assertTrue(after.bannedUsers().size() <= RoomRules.MAX_REMEMBERED_USERS);
  }

  private static void exactlyOneHostUnlessEmpty(RoomState room) {
    if (room.members().isEmpty()) {
      assertEquals(RoomState.NOBODY, room.hostId());
    } else {
      assertTrue(room.members().get(room.hostId()) != null, "the host must be a member");
    }
  }

  private static void everyConnectionSitsInOneSeat(RoomState room) {
    var connections = new HashSet<Long>();
    for (Member member : room.members().all()) {
      assertTrue(!member.isConnected() || connections.add(member.connection()));
    }
  }

  /** What Seat and Unseat told the sockets is what the state says: effects only reach members. */
  private static void socketsAndSeatsAgree(RoomState room, Party party) {
    Map<Long, String> seats = new HashMap<>();
    for (Member member : room.members().all()) {
      if (member.isConnected()) {
        seats.put(member.connection(), member.clientId());
      }
    }
    assertEquals(seats, new HashMap<>(party.seated()));
  }

  private static void revisionsGrow(RoomState before, RoomState after) {
    long difference = after.timeline().revision() - before.timeline().revision();
    assertTrue(difference >= 0);
    if (!after.timeline().equals(before.timeline())) {
      assertTrue(difference > 0, "a changed timeline needs a new revision");
    }
  }

  private static void positionsStayInRange(RoomState room, long now) {
    double position = room.timeline().positionAt(now);
    assertTrue(position >= 0 && position <= 8_640_000, "position " + position);
  }
}
