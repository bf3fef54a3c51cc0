import { isHost, mayControl, type RoomModel } from './roomModel.ts';
import type { PartyState } from './state.ts';

/** What the interface is shown of a room. */
export function roomView(room: RoomModel): Partial<PartyState> {
  const participants = room.participants.map(({ clientId, name, connected }) => {
    const report = room.reports.get(clientId);
    return {
      clientId,
      name,
      connected,
      isHost: clientId === room.hostId,
      isSelf: clientId === room.selfId,
      state: report?.state ?? null,
      offsetMs: report?.offsetMs ?? null,
    };
  });
  return {
    room: room.room,
    selfId: room.selfId,
    hostId: room.hostId,
    isHost: isHost(room),
    mayControl: mayControl(room),
    mediaUrl: room.mediaUrl,
    freePlay: room.options.freePlay,
    isPrivate: room.options.private,
    waitPolicy: room.options.wait,
    participants,
  };
}
