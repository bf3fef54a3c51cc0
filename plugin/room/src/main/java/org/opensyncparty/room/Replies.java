package org.opensyncparty.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.protocol.ServerMessage;
import org.opensyncparty.protocol.ServerMessage.Participant;
import org.opensyncparty.room.Effect.Delivery;

/** How the rules say things: effects for what is told to whom. */
final class Replies {
  private Replies() {}

  static ServerMessage.RoomSnapshot snapshot(RoomState room, @Nullable String receiver, long now) {
    Members members = room.members();
    List<Participant> participants = members.participants(room.hostId(), receiver);
    return new ServerMessage.RoomSnapshot(
        room.id(),
        room.hostId(),
        room.mediaUrl(),
        room.options(),
        room.timeline().stateAt(now),
        participants,
        members.size());
  }

  static Effect tell(
      long connection, ServerMessage message, RoomState room, String clientId, MessageRef ref) {
    return new Effect.Tell(connection, new Outbound(message, room.id(), clientId, ref.ts()));
  }

  static Effect tellError(
      long connection, RoomState room, String clientId, MessageRef ref, ProtocolException error) {
    return tell(connection, ServerMessage.ErrorReport.of(error, ref), room, clientId, ref);
  }

  static ProtocolException error(ErrorCode code, String message) {
    return new ProtocolException(code, message, null);
  }

  static Effect broadcast(
      ServerMessage message, RoomState room, @Nullable String clientId, long except) {
    return new Effect.Broadcast(
        new Outbound(message, room.id(), clientId, null), except, Delivery.IN_ORDER);
  }

  /** To all connected members that understand it. */
  static Effect toThoseWith(Feature feature, ServerMessage message, RoomState room) {
    return new Effect.TellAll(
        connectionsWith(feature, room),
        new Outbound(message, room.id(), null, null),
        Delivery.IN_ORDER);
  }

  /** To those connections, as something that the member did. */
  static Effect relay(
      List<Long> connections,
      ServerMessage message,
      RoomState room,
      RoomCommand.Act act,
      Delivery delivery) {
    var outbound = new Outbound(message, room.id(), act.clientId(), act.ref().ts());
    return new Effect.TellAll(connections, outbound, delivery);
  }

  static List<Long> connectionsWith(Feature feature, RoomState room) {
    return room.members().all().stream()
        .filter(member -> member.isConnected() && member.features().contains(feature))
        .map(Member::connection)
        .toList();
  }

  /** The list of members to all but one, on account of {@code clientId}. */
  static Effect participants(RoomState room, @Nullable String clientId, long except) {
    List<Participant> list = room.members().participants(room.hostId(), null);
    var update = new ServerMessage.ParticipantsUpdate(list, room.members().size());
    Delivery delivery =
        CrowdRules.isLarge(room)
            ? Delivery.NEWEST_PARTICIPANTS_UNHURRIED
            : Delivery.NEWEST_PARTICIPANTS;
    return new Effect.Broadcast(new Outbound(update, room.id(), clientId, null), except, delivery);
  }

  static Effect hostChange(RoomState room) {
    var change = new ServerMessage.HostChange(room.hostId());
    return broadcast(change, room, room.hostId(), Member.LOST);
  }
}
