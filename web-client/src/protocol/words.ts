import { byteLength, type Fields, ProtocolViolation, WAIT_POLICIES, type WaitPolicy } from './fields.ts';
import { MAX_NAME_LENGTH, MAX_OPTIONS_BYTES } from './limits.ts';

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

export function displayName(fields: Fields, name: string): string {
  const value = fields.text(name, Number.MAX_SAFE_INTEGER);
  if ([...normalise(value)].length > MAX_NAME_LENGTH) {
    throw new ProtocolViolation('bad_request', 'payload.name is too long', 'payload.name');
  }
  return value;
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

/** Text for everybody: sent as it is, if something of it is left to be seen once the server has cleaned it. */
export function spoken(fields: Fields, name: string, maxLength: number): string {
  const value = fields.text(name, Number.MAX_SAFE_INTEGER);
  const length = [...normalise(value)].length;
  if (length === 0 || length > maxLength) {
    const field = `payload.${name}`;
    throw new ProtocolViolation('bad_request', `${field} has ${length} characters`, field);
  }
  return value;
}
