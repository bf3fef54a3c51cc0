package org.opensyncparty.room;

/** Who may do what in a room: the whole table. */
enum Permissions {
  CONTROL_PLAYBACK(true),
  CHANGE_QUEUE(true),
  REPORT_STATE(false),
  SET_MEDIA(false),
  FORCE_RESYNC(false),
  SET_OPTIONS(false),
  TRANSFER_HOST(false),
  KICK(false),
  INVITE(false);

  private final boolean anyoneInFreePlay;

  Permissions(boolean anyoneInFreePlay) {
    this.anyoneInFreePlay = anyoneInFreePlay;
  }

  /** The host may do everything; in a free-play room, some things are everyone's. */
  boolean allows(RoomState room, String clientId) {
    return room.isHost(clientId) || (anyoneInFreePlay && room.options().freePlay());
  }
}
