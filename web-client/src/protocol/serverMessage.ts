import { type Action, Fields, type PlayState, ProtocolViolation, payloadOf, readObject } from './fields.ts';
import { MAX_MEDIA_URL_LENGTH, MAX_SERVER_MESSAGE_BYTES, MAX_TOKEN_LENGTH } from './limits.ts';
import {
  type Company,
  company,
  MAX_TEXT,
  type MemberReport,
  memberReports,
  type Options,
  type ParticipantInfo,
  roomOptions,
  someName,
  type WaitInfo,
  waitOf,
} from './presence.ts';
import {
  chatHistory,
  chatMessage,
  countdown,
  queued,
  reaction,
  type SocialBodies,
  typing,
} from './social.ts';

/** What every message of the server carries. Times are the server's, ms. */
export interface ServerEnvelope {
  readonly room: string | null;
  /** Whom the message is about: the receiver, the sender or the member meant, by type. */
  readonly client: string | null;
  readonly serverTs: number;
}

export type RoomOptions = Options;
export type { ParticipantInfo } from './presence.ts';

/** The room's timeline as it was at `positionTs`: position in seconds, rate 1 is normal speed. */
export interface TimelineInfo {
  readonly position: number;
  readonly playState: PlayState;
  readonly rate: number;
  readonly positionTs: number;
  readonly revision: number;
}

export interface ListedRoom {
  readonly room: string;
  readonly mediaUrl: string;
  readonly hostName: string;
  readonly participantCount: number;
  readonly freePlay: boolean;
}

interface Bodies extends SocialBodies {
  room_state: {
    readonly hostId: string;
    readonly mediaUrl: string;
    readonly options: RoomOptions;
    readonly state: TimelineInfo;
    readonly participants: readonly ParticipantInfo[];
    readonly participantCount: number;
  };
  client_joined: { readonly name: string };
  client_left: object;
  participants_update: Company;
  host_change: { readonly hostId: string };
  seat: { readonly clientId: string; readonly resumeToken: string };
  room_list: { readonly rooms: readonly ListedRoom[] };
  invite_created: { readonly inviteToken: string; readonly expiresAt: number };
  player_event: {
    readonly action: Action;
    readonly position: number;
    readonly positionTs: number;
    readonly revision: number;
    readonly rate: number | null;
    /** Go there even if you think that you are close enough. */
    readonly forced: boolean;
    /** Why the server itself did it, such as `wait`; null if a member did. */
    readonly cause: string | null;
  };
  state_update: {
    readonly position: number | null;
    readonly playState: PlayState | null;
    readonly positionTs: number | null;
    readonly revision: number | null;
    readonly rate: number | null;
  };
  accepted: { readonly ref: string; readonly revision: number; readonly positionTs: number };
  /** Of members that are not mentioned, nothing has changed. */
  member_status: { readonly members: readonly MemberReport[] };
  /** Null when the party waits for nobody any more. */
  waiting: { readonly wait: WaitInfo | null };
  options_update: { readonly options: RoomOptions };
  pong: {
    /** Exactly as sent. */
    readonly clientTs: number;
    /** Null from a server that does not tell; then `serverTs` has to do. */
    readonly recvTs: number | null;
    readonly sendTs: number | null;
  };
  error: {
    /** One of docs/protocol.md's error codes, or one that a newer server has. */
    readonly code: string;
    readonly ref: string | null;
    readonly refType: string | null;
    readonly field: string | null;
  };
  /** A type that this client does not know; to be ignored. */
  unknown: { readonly wireType: string };
}

export type ServerMessageType = keyof Bodies;
type Of<T extends ServerMessageType> = { readonly type: T } & ServerEnvelope & Bodies[T];
export type ServerMessage = { [T in ServerMessageType]: Of<T> }[ServerMessageType];
export type MessageOf<T extends ServerMessageType> = Extract<ServerMessage, { type: T }>;

type Reader<T extends ServerMessageType> = (payload: Fields, envelope: ServerEnvelope) => Of<T>;

/** Reads messages whose payload tells everything. */
function told<T extends ServerMessageType>(type: T, read: (payload: Fields) => Bodies[T]): Reader<T> {
  return (payload, envelope) => ({ type, ...envelope, ...read(payload) });
}

const READERS: { readonly [T in Exclude<ServerMessageType, 'unknown'>]: Reader<T> } = {
  room_state: (payload, envelope) => {
    payload.id('room');
    return {
      type: 'room_state',
      ...envelope,
      hostId: payload.id('host_id'),
      mediaUrl: payload.text('media_url', MAX_MEDIA_URL_LENGTH),
      options: roomOptions(payload),
      state: timeline(payload.object('state')),
      ...company(payload),
    };
  },
  client_joined: told('client_joined', (payload) => ({ name: someName(payload, 'name') })),
  client_left: (_payload, envelope) => ({ type: 'client_left', ...envelope }),
  participants_update: told('participants_update', company),
  host_change: told('host_change', (payload) => ({ hostId: payload.id('host_id') })),
  seat: (payload, envelope) => ({
    type: 'seat',
    ...envelope,
    clientId: payload.id('client_id'),
    resumeToken: payload.text('resume_token', MAX_TOKEN_LENGTH),
  }),
  room_list: (payload, envelope) => ({
    type: 'room_list',
    ...envelope,
    rooms: payload.list('rooms').map((room) => ({
      room: room.id('room'),
      mediaUrl: room.text('media_url', MAX_MEDIA_URL_LENGTH),
      hostName: room.text('host_name', MAX_TEXT),
      participantCount: room.integer('participant_count', 0),
      freePlay: room.boolean('free_play'),
    })),
  }),
  invite_created: (payload, envelope) => ({
    type: 'invite_created',
    ...envelope,
    inviteToken: payload.text('invite_token', MAX_TOKEN_LENGTH),
    expiresAt: payload.time('expires_at'),
  }),
  player_event: (payload, envelope) => ({
    type: 'player_event',
    ...envelope,
    action: payload.action('action'),
    position: payload.position('position'),
    positionTs: payload.time('position_ts'),
    revision: payload.integer('revision', 0),
    rate: payload.optional('rate', (f, n) => f.rate(n)) ?? null,
    forced: payload.optional('forced', (f, n) => f.boolean(n)) ?? false,
    cause: payload.optional('cause', (f, n) => f.text(n, MAX_TEXT)) ?? null,
  }),
  state_update: told('state_update', updateOf),
  accepted: (payload, envelope) => ({
    type: 'accepted',
    ...envelope,
    ref: reference(payload) ?? '',
    revision: payload.integer('revision', 0),
    positionTs: payload.time('position_ts'),
  }),
  member_status: told('member_status', (payload) => ({ members: memberReports(payload) })),
  waiting: told('waiting', (payload) => ({ wait: waitOf(payload) })),
  options_update: told('options_update', (payload) => ({ options: roomOptions(payload) })),
  chat: told('chat', chatMessage),
  chat_history: told('chat_history', (payload) => ({ messages: chatHistory(payload) })),
  reaction: told('reaction', reaction),
  typing: told('typing', typing),
  queue_update: told('queue_update', queued),
  countdown: told('countdown', countdown),
  join_refused: told('join_refused', (payload) => ({ name: someName(payload, 'name') })),
  pong: told('pong', stampsOf),
  error: (payload, envelope) => {
    payload.text('message', MAX_TEXT);
    return {
      type: 'error',
      ...envelope,
      code: payload.text('code', MAX_TEXT),
      ref: reference(payload),
      refType: payload.optional('ref_type', (f, n) => f.text(n, MAX_TEXT)) ?? null,
      field: payload.optional('field', (f, n) => f.text(n, MAX_TEXT)) ?? null,
    };
  },
};

/** Every type that the server sends. */
export const SERVER_TYPES: readonly string[] = Object.keys(READERS);

/** A report that says something about the timeline also says when that was true, and where it stands in order. */
function updateOf(payload: Fields): Bodies['state_update'] {
  const position = payload.optional('position', (f, n) => f.position(n)) ?? null;
  const playState = payload.optional('play_state', (f, n) => f.playState(n)) ?? null;
  const rate = payload.optional('rate', (f, n) => f.rate(n)) ?? null;
  if (position === null && playState === null) {
    return { position, playState, rate, positionTs: null, revision: null };
  }
  return {
    position,
    playState,
    rate,
    positionTs: payload.time('position_ts'),
    revision: payload.integer('revision', 0),
  };
}

function stampsOf(payload: Fields): Bodies['pong'] {
  const recvTs = payload.optional('recv_ts', (f, n) => f.time(n)) ?? null;
  const sendTs = payload.optional('send_ts', (f, n) => f.time(n)) ?? null;
  if (recvTs !== null && sendTs !== null && sendTs < recvTs) {
    throw new ProtocolViolation('bad_request', 'a pong that left before its ping came', 'payload.send_ts');
  }
  return { clientTs: payload.number('client_ts'), recvTs, sendTs };
}

/** `ref` as text: an `id` comes back as it was sent, text or number. */
function reference(payload: Fields): string | null {
  const value = payload.json.ref ?? null;
  if (value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new ProtocolViolation('bad_request', 'payload.ref is no reference', 'payload.ref');
}

function timeline(state: Fields): TimelineInfo {
  return {
    position: state.position('position'),
    playState: state.playState('play_state'),
    rate: state.rate('rate'),
    positionTs: state.time('position_ts'),
    revision: state.integer('revision', 0),
  };
}

function isKnown(type: string): type is keyof typeof READERS {
  return SERVER_TYPES.includes(type);
}

function read(text: string): ServerMessage {
  const fields = new Fields(readObject(text, MAX_SERVER_MESSAGE_BYTES));
  const type = fields.text('type', MAX_TEXT);
  const envelope: ServerEnvelope = {
    room: fields.optional('room', (f, n) => f.id(n)) ?? null,
    client: fields.optional('client', (f, n) => f.id(n)) ?? null,
    serverTs: fields.time('server_ts'),
  };
  if (!isKnown(type)) return { type: 'unknown', wireType: type, ...envelope };
  return READERS[type](payloadOf(fields), envelope);
}

/**
 * One frame of the server. Unknown types come back as `unknown`, unknown fields are ignored; anything that
 * breaks the contract is a {@link ProtocolViolation}, returned and not thrown.
 */
export function parseServerMessage(text: string): ServerMessage | ProtocolViolation {
  try {
    return read(text);
  } catch (problem) {
    if (problem instanceof ProtocolViolation) return problem;
    throw problem;
  }
}
