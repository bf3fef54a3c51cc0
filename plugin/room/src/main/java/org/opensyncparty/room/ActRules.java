package org.opensyncparty.room;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.ProtocolException;

/** Who a message of a member comes from, and which rule it belongs to. */
final class ActRules {
  private ActRules() {}

  static Transition act(RoomState room, RoomCommand.Act act, long now) {
    Member member = room.members().get(act.clientId());
    if (member == null || member.connection() != act.connection()) {
      return notInRoom(room, act);
    }
    ClientMessage message = act.message();
    if (message instanceof ClientMessage.PlayerEvent event) {
      return PlaybackRules.playerEvent(room, member, act, event, now);
    }
    if (message instanceof ClientMessage.StateUpdate update) {
      return PlaybackRules.stateUpdate(room, member, act, update, now);
    }
    if (message instanceof ClientMessage.MemberStatus status) {
      return needs(
          Feature.STATUS, room, member, act, () -> StatusRules.report(room, act, status, now));
    }
    if (message instanceof ClientMessage.GoOn wish) {
      return needs(Feature.STATUS, room, member, act, () -> HoldRules.goOn(room, act, wish, now));
    }
    if (message instanceof ClientMessage.SetOptions options) {
      return needs(
          Feature.STATUS, room, member, act, () -> HostRules.setOptions(room, act, options));
    }
    if (message instanceof ClientMessage.Chat chat) {
      return needs(
          Feature.CHAT, room, member, act, () -> ChatRules.chat(room, member, act, chat, now));
    }
    if (message instanceof ClientMessage.React reaction) {
      return needs(
          Feature.CHAT, room, member, act, () -> ChatRules.react(room, member, act, reaction, now));
    }
    if (message instanceof ClientMessage.Typing typing) {
      return needs(
          Feature.CHAT, room, member, act, () -> ChatRules.typing(room, member, act, typing, now));
    }
    Transition aboutLater = later(room, member, act, now);
    if (aboutLater != null) {
      return aboutLater;
    }
    if (message instanceof ClientMessage.ForceResync resync) {
      return PlaybackRules.forceResync(room, member, act, resync, now);
    }
    if (message instanceof ClientMessage.SetMedia media) {
      return HostRules.setMedia(room, act, media, now);
    }
    if (message instanceof ClientMessage.TransferHost transfer) {
      return HostRules.transferHost(room, act, transfer);
    }
    if (message instanceof ClientMessage.Kick kick) {
      return HostRules.kick(room, act, kick, now);
    }
    if (message instanceof ClientMessage.CreateInvite invite) {
      return HostRules.createInvite(room, act, invite);
    }
    throw new IllegalArgumentException("not a room's business: " + message.getClass());
  }

  /** What plays next, and when; null if it is about something else. */
  private static @Nullable Transition later(
      RoomState room, Member member, RoomCommand.Act act, long now) {
    ClientMessage message = act.message();
    if (message instanceof ClientMessage.QueueAdd wish) {
      return needs(Feature.QUEUE, room, member, act, () -> QueueRules.add(room, member, act, wish));
    }
    if (message instanceof ClientMessage.QueueRemove wish) {
      return needs(Feature.QUEUE, room, member, act, () -> QueueRules.remove(room, act, wish));
    }
    if (message instanceof ClientMessage.QueueMove wish) {
      return needs(Feature.QUEUE, room, member, act, () -> QueueRules.move(room, act, wish));
    }
    if (message instanceof ClientMessage.PlayNext wish) {
      return needs(
          Feature.QUEUE, room, member, act, () -> QueueRules.playNext(room, act, wish, now));
    }
    if (message instanceof ClientMessage.PlayMedia wish) {
      return needs(
          Feature.QUEUE, room, member, act, () -> QueueRules.playAtOnce(room, act, wish, now));
    }
    if (message instanceof ClientMessage.StartCountdown wish) {
      return needs(
          Feature.COUNTDOWN, room, member, act, () -> CountdownRules.start(room, act, wish, now));
    }
    if (message instanceof ClientMessage.CancelCountdown) {
      return needs(Feature.COUNTDOWN, room, member, act, () -> CountdownRules.cancel(room, act));
    }
    return null;
  }

  /** Who has not named the feature would not understand what comes of it. */
  private static Transition needs(
      Feature feature,
      RoomState room,
      Member member,
      RoomCommand.Act act,
      Supplier<Transition> rule) {
    if (member.features().contains(feature)) {
      return rule.get();
    }
    var error =
        new ProtocolException(
            ErrorCode.BAD_REQUEST,
            "This needs the feature " + feature.wire() + ", named in the join.",
            "type");
    return Transition.of(
        room, Replies.tellError(act.connection(), room, act.clientId(), act.ref(), error));
  }

  static Transition notInRoom(RoomState room, RoomCommand.FromClient command) {
    return Transition.of(
        room,
        new Effect.Refuse(
            command.connection(),
            command.ref(),
            Replies.error(ErrorCode.NOT_IN_ROOM, "You are not in that room.")));
  }

  /** True if the table allows it; otherwise the answer is {@link #notHost}. */
  static boolean may(RoomState room, RoomCommand.Act act, Permissions permission) {
    return permission.allows(room, act.clientId());
  }

  static Transition notHost(RoomState room, RoomCommand.Act act) {
    return Transition.of(
        room,
        Replies.tellError(
            act.connection(),
            room,
            act.clientId(),
            act.ref(),
            Replies.error(ErrorCode.NOT_HOST, "Only the host may do this in this room.")));
  }
}
