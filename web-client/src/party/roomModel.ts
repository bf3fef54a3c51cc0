import { MAX_STATUS_AUDIENCE } from '../protocol/limits.ts';
import type { Company, MemberReport, WaitInfo } from '../protocol/presence.ts';
import type { ParticipantInfo, RoomOptions, ServerMessage } from '../protocol/serverMessage.ts';

/** What this member knows about its room, timeline excepted. Immutable. */
export interface RoomModel {
  readonly room: string;
  readonly selfId: string;
  readonly hostId: string;
  readonly mediaUrl: string;
  readonly options: RoomOptions;
  /** The members, this one among them; of very many only some. */
  readonly participants: readonly ParticipantInfo[];
  /** How many members there are. */
  readonly participantCount: number;
  /** How the members are, as far as this one is told; by client id. */
  readonly reports: ReadonlyMap<string, MemberReport>;
  /** Whom the party waits for, if it does. */
  readonly wait: WaitInfo | null;
}

export function isHost(room: RoomModel): boolean {
  return room.hostId === room.selfId;
}

/** Whether a guest of `before` is made host by what is known now. */
export function isPromoted(before: RoomModel | null, room: RoomModel): boolean {
  return before?.room === room.room && !isHost(before) && isHost(room);
}

/** Whether this member's play, pause and seek count. */
export function mayControl(room: RoomModel): boolean {
  return isHost(room) || room.options.freePlay;
}

/** Whether what `room` plays is new to somebody who was in `before`. */
export function playsAnew(before: RoomModel | null, room: RoomModel): boolean {
  return before?.room !== room.room || before.mediaUrl !== room.mediaUrl;
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
    const { hostId, mediaUrl, options, participants, participantCount } = message;
    const here = room?.room === id ? room : null;
    const [reports, wait] = [here?.reports ?? new Map(), here?.wait ?? null];
    const company = { participants, participantCount };
    return told({ room: id, selfId, hostId, mediaUrl, options, ...company, reports, wait });
  }
  if (room === null) return null;
  switch (message.type) {
    case 'host_change':
      return told(withHost(room, message.hostId));
    case 'participants_update':
      return told(withCompany(room, message));
    case 'member_status':
      return told({ ...room, reports: withReports(room.reports, message.members) });
    case 'waiting':
      return { ...room, wait: message.wait };
    case 'options_update':
      return { ...room, options: message.options };
    case 'client_left':
      return message.client === room.selfId ? null : without(room, message.client);
    default:
      return room;
  }
}

/** What the server told before this membership of the room is void: it tells anew. */
export function rejoined(room: RoomModel): RoomModel {
  return { ...room, reports: new Map(), wait: null };
}

function withReports(
  reports: RoomModel['reports'],
  members: readonly MemberReport[],
): ReadonlyMap<string, MemberReport> {
  return new Map([...reports, ...members.map((member) => [member.clientId, member] as const)]);
}

/** What is known of members that are gone, or that this one hears nothing of any more, is forgotten. */
function told(room: RoomModel): RoomModel {
  if (room.reports.size === 0) return room;
  const hears = isHost(room) || room.participantCount <= MAX_STATUS_AUDIENCE;
  const present = new Set(room.participants.map((one) => one.clientId));
  const kept = [...room.reports].filter(([clientId]) => hears && present.has(clientId));
  return kept.length === room.reports.size ? room : { ...room, reports: new Map(kept) };
}

/** A list for all does not name each of very many: this member stays in its own. */
function withCompany(room: RoomModel, { participants, participantCount }: Company): RoomModel {
  const isSelf = ({ clientId }: ParticipantInfo) => clientId === room.selfId;
  const isNamed = participants.length === participantCount || participants.some(isSelf);
  const self = isNamed ? [] : room.participants.filter(isSelf);
  return { ...room, participants: [...participants, ...self], participantCount };
}

function withHost(room: RoomModel, hostId: string): RoomModel {
  const participants = room.participants.map((one) => ({ ...one, isHost: one.clientId === hostId }));
  return { ...room, hostId, participants };
}

function without(room: RoomModel, clientId: string | null): RoomModel {
  const participants = room.participants.filter((one) => one.clientId !== clientId);
  return told({ ...room, participants, participantCount: room.participantCount - 1 });
}
