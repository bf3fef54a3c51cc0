package org.opensyncparty.sidecar.connection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.CloseStatus;
import org.opensyncparty.protocol.MessageRef;
import org.opensyncparty.room.RoomCommand;
import org.opensyncparty.sidecar.auth.Identity;
import org.opensyncparty.sidecar.limits.Limit;
import org.opensyncparty.sidecar.rooms.Room;
import org.opensyncparty.sidecar.rooms.RoomSocket;
import org.opensyncparty.sidecar.time.TimeSource;

/**
 * Where one socket sits, and who it has proved to be. Sees to it that a socket has one seat at
 * most, that none is left behind when the socket ends, whichever of the two is heard of first, and
 * that a socket without a seat does not stay for long. Safe for use by several threads; rooms are
 * told outside of its lock.
 */
final class Presence {
  /** A place in a room. */
  record Seat(Room room, String clientId) {}

  private final RoomSocket socket;
  private final TimeSource time;

  // Guarded by this:
  private @Nullable Seat seat;
  private Identity identity = Identity.guest();
  private boolean ended;
  private boolean endedCleanly;
  private TimeSource.@Nullable Timer deadline;

  /** Of a socket that has just opened, and is closed unless it takes a seat in time. */
  Presence(RoomSocket socket, TimeSource time) {
    this.socket = socket;
    this.time = time;
    setDeadline();
  }

  /** Its seat, if it has one. */
  synchronized @Nullable Seat seat() {
    return seat;
  }

  /** Whoever it has proved to be; a guest before that. */
  synchronized Identity identity() {
    return identity;
  }

  /** It was let in as this user. */
  synchronized void identified(Identity proven) {
    identity = proven;
  }

  /** It has a seat now; one that it had elsewhere ends. */
  void seated(Room room, String clientId) {
    Seat before;
    boolean gone;
    boolean cleanly;
    synchronized (this) {
      before = seat;
      seat = new Seat(room, clientId);
      gone = ended;
      cleanly = endedCleanly;
      cancelDeadline();
    }
    if (before != null && before.room() != room) {
      before
          .room()
          .submit(
              new RoomCommand.Leave(socket.id(), MessageRef.NONE, before.clientId(), false),
              socket);
    }
    if (gone) {
      room.submit(new RoomCommand.Lost(socket.id(), clientId, cleanly), socket);
    }
  }

  /** It has no seat in {@code room} any more. */
  synchronized void unseated(Room room) {
    if (seat != null && seat.room() == room) {
      seat = null;
      setDeadline();
    }
  }

  /**
   * The socket is no more.
   *
   * @param cleanly whether the peer said goodbye
   */
  void ended(boolean cleanly) {
    Seat left;
    synchronized (this) {
      ended = true;
      endedCleanly = cleanly;
      left = seat;
      cancelDeadline();
    }
    if (left != null) {
      left.room().submit(new RoomCommand.Lost(socket.id(), left.clientId(), cleanly), socket);
    }
  }

  private synchronized void setDeadline() {
    if (!ended) {
      deadline = time.schedule(Duration.ofSeconds(Limit.JOIN_SECONDS.standard()), this::tooLate);
    }
  }

  private synchronized void cancelDeadline() {
    if (deadline != null) {
      deadline.cancel();
      deadline = null;
    }
  }

  private void tooLate() {
    if (seat() == null) {
      socket.close(CloseStatus.POLICY);
    }
  }
}
