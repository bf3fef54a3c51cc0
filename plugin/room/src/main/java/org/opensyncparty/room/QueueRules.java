package org.opensyncparty.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.protocol.Outbound;
import org.opensyncparty.protocol.QueueUpdate.Entry;

/**
 * What plays next. Of two who act at the same time the second may mean an entry that has gone, or a
 * film that has ended: then there is nothing to do, and nothing is said.
 */
final class QueueRules {
  private QueueRules() {}

  static Transition add(
      RoomState room, Member member, RoomCommand.Act act, ClientMessage.QueueAdd wish) {
    if (!ActRules.may(room, act, Permissions.CHANGE_QUEUE)) {
      return ActRules.notHost(room, act);
    }
    Optional<PlayQueue> more = room.queue().with(wish.mediaUrl(), wish.title(), member.name());
    if (more.isPresent()) {
      return changed(room, more.get());
    }
    var full = Replies.error(ErrorCode.QUEUE_FULL, "The queue holds as much as it may.");
    return Transition.of(
        room, Replies.tellError(act.connection(), room, act.clientId(), act.ref(), full));
  }

  static Transition remove(RoomState room, RoomCommand.Act act, ClientMessage.QueueRemove wish) {
    if (!ActRules.may(room, act, Permissions.CHANGE_QUEUE)) {
      return ActRules.notHost(room, act);
    }
    return room.queue()
        .find(wish.entryId())
        .map(entry -> changed(room, room.queue().without(entry)))
        .orElse(Transition.of(room));
  }

  static Transition move(RoomState room, RoomCommand.Act act, ClientMessage.QueueMove wish) {
    if (!ActRules.may(room, act, Permissions.CHANGE_QUEUE)) {
      return ActRules.notHost(room, act);
    }
    return room.queue()
        .find(wish.entryId())
        .map(entry -> changed(room, room.queue().moved(entry, wish.to())))
        .orElse(Transition.of(room));
  }

  /** Nobody has it open yet, so everybody counts as loading, and no player leads. */
  static Transition playNext(
      RoomState room, RoomCommand.Act act, ClientMessage.PlayNext wish, long now) {
    if (!ActRules.may(room, act, Permissions.CHANGE_QUEUE)) {
      return ActRules.notHost(room, act);
    }
    Long chosen = wish.entryId();
    Optional<Entry> next = chosen == null ? room.queue().first() : room.queue().find(chosen);
    if (next.isEmpty() || !wish.mediaUrl().equals(room.mediaUrl())) {
      return Transition.of(room);
    }
    Entry entry = next.get();
    return without(
        entry, HostRules.plays(room, RoomState.NOBODY, entry.mediaUrl(), 0, act.ref(), now));
  }

  /** As {@link #playNext}, with something that need not have been in the queue. */
  static Transition playAtOnce(
      RoomState room, RoomCommand.Act act, ClientMessage.PlayMedia wish, long now) {
    if (!ActRules.may(room, act, Permissions.CHANGE_QUEUE)) {
      return ActRules.notHost(room, act);
    }
    return playedByHand(
        HostRules.plays(room, RoomState.NOBODY, wish.mediaUrl(), 0, act.ref(), now));
  }

  /** Somebody has chosen something: if that was what came next, it does not come again. */
  static Transition playedByHand(Transition played) {
    String mediaUrl = played.state().mediaUrl();
    return played
        .state()
        .queue()
        .first()
        .filter(entry -> entry.mediaUrl().equals(mediaUrl))
        .map(entry -> without(entry, played))
        .orElse(played);
  }

  private static Transition without(Entry entry, Transition played) {
    RoomState room = played.state();
    RoomState next = room.withQueue(room.queue().without(entry));
    List<Effect> effects = new ArrayList<>(played.effects());
    effects.add(told(next));
    return new Transition(next, effects);
  }

  private static Transition changed(RoomState room, PlayQueue queue) {
    RoomState next = room.withQueue(queue);
    return Transition.of(next, told(next));
  }

  private static Effect told(RoomState room) {
    return new Effect.TellAll(
        Replies.connectionsWith(Feature.QUEUE, room),
        new Outbound(room.queue().update(), room.id(), null, null),
        Effect.Delivery.NEWEST_QUEUE);
  }

  /** Tells somebody who has just taken a seat what comes next. */
  static void tellQueue(RoomState room, Member member, MessageRef ref, List<Effect> effects) {
    if (member.features().contains(Feature.QUEUE)) {
      effects.add(
          Replies.tell(member.connection(), room.queue().update(), room, member.clientId(), ref));
    }
  }
}
