import { isHost, type RoomModel } from './roomModel.ts';
import type { Entrance } from './session.ts';

/** How a host makes the room again that the server has lost, at `position` (seconds); null for anybody else. */
export function remade(
  room: RoomModel | null,
  position: number,
): Extract<Entrance, { kind: 'create' }> | null {
  if (room === null || !isHost(room)) return null;
  // Not locked again: those who were in the room that was lost have yet to come.
  const { freePlay, private: isPrivate, wait } = room.options;
  return {
    kind: 'create',
    room: room.room,
    mediaUrl: room.mediaUrl,
    startPos: position,
    freePlay,
    isPrivate,
    wait,
  };
}
