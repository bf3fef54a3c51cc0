package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.PlayState;
import org.opensyncparty.protocol.ProtocolLimits;

/** What holds for every room after every command, whatever came. */
final class Invariants {
  private Invariants() {}

  static void check(RoomState before, Transition transition, Party party) {
    RoomState after = transition.state();
    exactlyOneHostUnlessEmpty(after);
    everyConnectionSitsInOneSeat(after);
    socketsAndSeatsAgree(after, party);
    revisionsGrow(before, after);
    waitsHaveAReasonAndAnEnd(after, party);
    onlyThoseWhoAskedHearOfStates(transition, before, after);
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

  /** A room that stands does so for somebody who is there, and not for longer than its bound. */
  private static void waitsHaveAReasonAndAnEnd(RoomState room, Party party) {
    Readiness.Hold hold = room.readiness().hold();
    assertEquals(hold != null, party.hasTimer("hold"), "a wait and its timer");
    assertTrue(
        room.members().all().stream()
            .map(Member::clientId)
            .toList()
            .containsAll(room.readiness().statuses().keySet()),
        "states are those of members");
    if (hold == null) {
      return;
    }
    assertTrue(party.now() <= hold.until(), "held beyond the bound");
    assertTrue(hold.until() - party.now() <= ProtocolLimits.MAX_STALL_WAIT_MS);
    assertTrue(room.timeline().playState() != PlayState.PLAYING, "a room that waits stands");
    for (String id : hold.awaited()) {
      Member member = room.members().get(id);
      assertTrue(member != null && member.isConnected(), "waits for nobody");
      assertTrue(!room.readiness().leftOut().contains(id), "waits for somebody left out");
    }
  }

  private static void onlyThoseWhoAskedHearOfStates(
      Transition transition, RoomState before, RoomState after) {
    for (Effect effect : transition.effects()) {
      if (effect instanceof Effect.TellAll tell) {
        for (long connection : tell.connections()) {
          assertTrue(asked(before, connection) || asked(after, connection), "not asked for");
        }
      }
    }
  }

  private static boolean asked(RoomState room, long connection) {
    return room.members().all().stream()
        .anyMatch(m -> m.connection() == connection && m.features().contains(Feature.STATUS));
  }

  private static void positionsStayInRange(RoomState room, long now) {
    double position = room.timeline().positionAt(now);
    assertTrue(position >= 0 && position <= 8_640_000, "position " + position);
  }
}
