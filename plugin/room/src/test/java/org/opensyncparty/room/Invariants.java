package org.opensyncparty.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ChatHistory;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.PlayState;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.protocol.QueueUpdate;
import org.opensyncparty.room.CountdownRules.Countdown;

/** What holds for every room after every command, whatever came. */
final class Invariants {
  /** Which feature lets a client hear a type that goes to some only. */
  private static final Map<String, Feature> FEATURES =
      Map.ofEntries(
          Map.entry("member_status", Feature.STATUS),
          Map.entry("waiting", Feature.STATUS),
          Map.entry("options_update", Feature.STATUS),
          Map.entry("chat", Feature.CHAT),
          Map.entry("reaction", Feature.CHAT),
          Map.entry("typing", Feature.CHAT),
          Map.entry("queue_update", Feature.QUEUE),
          Map.entry("countdown", Feature.COUNTDOWN));

  private Invariants() {}

  static void check(RoomState before, Transition transition, Party party) {
    RoomState after = transition.state();
    exactlyOneHostUnlessEmpty(after);
    everyConnectionSitsInOneSeat(after);
    socketsAndSeatsAgree(after, party);
    revisionsGrow(before, after);
    waitsHaveAReasonAndAnEnd(after, party);
    onlyThoseWhoAskedHearMoreThanTheSeed(transition, before, after);
    theChatGrowsAndIsBounded(before.chat(), after.chat());
    theQueueIsBoundedAndItsEntriesAreUnlike(before.queue(), after.queue());
    aCountdownEndsInTime(after, party);
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

  private static void onlyThoseWhoAskedHearMoreThanTheSeed(
      Transition transition, RoomState before, RoomState after) {
    for (Effect effect : transition.effects()) {
      if (effect instanceof Effect.TellAll tell) {
        Feature feature = FEATURES.get(tell.outbound().message().type());
        for (long connection : tell.connections()) {
          assertTrue(
              asked(before, connection, feature) || asked(after, connection, feature),
              tell.outbound().message().type() + " was not asked for");
        }
      }
    }
  }

  private static boolean asked(RoomState room, long connection, @Nullable Feature feature) {
    return room.members().all().stream()
        .anyMatch(m -> m.connection() == connection && m.features().contains(feature));
  }

  private static void theChatGrowsAndIsBounded(ChatLog before, ChatLog after) {
    boolean said = !after.lines().equals(before.lines());
    assertTrue(said ? after.lastId() == before.lastId() + 1 : after.lastId() >= before.lastId());
    assertTrue(after.lines().size() <= ProtocolLimits.MAX_CHAT_HISTORY);
    long last = 0;
    for (ChatHistory.Line line : after.lines()) {
      assertTrue(line.messageId() > last, "ids grow");
      last = line.messageId();
    }
    assertTrue(said ? last == after.lastId() : last <= after.lastId(), "the newest is the last");
  }

  private static void theQueueIsBoundedAndItsEntriesAreUnlike(PlayQueue before, PlayQueue after) {
    assertTrue(after.entries().size() <= ProtocolLimits.MAX_QUEUE);
    boolean added = after.entries().size() > before.entries().size();
    assertTrue(added ? after.lastId() == before.lastId() + 1 : after.lastId() >= before.lastId());
    var ids = new HashSet<Long>();
    for (QueueUpdate.Entry entry : after.entries()) {
      assertTrue(ids.add(entry.entryId()), "an id twice");
      assertTrue(entry.entryId() <= after.lastId());
    }
  }

  /** Nobody counts down to a start that has been, or that nothing brings about. */
  private static void aCountdownEndsInTime(RoomState room, Party party) {
    Countdown countdown = room.countdown();
    assertEquals(countdown != null, party.hasTimer("countdown"), "a countdown and its timer");
    if (countdown == null) {
      return;
    }
    assertTrue(room.timeline().playState() != PlayState.PLAYING, "it has started already");
    assertTrue(!room.members().isEmpty(), "nobody is there to start");
    long left = countdown.at() - party.now();
    assertTrue(left >= 0 && left <= 1000L * ProtocolLimits.MAX_COUNTDOWN_SECONDS, left + " ms");
  }

  private static void positionsStayInRange(RoomState room, long now) {
    double position = room.timeline().positionAt(now);
    assertTrue(position >= 0 && position <= 8_640_000, "position " + position);
  }
}
