import {
  MAX_ID_LENGTH,
  MAX_JSON_DEPTH,
  MAX_MESSAGE_BYTES,
  MAX_POSITION_SECONDS,
  MAX_RATE,
  MIN_RATE,
} from './limits.ts';

/** Why a message cannot be taken: the wire error code that fits, and the field to blame where it is one. */
export class ProtocolViolation extends Error {
  readonly code: 'bad_request' | 'unknown_type' | 'too_large';
  readonly field: string | null;

  constructor(code: ProtocolViolation['code'], message: string, field: string | null = null) {
    super(message);
    this.code = code;
    this.field = field;
  }
}

/** A JSON object of which nothing is known yet. */
export type Json = { readonly [key: string]: unknown };

export type PlayState = 'playing' | 'paused' | 'buffering';
export type Action = 'play' | 'pause' | 'seek';
/** How a member's own player is doing; docs/protocol.md says what each means. */
export const MEMBER_STATES = [
  'loading',
  'ready',
  'playing',
  'paused',
  'buffering',
  'blocked',
  'away',
] as const;
export type MemberState = (typeof MEMBER_STATES)[number];
/** When a party waits for members that are not ready. */
export const WAIT_POLICIES = ['start', 'stalls', 'never'] as const;
export type WaitPolicy = (typeof WAIT_POLICIES)[number];

const ID = /^[A-Za-z0-9_.-]+$/;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** UTF-8 length; lone surrogates count as the replacement character that would be sent. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Whether objects and arrays are nested deeper than `left`; looks no deeper than that itself. */
function isTooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((inner) => isTooDeep(inner, left - 1));
}

/** Text of one frame, of so many bytes at most, to a JSON object. Throws {@link ProtocolViolation}. */
export function readObject(text: string, maxBytes = MAX_MESSAGE_BYTES): Json {
  if (byteLength(text) > maxBytes) throw new ProtocolViolation('too_large', 'message too large');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ProtocolViolation('bad_request', 'not JSON');
  }
  if (!isObject(value)) throw new ProtocolViolation('bad_request', 'not an object');
  if (isTooDeep(value, MAX_JSON_DEPTH)) throw new ProtocolViolation('bad_request', 'nested too deeply');
  return value;
}

/**
 * Reads the fields of one object. `null` means the same as an absent field. Every method throws a
 * {@link ProtocolViolation} that names the field.
 */
export class Fields {
  private readonly source: Json;
  private readonly path: string;

  constructor(source: Json, path = '') {
    this.source = source;
    this.path = path;
  }

  private get(name: string): unknown {
    return this.source[name] ?? undefined;
  }

  private refuse(name: string, why: string): never {
    throw new ProtocolViolation('bad_request', `${this.path}${name} ${why}`, this.path + name);
  }

  /** The value that `read` makes of the field, or undefined where it is absent. */
  optional<T>(name: string, read: (fields: Fields, name: string) => T): T | undefined {
    return this.get(name) === undefined ? undefined : read(this, name);
  }

  text(name: string, maxLength: number): string {
    const value = this.get(name);
    if (typeof value !== 'string') this.refuse(name, 'is not text');
    if (value.length > maxLength) this.refuse(name, 'is too long');
    return value;
  }

  id(name: string): string {
    const value = this.text(name, MAX_ID_LENGTH);
    if (!ID.test(value)) this.refuse(name, 'is not an id');
    return value;
  }

  number(name: string, min = -Number.MAX_VALUE, max = Number.MAX_VALUE): number {
    const value = this.get(name);
    if (typeof value !== 'number' || !Number.isFinite(value)) this.refuse(name, 'is not a finite number');
    if (value < min || value > max) this.refuse(name, `is not in ${min} … ${max}`);
    return value;
  }

  integer(name: string, min: number, max = Number.MAX_SAFE_INTEGER): number {
    const value = this.number(name, min, max);
    if (!Number.isInteger(value)) this.refuse(name, 'is not whole');
    return value;
  }

  boolean(name: string): boolean {
    const value = this.get(name);
    if (typeof value !== 'boolean') this.refuse(name, 'is not true or false');
    return value;
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T {
    const value = this.get(name);
    const known = values.find((candidate) => candidate === value);
    return known ?? this.refuse(name, `is none of ${values.join(', ')}`);
  }

  position(name: string): number {
    return this.number(name, 0, MAX_POSITION_SECONDS);
  }

  /** Server time, ms since 1970. */
  time(name: string): number {
    return this.number(name, 0, Number.MAX_SAFE_INTEGER);
  }

  rate(name: string): number {
    return this.number(name, MIN_RATE, MAX_RATE);
  }

  playState(name: string): PlayState {
    return this.oneOf(name, ['playing', 'paused', 'buffering']);
  }

  action(name: string): Action {
    return this.oneOf(name, ['play', 'pause', 'seek']);
  }

  object(name: string): Fields {
    const value = this.get(name);
    return isObject(value)
      ? new Fields(value, `${this.path}${name}.`)
      : this.refuse(name, 'is not an object');
  }

  list(name: string, maxLength = Number.MAX_SAFE_INTEGER): Fields[] {
    return this.values(name, maxLength).map((value, index) =>
      isObject(value)
        ? new Fields(value, `${this.path}${name}[${index}].`)
        : this.refuse(name, 'holds something that is not an object'),
    );
  }

  texts(name: string, maxLength: number, maxTextLength: number): string[] {
    return this.values(name, maxLength).map((value) =>
      typeof value === 'string' && value.length <= maxTextLength
        ? value
        : this.refuse(name, 'holds something that is not a short text'),
    );
  }

  private values(name: string, maxLength: number): readonly unknown[] {
    const value = this.get(name);
    if (!Array.isArray(value)) this.refuse(name, 'is not an array');
    if (value.length > maxLength) this.refuse(name, 'has too many entries');
    return value;
  }

  /** The object itself, for measuring. */
  get json(): Json {
    return this.source;
  }
}

/** The fields of the envelope's `payload`; absent or null means empty. */
export function payloadOf(envelope: Fields): Fields {
  return envelope.optional('payload', (fields, name) => fields.object(name)) ?? new Fields({}, 'payload.');
}
