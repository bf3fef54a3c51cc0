package org.opensyncparty.room;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.Feature;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.protocol.Seat;
import org.opensyncparty.protocol.ServerMessage;
import org.opensyncparty.room.RoomCommand.Admission;

/** How seats are taken: new ones, and those that somebody comes back to. */
final class JoinRules {
  private JoinRules() {}

  static Transition join(RoomState room, RoomCommand.Join join, long now) {
    Member same = room.members().get(join.clientId());
    if (same != null && same.connection() == join.connection()) {
      return Transition.of(room, snapshotFor(room, join, same.clientId(), now));
    }
    Optional<Member> bySecret =
        Optional.ofNullable(join.resume()).flatMap(s -> room.members().withSecret(s.hash()));
    if (bySecret.isPresent()) {
      return resume(room, join, bySecret.get(), join.resume(), now);
    }
    if (same != null && isLostSeatOf(same, join.userId())) {
      return resume(room, join, same, null, now);
    }
    ProtocolException refusal = refusal(room, join);
    return refusal == null ? enter(room, join, same, now) : refuse(room, join, refusal);
  }

  private static boolean isLostSeatOf(Member member, @Nullable String userId) {
    return !member.isConnected() && userId != null && userId.equals(member.userId());
  }

  private static @Nullable ProtocolException refusal(RoomState room, RoomCommand.Join join) {
    String user = join.userId();
    if (join.admission() == Admission.UNPROVEN) {
      return Replies.error(
          ErrorCode.AUTH_REQUIRED,
          "That seat is gone; joining anew needs an auth_token or an invite_token.");
    }
    if (user != null && room.bannedUsers().contains(user)) {
      return Replies.error(ErrorCode.FORBIDDEN, "The host removed you from this room.");
    }
    boolean belongsHere =
        join.admission() == Admission.CREATOR
            || (user != null && room.formerUsers().contains(user));
    if (room.options().isLocked() && !belongsHere) {
      return Replies.error(ErrorCode.ROOM_LOCKED, "The host lets nobody new in now.");
    }
    boolean mayEnter =
        belongsHere || !room.options().isPrivate() || join.admission() == Admission.INVITED;
    return mayEnter
        ? null
        : Replies.error(
            ErrorCode.INVITE_INVALID, "This room is private: joining it needs an invite.");
  }

  private static Transition refuse(RoomState room, RoomCommand.Join join, ProtocolException error) {
    return Transition.of(room, new Effect.Refuse(join.connection(), join.ref(), error));
  }

  /** A new seat. {@code same} is who has the wanted id now, if anybody. */
  private static Transition enter(
      RoomState before, RoomCommand.Join join, @Nullable Member same, long now) {
    List<Effect> effects = new ArrayList<>();
    RoomState room = before;
    boolean idIsFree = same == null;
    if (same != null && !same.isConnected() && same.secretHash() == null) {
      // Nobody can prove to be the one who was lost, so the label goes to whoever asks, and nothing
      // else.
      room = SeatRules.end(room, same, now, effects);
      idIsFree = true;
    }
    if (room.members().size() >= room.settings().maxMembers()) {
      return refuse(
          before,
          join,
          Replies.error(
              ErrorCode.ROOM_FULL,
              "This room has its " + room.settings().maxMembers() + " members already."));
    }
    Member member = newMember(join, idIsFree ? join.clientId() : unused(room, join.fallbackId()));
    String host = room.members().isEmpty() ? member.clientId() : room.hostId();
    RoomState next =
        StatusRules.seated(
            remember(room, join.userId()).withMembers(room.members().with(member), host),
            join,
            member);

    effects.add(new Effect.Cancel(SeatRules.EMPTY_TIMER));
    effects.add(new Effect.Seat(join.connection(), member.clientId()));
    effects.add(snapshotFor(next, join, member.clientId(), now));
    tellSecret(next, join, member, join.fresh(), effects);
    tellTheRest(next, member, join, effects);
    var notice = new ServerMessage.ClientJoined(member.name());
    String id = member.clientId();
    RoomState told = CrowdRules.tellNotice(next, notice, id, join.connection(), now, effects);
    return new Transition(CrowdRules.tellList(told, id, join.connection(), effects), effects);
  }

  /** Ids that the server makes are random; should one be taken all the same, it gets a number. */
  private static String unused(RoomState room, String made) {
    String id = made;
    for (int number = 2; room.members().get(id) != null; number++) {
      id = made + "-" + number;
    }
    return id;
  }

  private static Member newMember(RoomCommand.Join join, String clientId) {
    String hash = join.features().contains(Feature.RESUME) ? join.fresh().hash() : null;
    return new Member(
        clientId,
        join.name(),
        join.userId(),
        join.isMediaUser(),
        join.features(),
        hash,
        join.connection(),
        1);
  }

  /** A seat is taken back, by its secret or (secret null) by the user whose it is. */
  private static Transition resume(
      RoomState room,
      RoomCommand.Join join,
      Member member,
      @Nullable ResumeSecret secret,
      long now) {
    String owner = member.userId();
    if (owner != null && join.userId() != null && !owner.equals(join.userId())) {
      return refuse(
          room, join, Replies.error(ErrorCode.FORBIDDEN, "That seat belongs to another user."));
    }
    ResumeSecret kept = secret == null ? join.fresh() : secret;
    boolean canResumeAgain = secret != null || join.features().contains(Feature.RESUME);
    Member back =
        member.attached(join.connection(), join.features(), canResumeAgain ? kept.hash() : null);
    RoomState next =
        StatusRules.seated(
            remember(room, join.userId()).withMembers(room.members().with(back), room.hostId()),
            join,
            back);

    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Cancel(SeatRules.graceTimer(member.clientId())));
    if (member.isConnected() && member.connection() != join.connection()) {
      effects.add(new Effect.Unseat(member.connection()));
      effects.add(new Effect.Close(member.connection(), CloseStatus.REPLACED));
    }
    effects.add(new Effect.Seat(join.connection(), member.clientId()));
    effects.add(snapshotFor(next, join, member.clientId(), now));
    tellSecret(next, join, back, kept, effects);
    tellTheRest(next, back, join, effects);
    RoomState told =
        member.isConnected()
            ? next
            : CrowdRules.tellList(next, member.clientId(), join.connection(), effects);
    return new Transition(told, effects);
  }

  /** What the newcomer's client understands beyond the seed. */
  private static void tellTheRest(
      RoomState room, Member member, RoomCommand.Join join, List<Effect> effects) {
    StatusRules.tellAll(room, member, join.ref(), effects);
    ChatRules.tellHistory(room, member, join.ref(), effects);
    QueueRules.tellQueue(room, member, join.ref(), effects);
    CountdownRules.tellCountdown(room, member, join.ref(), effects);
  }

  private static Effect snapshotFor(
      RoomState room, RoomCommand.Join join, String clientId, long now) {
    var snapshot = Replies.snapshot(room, clientId, now);
    return Replies.tell(join.connection(), snapshot, room, clientId, join.ref());
  }

  private static void tellSecret(
      RoomState room,
      RoomCommand.Join join,
      Member member,
      ResumeSecret secret,
      List<Effect> effects) {
    if (join.features().contains(Feature.RESUME)) {
      var seat = new Seat(member.clientId(), secret.secret());
      effects.add(Replies.tell(join.connection(), seat, room, member.clientId(), join.ref()));
    }
  }

  private static RoomState remember(RoomState room, @Nullable String userId) {
    return userId == null || room.formerUsers().contains(userId)
        ? room
        : room.withUsers(added(room.formerUsers(), userId), room.bannedUsers());
  }

  /** The set with one more user; beyond the bound, the first in the set's order makes room. */
  static Set<String> added(Set<String> users, String userId) {
    Set<String> more = new LinkedHashSet<>(users);
    more.add(userId);
    if (more.size() > RoomRules.MAX_REMEMBERED_USERS) {
      more.remove(more.iterator().next());
    }
    return more;
  }
}
