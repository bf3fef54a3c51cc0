package org.opensyncparty.room;

import java.util.ArrayList;
import java.util.List;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.JoinRefused;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.OptionsUpdate;
import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.protocol.PlayState;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.protocol.RoomOptions;
import org.opensyncparty.protocol.ServerMessage;

/** What the host does besides playing: media, succession, removal, invites. */
final class HostRules {
  private HostRules() {}

  static Transition setMedia(
      RoomState room, RoomCommand.Act act, ClientMessage.SetMedia media, long now) {
    if (!ActRules.may(room, act, Permissions.SET_MEDIA)) {
      return ActRules.notHost(room, act);
    }
    Transition played =
        plays(room, act.clientId(), media.mediaUrl(), media.startPos(), act.ref(), now);
    return QueueRules.playedByHand(played);
  }

  /**
   * The room plays something else, paused.
   *
   * @param chosenBy who has it open already, or {@link RoomState#NOBODY}
   */
  static Transition plays(
      RoomState room, String chosenBy, String url, double startPos, MessageRef ref, long now) {
    Timeline timeline = room.timeline().moved(startPos, PlayState.PAUSED, 1.0, now);
    List<Effect> effects = new ArrayList<>();
    RoomState next = HoldRules.over(room, effects).withMedia(url, timeline);
    next = next.withReadiness(next.readiness().withNewMedia(chosenBy, timeline.revision()));
    var template = new Outbound(Replies.snapshot(next, null, now), room.id(), null, ref.ts());
    effects.add(new Effect.Resend(template));
    return new Transition(next, effects);
  }

  /** Its host, if it wants to know, hears who could not come. */
  static Transition accessRefused(RoomState room, RoomCommand.AccessRefused refused) {
    Member host = room.members().get(room.hostId());
    if (host == null || !host.isConnected() || !host.features().contains(Feature.REFUSALS)) {
      return Transition.of(room);
    }
    var told = new JoinRefused(refused.name());
    return Transition.of(
        room, Replies.tell(host.connection(), told, room, host.clientId(), MessageRef.NONE));
  }

  static Transition setOptions(
      RoomState room, RoomCommand.Act act, ClientMessage.SetOptions options) {
    if (!ActRules.may(room, act, Permissions.SET_OPTIONS)) {
      return ActRules.notHost(room, act);
    }
    RoomOptions changed;
    try {
      changed = room.options().with(options);
    } catch (ProtocolException e) {
      return Transition.of(
          room, Replies.tellError(act.connection(), room, act.clientId(), act.ref(), e));
    }
    RoomState next = room.withOptions(changed);
    return Transition.of(
        next, Replies.toThoseWith(Feature.STATUS, new OptionsUpdate(changed), next));
  }

  static Transition transferHost(
      RoomState room, RoomCommand.Act act, ClientMessage.TransferHost transfer) {
    if (!ActRules.may(room, act, Permissions.TRANSFER_HOST)) {
      return ActRules.notHost(room, act);
    }
    Member heir = room.members().get(transfer.clientId());
    if (heir == null || !heir.isConnected()) {
      return badTarget(room, act, "is no connected member of this room");
    }
    RoomState next = room.withMembers(room.members(), heir.clientId());
    List<Effect> effects = new ArrayList<>();
    effects.add(Replies.hostChange(next));
    RoomState told = CrowdRules.tellList(next, heir.clientId(), Member.LOST, effects);
    return new Transition(told, effects);
  }

  static Transition kick(RoomState room, RoomCommand.Act act, ClientMessage.Kick kick, long now) {
    if (!ActRules.may(room, act, Permissions.KICK)) {
      return ActRules.notHost(room, act);
    }
    Member member = room.members().get(kick.clientId());
    if (member == null || member.clientId().equals(act.clientId())) {
      return badTarget(room, act, "is no other member of this room");
    }
    List<Effect> effects = new ArrayList<>();
    if (member.isConnected()) {
      tellKicked(room, member, effects);
    }
    String user = member.userId();
    RoomState banned =
        user == null
            ? room
            : room.withUsers(room.formerUsers(), JoinRules.added(room.bannedUsers(), user));
    RoomState next = SeatRules.end(banned, member, now, effects);
    return new Transition(next, effects);
  }

  private static void tellKicked(RoomState room, Member member, List<Effect> effects) {
    long connection = member.connection();
    String id = member.clientId();
    effects.add(new Effect.Unseat(connection));
    effects.add(
        Replies.tellError(
            connection,
            room,
            id,
            MessageRef.NONE,
            Replies.error(ErrorCode.FORBIDDEN, "The host removed you from this room.")));
    effects.add(
        Replies.tell(connection, new ServerMessage.ClientLeft(), room, id, MessageRef.NONE));
  }

  static Transition createInvite(
      RoomState room, RoomCommand.Act act, ClientMessage.CreateInvite invite) {
    if (!ActRules.may(room, act, Permissions.INVITE)) {
      return ActRules.notHost(room, act);
    }
    return Transition.of(
        room,
        new Effect.IssueInvite(
            act.connection(), act.clientId(), act.ref(), invite.expiresInSeconds()));
  }

  private static Transition badTarget(RoomState room, RoomCommand.Act act, String what) {
    String field = "payload.client_id";
    var error = new ProtocolException(ErrorCode.BAD_REQUEST, field + " " + what + ".", field);
    return Transition.of(
        room, Replies.tellError(act.connection(), room, act.clientId(), act.ref(), error));
  }
}
