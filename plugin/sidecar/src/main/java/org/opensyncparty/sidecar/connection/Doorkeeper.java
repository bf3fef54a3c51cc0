package org.opensyncparty.sidecar.connection;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opensyncparty.protocol.ClientMessage;
import org.opensyncparty.protocol.ErrorCode;
import org.opensyncparty.protocol.ListedRoom;
import org.opensyncparty.protocol.ProtocolException;
import org.opensyncparty.protocol.ProtocolLimits;
import org.opensyncparty.room.RoomCommand.Admission;
import org.opensyncparty.sidecar.auth.Identity;
import org.opensyncparty.sidecar.auth.InviteTokens;
import org.opensyncparty.sidecar.auth.ItemAccess;
import org.opensyncparty.sidecar.auth.TokenVerifier;
import org.opensyncparty.sidecar.rooms.DoorPlate;
import org.opensyncparty.sidecar.rooms.Room;
import org.opensyncparty.sidecar.rooms.Rooms;

/**
 * Who may come in. Everything here may ask the media server or a key server and so may block: it
 * runs on a worker, never on a thread that carries messages.
 *
 * <p>Every method throws {@link ProtocolException} with the error to answer with.
 */
public final class Doorkeeper {
  private final boolean authRequired;
  private final boolean guestsByInvite;
  private final TokenVerifier tokens;
  private final InviteTokens invites;
  private final ItemAccess items;
  private final Rooms rooms;

  /**
   * A doorkeeper for all rooms.
   *
   * @param authRequired false lets everybody in; tokens that are good are still used for names
   * @param guestsByInvite whether an invite stands in for a login where one is required
   */
  public Doorkeeper(
      boolean authRequired,
      boolean guestsByInvite,
      TokenVerifier tokens,
      InviteTokens invites,
      ItemAccess items,
      Rooms rooms) {
    this.authRequired = authRequired;
    this.guestsByInvite = guestsByInvite;
    this.tokens = tokens;
    this.invites = invites;
    this.items = items;
    this.rooms = rooms;
  }

  /** Somebody who was let in. */
  record Pass(Identity identity, Admission admission) {}

  /** Who wants to make a room, if they may. */
  Pass forCreate(ClientMessage.CreateRoom message) {
    Identity identity = identify(message.authToken());
    if (!identity.mayCreateRooms()) {
      throw refused(ErrorCode.FORBIDDEN, "This user may join parties but not start them.");
    }
    items.check(identity, message.mediaUrl());
    return new Pass(identity, Admission.CREATOR);
  }

  /** Who wants to join the room, if they may. */
  Pass forJoin(DoorPlate room, ClientMessage.JoinRoom message) {
    return room.hasSeat()
        ? returning(message)
        : newcomer(room, message, message.resumeToken() != null);
  }

  /**
   * Refuses a newcomer that may not see what the room plays; whose seat it is has been let in
   * before.
   */
  void checkAccess(DoorPlate room, Pass pass) {
    if (pass.admission() != Admission.UNPROVEN) {
      items.check(pass.identity(), room.mediaUrl());
    }
  }

  /** The room of that id; asked for only after {@link #requireSomeProof}. */
  Room room(String id, ClientMessage.JoinRoom message) {
    Optional<? extends Room> found = rooms.find(id);
    if (found.isEmpty()) {
      throw missing(id, message);
    }
    return found.get();
  }

  /**
   * That a room is missing is told only to those whose proof is good: a stranger learns nothing.
   */
  private ProtocolException missing(String id, ClientMessage.JoinRoom message) {
    if (authRequired && message.inviteToken() != null) {
      invites.verify(message.inviteToken(), id);
    } else {
      identify(message.authToken());
    }
    return refused(ErrorCode.ROOM_MISSING, "There is no room of that id.");
  }

  /** Keeps those who bring nothing at all from learning which rooms there are. */
  void requireSomeProof(ClientMessage.JoinRoom message) {
    if (message.authToken() != null) {
      if (message.resumeToken() == null) {
        identify(message.authToken());
      }
    } else if (authRequired && message.inviteToken() == null && message.resumeToken() == null) {
      throw refused(ErrorCode.AUTH_REQUIRED, "Joining needs an auth_token or an invite_token.");
    }
  }

  /**
   * Whose seat it is proves the secret; a token that has expired meanwhile must not cost the seat.
   */
  private Pass returning(ClientMessage.JoinRoom message) {
    try {
      return new Pass(guestOr(message.authToken()), Admission.UNPROVEN);
    } catch (ProtocolException expired) {
      return new Pass(Identity.guest(), Admission.UNPROVEN);
    }
  }

  private Pass newcomer(DoorPlate room, ClientMessage.JoinRoom message, boolean triedToResume) {
    Identity identity = guestOr(message.authToken());
    if (message.inviteToken() != null) {
      InviteTokens.Invite invite = invites.verify(message.inviteToken(), room.id());
      if (!invite.roomKey().equals(room.key())) {
        throw refused(ErrorCode.INVITE_INVALID, "The invite is for a room that has ended.");
      }
      if (authRequired && !guestsByInvite && message.authToken() == null) {
        throw refused(
            ErrorCode.AUTH_REQUIRED,
            "On this server an invite is only good together with a login.");
      }
      return new Pass(identity, Admission.INVITED);
    }
    if (authRequired && message.authToken() == null) {
      throw refused(
          ErrorCode.AUTH_REQUIRED,
          triedToResume
              ? "That seat is gone; joining anew needs an auth_token or an invite_token."
              : "Joining needs an auth_token or an invite_token.");
    }
    return new Pass(identity, Admission.IDENTIFIED);
  }

  /** The token's identity; a guest where none is asked for. */
  Identity identify(@Nullable String token) {
    if (token == null && authRequired) {
      throw refused(ErrorCode.AUTH_REQUIRED, "This needs an auth_token.");
    }
    return guestOr(token);
  }

  private Identity guestOr(@Nullable String token) {
    if (token == null) {
      return Identity.guest();
    }
    try {
      return tokens.verify(token);
    } catch (ProtocolException e) {
      if (authRequired) {
        throw e;
      }
      return Identity.guest();
    }
  }

  /** Refuses media that this member may not see. */
  void checkMedia(Identity identity, String mediaUrl) {
    items.check(identity, mediaUrl);
  }

  /** The public rooms that this member may see. */
  List<ListedRoom> list(Identity identity) {
    return rooms.listed(
        room -> items.maySee(identity, room.mediaUrl()), ProtocolLimits.MAX_LISTED_ROOMS);
  }

  private static ProtocolException refused(ErrorCode code, String message) {
    return new ProtocolException(code, message, null);
  }
}
