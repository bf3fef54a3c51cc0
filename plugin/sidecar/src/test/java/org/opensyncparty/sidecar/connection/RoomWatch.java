package org.opensyncparty.sidecar.connection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.room.Member;
import org.opensyncparty.room.RoomState;
import org.opensyncparty.sidecar.rooms.RoomActor;
import org.opensyncparty.sidecar.rooms.RoomDirectory;

/**
 * What must hold in the house at every step; an {@link IllegalStateException} says what did not.
 */
final class RoomWatch {
  /** What only members of the room may hear. */
  private static final Set<String> MEMBERS_ONLY =
      Set.of(
          "player_event",
          "state_update",
          "client_joined",
          "participants_update",
          "host_change",
          "member_status",
          "waiting",
          "options_update",
          "chat",
          "chat_history",
          "reaction",
          "typing",
          "queue_update",
          "countdown");

  private final Map<String, RoomState> before = new HashMap<>();

  /** Another process: what was known of rooms is void. */
  void forget() {
    before.clear();
  }

  /** After a step. */
  void check(Collection<RoomActor> rooms, Set<Long> sockets) {
    Set<Long> seated = new HashSet<>();
    Set<String> living = new HashSet<>();
    for (RoomActor actor : rooms) {
      RoomState room = actor.state();
      living.add(room.key());
      hasOneHostUnlessEmpty(room);
      for (Member member : room.members().all()) {
        if (member.isConnected()) {
          require(sockets.contains(member.connection()), "a seat of a socket that is gone", room);
          require(seated.add(member.connection()), "a socket in two seats", room);
        }
      }
      revisionsGrow(before.put(room.key(), room), room);
    }
    before.keySet().retainAll(living);
  }

  /** At a message that leaves for a socket. */
  void sent(long socket, JsonNode message, RoomDirectory rooms) {
    String id = message.path("room").asText();
    if (!MEMBERS_ONLY.contains(message.path("type").asText())) {
      return;
    }
    boolean isMember =
        rooms.find(id).map(actor -> sits(actor.state(), socket)).orElse(false)
            || before.values().stream()
                .anyMatch(room -> room.id().equals(id) && sits(room, socket));
    if (!isMember) {
      throw new IllegalStateException("socket " + socket + " is no member and heard " + message);
    }
  }

  private static boolean sits(RoomState room, long socket) {
    return room.members().all().stream().anyMatch(member -> member.connection() == socket);
  }

  private static void hasOneHostUnlessEmpty(RoomState room) {
    boolean hasHost = room.members().get(room.hostId()) != null;
    require(hasHost != room.members().isEmpty(), "one host, exactly if not empty", room);
  }

  private static void revisionsGrow(@Nullable RoomState earlier, RoomState later) {
    if (earlier == null || earlier.timeline().equals(later.timeline())) {
      return;
    }
    boolean grew = later.timeline().revision() > earlier.timeline().revision();
    require(grew, "a changed timeline with no new revision", later);
  }

  private static void require(boolean holds, String what, RoomState room) {
    if (!holds) {
      throw new IllegalStateException(what + ": " + room);
    }
  }
}
