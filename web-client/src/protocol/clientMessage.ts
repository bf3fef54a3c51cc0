import {
  type Action,
  Fields,
  isObject,
  MEMBER_STATES,
  type MemberState,
  type PlayState,
  ProtocolViolation,
  payloadOf,
  readObject,
  WAIT_POLICIES,
} from './fields.ts';
import {
  MAX_CHAT_LENGTH,
  MAX_COUNTDOWN_SECONDS,
  MAX_FEATURES,
  MAX_ID_LENGTH,
  MAX_INVITE_SECONDS,
  MAX_MEDIA_URL_LENGTH,
  MAX_OFFSET_MS,
  MAX_QUEUE,
  MAX_REF_LENGTH,
  MAX_RTT_MS,
  MAX_TOKEN_LENGTH,
  MIN_COUNTDOWN_SECONDS,
  MIN_INVITE_SECONDS,
  REACTIONS,
} from './limits.ts';
import { displayName, type NewRoomOptions, newRoomOptions, someMedia, spoken, title } from './words.ts';

/** Payloads as they stand on the wire. Positions in seconds, times in ms of the server's clock. */
export interface ClientPayloads {
  create_room: {
    media_url?: string;
    start_pos?: number;
    name?: string;
    options?: NewRoomOptions;
    auth_token?: string;
    features?: readonly string[];
  };
  join_room: {
    name?: string;
    auth_token?: string;
    invite_token?: string;
    resume_token?: string;
    features?: readonly string[];
  };
  leave_room: object;
  list_rooms: { auth_token?: string };
  create_invite: { expires_in?: number };
  player_event: {
    action: Action;
    position: number;
    position_ts?: number;
    rate?: number;
    /** The newest revision that this client knows of. */
    based_on?: number;
  };
  member_status: {
    state: MemberState;
    /** How far this player is ahead (+) of the party. */
    offset_ms?: number;
    rtt_ms?: number;
    /** This user may not see the party's film. */
    no_access?: boolean;
    /** The revision of the last `room_state`. */
    based_on?: number;
  };
  set_options: NewRoomOptions;
  go_on: { client_id?: string };
  chat: { text: string };
  reaction: { emoji: string };
  typing: { typing: boolean };
  queue_add: { media_url: string; title?: string };
  queue_remove: { entry_id: number };
  queue_move: { entry_id: number; to: number };
  /** `media_url`: what plays until now. */
  play_next: { media_url: string; entry_id?: number };
  play_media: { media_url: string };
  start_countdown: { seconds: number };
  cancel_countdown: object;
  state_update: {
    position?: number;
    play_state?: PlayState;
    position_ts?: number;
    rate?: number;
    /** The newest revision that this client knows of. */
    based_on?: number;
  };
  set_media: { media_url: string; start_pos?: number };
  force_resync: { target_position: number };
  transfer_host: { client_id: string };
  kick: { client_id: string };
  ping: { client_ts: number };
}

export type ClientMessageType = keyof ClientPayloads;

/** The envelope's fields that a client may set. `id` comes back as `ref`. */
export interface ClientEnvelope {
  readonly room?: string | undefined;
  readonly client?: string | undefined;
  readonly id?: string | number | undefined;
  readonly ts?: number | undefined;
}

export type ClientMessage = ClientEnvelope &
  { [T in ClientMessageType]: { readonly type: T; readonly payload: ClientPayloads[T] } }[ClientMessageType];

type Value<T> = { readonly [K in keyof T]: T[K] | undefined };
type Check<T extends ClientMessageType> = (payload: Fields) => Value<ClientPayloads[T]>;

const token = (fields: Fields, name: string) => fields.text(name, MAX_TOKEN_LENGTH);
const features = (fields: Fields, name: string) => fields.texts(name, MAX_FEATURES, MAX_ID_LENGTH);
const position = (fields: Fields, name: string) => fields.position(name);
const time = (fields: Fields, name: string) => fields.time(name);
const revision = (fields: Fields, name: string) => fields.integer(name, 0);
const rate = (fields: Fields, name: string) => fields.rate(name);

const CHECKS: { readonly [T in ClientMessageType]: Check<T> } = {
  create_room: (payload) => ({
    media_url: payload.optional('media_url', (f, n) => f.text(n, MAX_MEDIA_URL_LENGTH)),
    start_pos: payload.optional('start_pos', position),
    name: payload.optional('name', displayName),
    options: payload.optional('options', newRoomOptions),
    auth_token: payload.optional('auth_token', token),
    features: payload.optional('features', features),
  }),
  join_room: (payload) => ({
    name: payload.optional('name', displayName),
    auth_token: payload.optional('auth_token', token),
    invite_token: payload.optional('invite_token', token),
    resume_token: payload.optional('resume_token', token),
    features: payload.optional('features', features),
  }),
  leave_room: () => ({}),
  list_rooms: (payload) => ({ auth_token: payload.optional('auth_token', token) }),
  create_invite: (payload) => ({
    expires_in: payload.optional('expires_in', (f, n) =>
      f.integer(n, MIN_INVITE_SECONDS, MAX_INVITE_SECONDS),
    ),
  }),
  player_event: (payload) => ({
    action: payload.action('action'),
    position: payload.position('position'),
    position_ts: payload.optional('position_ts', time),
    rate: payload.optional('rate', rate),
    based_on: payload.optional('based_on', revision),
  }),
  member_status: (payload) => ({
    state: payload.oneOf('state', MEMBER_STATES),
    offset_ms: payload.optional('offset_ms', (f, n) => f.integer(n, -MAX_OFFSET_MS, MAX_OFFSET_MS)),
    rtt_ms: payload.optional('rtt_ms', (f, n) => f.integer(n, 0, MAX_RTT_MS)),
    no_access: payload.optional('no_access', (f, n) => f.boolean(n)),
    based_on: payload.optional('based_on', revision),
  }),
  set_options: (payload) => ({
    wait: payload.optional('wait', (f, n) => f.oneOf(n, WAIT_POLICIES)),
    free_play: payload.optional('free_play', (f, n) => f.boolean(n)),
    private: payload.optional('private', (f, n) => f.boolean(n)),
    locked: payload.optional('locked', (f, n) => f.boolean(n)),
  }),
  go_on: (payload) => ({ client_id: payload.optional('client_id', (f, n) => f.id(n)) }),
  chat: (payload) => ({ text: spoken(payload, 'text', MAX_CHAT_LENGTH) }),
  reaction: (payload) => ({ emoji: payload.oneOf('emoji', REACTIONS) }),
  typing: (payload) => ({ typing: payload.boolean('typing') }),
  queue_add: (payload) => ({
    media_url: someMedia(payload, 'media_url'),
    title: payload.optional('title', title),
  }),
  queue_remove: (payload) => ({ entry_id: payload.integer('entry_id', 1) }),
  queue_move: (payload) => ({
    entry_id: payload.integer('entry_id', 1),
    to: payload.integer('to', 0, MAX_QUEUE),
  }),
  play_next: (payload) => ({
    media_url: payload.text('media_url', MAX_MEDIA_URL_LENGTH),
    entry_id: payload.optional('entry_id', (f, n) => f.integer(n, 1)),
  }),
  play_media: (payload) => ({ media_url: someMedia(payload, 'media_url') }),
  start_countdown: (payload) => ({
    seconds: payload.integer('seconds', MIN_COUNTDOWN_SECONDS, MAX_COUNTDOWN_SECONDS),
  }),
  cancel_countdown: () => ({}),
  state_update: (payload) => ({
    position: payload.optional('position', position),
    play_state: payload.optional('play_state', (f, n) => f.playState(n)),
    position_ts: payload.optional('position_ts', time),
    rate: payload.optional('rate', rate),
    based_on: payload.optional('based_on', revision),
  }),
  set_media: (payload) => ({
    media_url: payload.text('media_url', MAX_MEDIA_URL_LENGTH),
    start_pos: payload.optional('start_pos', position),
  }),
  force_resync: (payload) => ({ target_position: payload.position('target_position') }),
  transfer_host: (payload) => ({ client_id: payload.id('client_id') }),
  kick: (payload) => ({ client_id: payload.id('client_id') }),
  ping: (payload) => ({ client_ts: payload.number('client_ts') }),
};

/** Every type that a client sends. */
export const CLIENT_TYPES: readonly string[] = Object.keys(CHECKS);

function reference(fields: Fields, name: string): string | number {
  if (typeof fields.json[name] === 'number') return fields.integer(name, Number.MIN_SAFE_INTEGER);
  const text = fields.text(name, MAX_REF_LENGTH);
  if (text === '') throw new ProtocolViolation('bad_request', 'id is empty', 'id');
  return text;
}

function isKnown(type: string): type is ClientMessageType {
  return CLIENT_TYPES.includes(type);
}

function check(text: string): string {
  const message = readObject(text);
  const fields = new Fields(message);
  const type = fields.text('type', MAX_ID_LENGTH);
  const envelope: ClientEnvelope = {
    room: fields.optional('room', (f, n) => f.id(n)),
    client: fields.optional('client', (f, n) => f.id(n)),
    ts: fields.optional('ts', (f, n) => f.number(n)),
    id: fields.optional('id', reference),
  };
  if (!isKnown(type)) throw new ProtocolViolation('unknown_type', `${type} is no type`, 'type');
  if (type === 'join_room' && envelope.room === undefined) {
    throw new ProtocolViolation('bad_request', 'join_room names no room', 'room');
  }
  requireFinite(message.payload);
  return JSON.stringify({ type, ...envelope, payload: CHECKS[type](payloadOf(fields)) });
}

/**
 * The message in `text`, cleaned: only known fields, no nulls. What the contract forbids is a
 * {@link ProtocolViolation}, returned and not thrown.
 */
export function validateClientMessage(text: string): string | ProtocolViolation {
  try {
    return check(text);
  } catch (problem) {
    if (problem instanceof ProtocolViolation) return problem;
    throw problem;
  }
}

/** A number beyond all others, such as 1e400, cannot be said again. */
function requireFinite(payload: unknown): void {
  for (const [name, value] of Object.entries(isObject(payload) ? payload : {})) {
    if (!allFinite(value)) {
      throw new ProtocolViolation(
        'bad_request',
        `payload.${name} must be or have finite numbers only`,
        `payload.${name}`,
      );
    }
  }
}

function allFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'object' && value !== null) return Object.values(value).every(allFinite);
  return true;
}

/** JSON turns NaN and the infinities into null, which would pass for an absent field: refuse them first. */
function refuseNonFinite(key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new ProtocolViolation('bad_request', `${key} is not a finite number`, key);
  }
  return value;
}

/**
 * The text of a message to send, or the reason why it may not be sent. Nothing that the server would refuse
 * for its form goes out: no NaN, no infinity, no negative position.
 */
export function buildClientMessage(message: ClientMessage): string | ProtocolViolation {
  try {
    return check(JSON.stringify(message, refuseNonFinite));
  } catch (problem) {
    if (problem instanceof ProtocolViolation) return problem;
    throw problem;
  }
}
