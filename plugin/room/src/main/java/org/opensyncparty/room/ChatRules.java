package org.opensyncparty.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ChatHistory;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.protocol.ReactionShown;
import org.opensyncparty.protocol.ServerMessage;
import org.opensyncparty.protocol.TypingNotice;
import org.opensyncparty.room.Effect.Delivery;

/** What members say to each other. Everything here waits behind what moves the players. */
final class ChatRules {
  private ChatRules() {}

  static Transition chat(
      RoomState room, Member member, RoomCommand.Act act, ClientMessage.Chat chat, long now) {
    return CrowdRules.line(room, act, now, may -> said(may, member, act, chat, now));
  }

  private static Transition said(
      RoomState room, Member member, RoomCommand.Act act, ClientMessage.Chat chat, long now) {
    var line =
        new ChatHistory.Line(
            room.chat().lastId() + 1,
            member.clientId(),
            member.name(),
            chat.text(),
            now,
            positionOf(room, now));
    RoomState next = room.withChat(room.chat().with(line));
    List<Long> all = Replies.connectionsWith(Feature.CHAT, next);
    Delivery delivery = CrowdRules.isLarge(next) ? Delivery.BEHIND_UNHURRIED : Delivery.BEHIND;
    return Transition.of(next, Replies.relay(all, line.message(), next, act, delivery));
  }

  /** To the millisecond: nobody jumps to a word more exactly than that. */
  private static @Nullable Double positionOf(RoomState room, long now) {
    return room.mediaUrl().isEmpty()
        ? null
        : Double.valueOf(Math.rint(room.timeline().positionAt(now) * 1000) / 1000);
  }

  static Transition react(
      RoomState room, Member member, RoomCommand.Act act, ClientMessage.React reaction, long now) {
    return toOthers(room, act, new ReactionShown(reaction.emoji(), member.name()), now);
  }

  /** In a large room somebody always types. */
  static Transition typing(
      RoomState room, Member member, RoomCommand.Act act, ClientMessage.Typing typing, long now) {
    return room.members().size() > ProtocolLimits.MAX_STATUS_AUDIENCE
        ? Transition.of(room)
        : toOthers(room, act, new TypingNotice(typing.typing(), member.name()), now);
  }

  private static Transition toOthers(
      RoomState room, RoomCommand.Act act, ServerMessage message, long now) {
    List<Long> others =
        Replies.connectionsWith(Feature.CHAT, room).stream()
            .filter(connection -> connection != act.connection())
            .toList();
    Delivery delivery = CrowdRules.isLarge(room) ? Delivery.OR_NEVER_UNHURRIED : Delivery.OR_NEVER;
    return CrowdRules.sign(
        room,
        act,
        now,
        may -> Transition.of(may, Replies.relay(others, message, may, act, delivery)));
  }

  /** Tells somebody who has just taken a seat what was said before. */
  static void tellHistory(RoomState room, Member member, MessageRef ref, List<Effect> effects) {
    if (member.features().contains(Feature.CHAT)) {
      var history = new ChatHistory(room.chat().lines());
      effects.add(Replies.tell(member.connection(), history, room, member.clientId(), ref));
    }
  }
}
