import { isObject, type Json } from '../../src/protocol/fields.ts';
import type { Link } from './link.ts';

/** Who sits in a room of the fake server. */
export interface Member {
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  link: Link | null;
  features: readonly string[];
  /** How its player is, as it said last. */
  state: string;
  offsetMs: number | null;
  noAccess?: boolean;
}

/** A room of the fake server. */
export interface Room {
  readonly id: string;
  host: string;
  media: string;
  options: { free_play: boolean; private: boolean; wait: string };
  members: Member[];
  position: number;
  playState: string;
  rate: number;
  positionTs: number;
  revision: number;
  /** From new media to its first start. */
  fresh: boolean;
  mediaRevision: number;
  /** The revision of the last event of the server's own. */
  serverEvent: number;
  /** The wait that is on. */
  hold: { awaited: readonly string[]; readonly reason: string; readonly until: number } | null;
}

/** The list of members, as the server tells it. */
export function peopleOf(room: Room): { [key: string]: unknown } {
  const participants = room.members.map((member) => ({
    client_id: member.id,
    name: member.name,
    is_host: member.id === room.host,
    connected: member.link !== null,
    user: `id-of-${member.name}`,
  }));
  return { participants, participant_count: participants.length };
}

/** A room as `create_room` asks for it, still without anybody; `now` is the server's time, ms. */
export function newRoom(id: string, payload: Json, now: number): Room {
  const options = isObject(payload.options) ? payload.options : {};
  return {
    id,
    host: '',
    media: String(payload.media_url ?? ''),
    options: {
      free_play: options.free_play === true,
      private: options.private === true,
      wait: typeof options.wait === 'string' ? options.wait : 'start',
    },
    members: [],
    position: Number(payload.start_pos ?? 0),
    playState: 'paused',
    rate: 1,
    positionTs: now,
    revision: 1,
    fresh: true,
    mediaRevision: 1,
    serverEvent: 0,
    hold: null,
  };
}

/** Somebody who has just asked for a seat. */
export function newMember(id: string, payload: Json): Member {
  return {
    id,
    secret: `secret-of-${id}`,
    name: String(payload.name || 'Guest'),
    link: null,
    features: Array.isArray(payload.features) ? payload.features.map(String) : [],
    state: 'loading',
    offsetMs: null,
  };
}

/** The room, as `room_state` tells it at the server's time `now`, ms. */
export function stateOf(room: Room, now: number): Json {
  const elapsed = room.playState === 'playing' ? ((now - room.positionTs) / 1000) * room.rate : 0;
  const state = {
    position: Math.max(0, room.position + elapsed),
    play_state: room.playState,
    rate: room.rate,
    position_ts: now,
    revision: room.revision,
  };
  const fixed = { room: room.id, host_id: room.host, media_url: room.media, options: room.options };
  return { ...fixed, state, ...peopleOf(room) };
}
