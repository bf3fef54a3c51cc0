package org.opensyncparty.sidecar.rooms;

/** Makes the token of an invite. */
@FunctionalInterface
public interface InviteSigner {
  /**
   * Signs an invite.
   *
   * @param roomKey the room's private key, so that a later room of the same id is another room
   * @param expiresAt server time, ms
   */
  String issue(String room, String roomKey, long expiresAt);
}
