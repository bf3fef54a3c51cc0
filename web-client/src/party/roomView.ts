import type { Timeline } from '../sync/timeline.ts';
import { isHost, mayControl, type RoomModel } from './roomModel.ts';
import type { PartyState } from './state.ts';

/** What the interface is shown of a room. */
export function roomView(room: RoomModel): Partial<PartyState> {
  const participants = room.participants.map(({ clientId, name, connected, userId }) => {
    const report = room.reports.get(clientId);
    return {
      clientId,
      name,
      connected,
      isHost: clientId === room.hostId,
      isSelf: clientId === room.selfId,
      state: report?.state ?? null,
      offsetMs: report?.offsetMs ?? null,
      rttMs: report?.rttMs ?? null,
      userId,
      noAccess: report?.noAccess ?? false,
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
    isLocked: room.options.locked,
    waitPolicy: room.options.wait,
    participants,
    participantCount: room.participantCount,
  };
}

/** What the interface is shown of what the party does; outside of one, nothing moves. */
export function timelineView(timeline: Timeline | null): Pick<PartyState, 'playState' | 'rate'> {
  return { playState: timeline?.playState ?? 'paused', rate: timeline?.rate ?? 1 };
}
