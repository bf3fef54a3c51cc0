package org.opensyncparty.sidecar.rooms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.room.Effect;
import org.opensyncparty.room.Effect.Delivery;
import org.opensyncparty.sidecar.transport.TextFrame;

/**
 * Who sits in a room, and how they hear of something: those of this process each by themselves, and
 * those of another node together. For one thread at a time.
 */
final class Audience {
  /**
   * Stands for a client's id in a message that is made once for many; no id has such characters.
   */
  private static final String ANYBODY = "{anybody}";

  private static final String ANYBODYS = "\"" + ANYBODY + "\"";

  private record Seated(long id, RoomSocket socket, String clientId) {}

  private final RoomEffects world;
  private final Map<Long, Seated> near = new LinkedHashMap<>();

  /** Those who sit near, side by side in memory; null when that has changed. */
  private RoomSocket @Nullable [] row;

  private final Map<Long, Seated> far = new LinkedHashMap<>();
  private final Map<Relay, Integer> relays = new LinkedHashMap<>();

  Audience(RoomEffects world) {
    this.world = world;
  }

  void seat(RoomSocket socket, String clientId) {
    unseat(socket.id());
    Relay relay = socket.relay();
    (relay == null ? near : far).put(socket.id(), new Seated(socket.id(), socket, clientId));
    if (relay != null) {
      relays.merge(relay, 1, Integer::sum);
    }
  }

  /** The socket that had the seat, or null. */
  @Nullable RoomSocket unseat(long connection) {
    row = null;
    Seated seat = near.remove(connection);
    if (seat == null) {
      seat = far.remove(connection);
      Relay relay = seat == null ? null : seat.socket().relay();
      if (relay != null) {
        relays.computeIfPresent(relay, (key, count) -> count == 1 ? null : count - 1);
      }
    }
    return seat == null ? null : seat.socket();
  }

  /** The socket in that seat, or null. */
  @Nullable RoomSocket get(long connection) {
    Seated seat = near.get(connection);
    if (seat == null) {
      seat = far.get(connection);
    }
    return seat == null ? null : seat.socket();
  }

  /** All, who have no seat any more. */
  List<RoomSocket> clear() {
    List<RoomSocket> all = new ArrayList<>(near.size() + far.size());
    near.values().forEach(seat -> all.add(seat.socket()));
    far.values().forEach(seat -> all.add(seat.socket()));
    near.clear();
    row = null;
    far.clear();
    relays.clear();
    return all;
  }

  void broadcast(Effect.Broadcast broadcast) {
    int seats = near.size() + far.size();
    if (seats == 0 || (seats == 1 && get(broadcast.except()) != null)) {
      return;
    }
    TextFrame frame = world.frame(broadcast.outbound());
    for (RoomSocket socket : row()) {
      if (socket.id() != broadcast.except()) {
        socket.send(frame, broadcast.delivery());
      }
    }
    for (Relay relay : relays.keySet()) {
      relay.broadcast(frame, broadcast.delivery(), broadcast.except());
    }
  }

  private RoomSocket[] row() {
    if (row == null) {
      row = near.values().stream().map(Seated::socket).toArray(RoomSocket[]::new);
    }
    return row;
  }

  void tellAll(Effect.TellAll tell) {
    if (tell.connections().isEmpty()) {
      return;
    }
    TextFrame frame = world.frame(tell.outbound());
    Map<Relay, List<Long>> away = new HashMap<>();
    for (long connection : tell.connections()) {
      RoomSocket socket = get(connection);
      Relay relay = socket == null ? null : socket.relay();
      if (relay != null) {
        away.computeIfAbsent(relay, key -> new ArrayList<>()).add(connection);
      } else if (socket != null) {
        socket.send(frame, tell.delivery());
      }
    }
    away.forEach((relay, sockets) -> relay.tell(sockets, frame, tell.delivery()));
  }

  void resend(Outbound template) {
    for (Seated seat : near.values()) {
      seat.socket().send(world.frame(template, seat.clientId()), Delivery.IN_ORDER);
    }
    if (!relays.isEmpty()) {
      String text = world.text(template, ANYBODY);
      int gap = text.indexOf(ANYBODYS);
      String before = text.substring(0, gap + 1);
      String after = text.substring(gap + ANYBODYS.length() - 1);
      relays.keySet().forEach(relay -> relay.resend(before, after));
    }
  }
}
