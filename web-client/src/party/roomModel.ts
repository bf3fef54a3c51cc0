import type { ParticipantInfo, RoomOptions, ServerMessage } from '../protocol/serverMessage.ts';

/** What this member knows about its room, timeline excepted. Immutable. */
export interface RoomModel {
  readonly room: string;
  readonly selfId: string;
  readonly hostId: string;
  readonly mediaUrl: string;
  readonly options: RoomOptions;
  readonly participants: readonly ParticipantInfo[];
}

export function isHost(room: RoomModel): boolean {
  return room.hostId === room.selfId;
}

/** Whether this member's play, pause and seek count. */
export function mayControl(room: RoomModel): boolean {
  return isHost(room) || room.options.freePlay;
}

/** The display name of a member; undefined for one that is not in the list. */
export function nameOf(room: RoomModel, clientId: string): string | undefined {
  return room.participants.find((participant) => participant.clientId === clientId)?.name;
}

/** The room after a message of the server; null is "in no room". Messages about something else change nothing. */
export function reduceRoom(room: RoomModel | null, message: ServerMessage): RoomModel | null {
  if (message.type === 'room_state') {
    const selfId = message.client ?? room?.selfId ?? null;
    const id = message.room ?? room?.room ?? null;
    if (selfId === null || id === null) return room;
    const { hostId, mediaUrl, options, participants } = message;
    return { room: id, selfId, hostId, mediaUrl, options, participants };
  }
  if (room === null) return null;
  switch (message.type) {
    case 'host_change':
      return withHost(room, message.hostId);
    case 'participants_update':
      return { ...room, participants: message.participants };
    case 'client_left':
      return message.client === room.selfId ? null : without(room, message.client);
    default:
      return room;
  }
}

function withHost(room: RoomModel, hostId: string): RoomModel {
  const participants = room.participants.map((one) => ({ ...one, isHost: one.clientId === hostId }));
  return { ...room, hostId, participants };
}

function without(room: RoomModel, clientId: string | null): RoomModel {
  return { ...room, participants: room.participants.filter((one) => one.clientId !== clientId) };
}
