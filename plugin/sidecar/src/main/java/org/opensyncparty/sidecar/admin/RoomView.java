package org.opensyncparty.sidecar.admin;

import java.util.Comparator;
import java.util.List;
import org.opensyncparty.room.Member;
import org.opensyncparty.room.RoomState;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.media.LibraryItem;
import org.opensyncparty.sidecar.rooms.RoomActor;

/**
 * A room as it was at one moment: the immutable state that its actor has published last. It is read
 * so, and not through the room's mailbox, because whoever puts something into an idle mailbox works
 * off what comes next: the thread that answers an administrator would do the party's work, and the
 * party would wait for it.
 */
record RoomView(RoomState state, long createdAt) {
  /** Which rooms are told of, if not all. */
  static final Comparator<RoomView> LARGEST_FIRST =
      Comparator.comparingInt((RoomView room) -> -room.members())
          .thenComparingLong(RoomView::createdAt)
          .thenComparing(room -> room.state().id());

  private static final double MILLIS_PER_SECOND = 1_000;

  static RoomView of(RoomActor room) {
    return new RoomView(room.state(), room.createdAt());
  }

  int members() {
    return state.members().size();
  }

  /**
   * What is told of it. Of the media only the library item's id: an address may hold a password or
   * somebody's access token.
   *
   * @param now server time, ms
   */
  Status.Room at(long now) {
    Member host = state.members().get(state.hostId());
    return new Status.Room(
        state.id(),
        host == null ? null : host.name(),
        createdAt,
        state.timeline().playState().wire(),
        Math.round(state.timeline().positionAt(now) * MILLIS_PER_SECOND) / MILLIS_PER_SECOND,
        state.timeline().rate(),
        LibraryItem.parse(state.mediaUrl()).orElse(null),
        state.options().isPrivate(),
        state.options().freePlay(),
        members(),
        people());
  }

  private List<Status.Person> people() {
    return state.members().all().stream()
        .limit(Limit.STATUS_MEMBERS.standard())
        .map(
            member ->
                new Status.Person(
                    member.name(),
                    state.isHost(member.clientId()) ? "host" : "member",
                    member.isConnected()))
        .toList();
  }
}
