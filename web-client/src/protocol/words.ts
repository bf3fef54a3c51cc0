import { byteLength, type Fields, ProtocolViolation, WAIT_POLICIES, type WaitPolicy } from './fields.ts';
import { MAX_MEDIA_URL_LENGTH, MAX_NAME_LENGTH, MAX_OPTIONS_BYTES, MAX_TITLE_LENGTH } from './limits.ts';

/** What people write, on its way out. */

/** What a room is made with; other keys are kept and shown to members. */
export interface NewRoomOptions {
  free_play?: boolean;
  private?: boolean;
  locked?: boolean;
  wait?: WaitPolicy;
}

/**
 * A display name, or a line of chat, as the server will have it: NFC, without control and bidirectional formatting characters,
 * single spaces, trimmed.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .trim();
}

/** Sent as it is, if it is short enough once the server has cleaned it. */
function cleanable(fields: Fields, name: string, maxLength: number): string {
  const value = fields.text(name, Number.MAX_SAFE_INTEGER);
  if ([...normalise(value)].length > maxLength) {
    const field = `payload.${name}`;
    throw new ProtocolViolation('bad_request', `${field} is too long`, field);
  }
  return value;
}

export function displayName(fields: Fields, name: string): string {
  return cleanable(fields, name, MAX_NAME_LENGTH);
}

/** What something to play is called; may be empty. */
export function title(fields: Fields, name: string): string {
  return cleanable(fields, name, MAX_TITLE_LENGTH);
}

/** Text for everybody, of which something is left to be seen. */
export function spoken(fields: Fields, name: string, maxLength: number): string {
  const value = cleanable(fields, name, maxLength);
  return normalise(value) === '' ? refuseEmpty(name) : value;
}

/** Media that are something. */
export function someMedia(fields: Fields, name: string): string {
  return fields.text(name, MAX_MEDIA_URL_LENGTH) || refuseEmpty(name);
}

function refuseEmpty(name: string): never {
  throw new ProtocolViolation('bad_request', `payload.${name} is empty`, `payload.${name}`);
}

export function newRoomOptions(fields: Fields, name: string): NewRoomOptions {
  const options = fields.object(name);
  options.optional('free_play', (f, n) => f.boolean(n));
  options.optional('private', (f, n) => f.boolean(n));
  options.optional('locked', (f, n) => f.boolean(n));
  options.optional('wait', (f, n) => f.oneOf(n, WAIT_POLICIES));
  if (byteLength(JSON.stringify(options.json)) > MAX_OPTIONS_BYTES) {
    throw new ProtocolViolation('bad_request', 'payload.options is too large', 'payload.options');
  }
  return options.json; // other keys are kept and shown to members
}
