import { type Fields, ProtocolViolation } from './fields.ts';
import { MAX_CHAT_HISTORY, MAX_QUEUE, REACTIONS } from './limits.ts';
import { MAX_TEXT, someName } from './presence.ts';

/** How the messages are read that members send each other. */

export interface ChatMessage {
  readonly messageId: number;
  readonly name: string;
  readonly text: string;
  /** Server time, ms. */
  readonly sentTs: number;
  /** Where the room's film was, seconds; null if it had none. */
  readonly position: number | null;
}

/** Something that the room plays next. */
export interface QueuedItem {
  readonly entryId: number;
  readonly mediaUrl: string;
  readonly title: string;
  /** Of the member who added it. */
  readonly name: string;
}

export interface SocialBodies {
  chat: ChatMessage;
  chat_history: { readonly messages: readonly (ChatMessage & { readonly clientId: string })[] };
  reaction: { readonly emoji: string; readonly name: string };
  typing: { readonly typing: boolean; readonly name: string };
  queue_update: { readonly entries: readonly QueuedItem[] };
  /** The server time of the start, ms; null while nobody counts down. */
  countdown: { readonly atTs: number | null };
  join_refused: { readonly name: string };
}

function someText(fields: Fields, name: string): string {
  const text = fields.text(name, MAX_TEXT);
  if (text === '') throw new ProtocolViolation('bad_request', `${name} is empty`, name);
  return text;
}

export function chatMessage(payload: Fields): ChatMessage {
  return {
    messageId: payload.integer('message_id', 1),
    name: someName(payload, 'name'),
    text: someText(payload, 'text'),
    sentTs: payload.time('sent_ts'),
    position: payload.optional('position', (f, n) => f.position(n)) ?? null,
  };
}

export function chatHistory(payload: Fields): SocialBodies['chat_history']['messages'] {
  return payload
    .list('messages', MAX_CHAT_HISTORY)
    .map((line) => ({ ...chatMessage(line), clientId: line.id('client_id') }));
}

export function reaction(payload: Fields): SocialBodies['reaction'] {
  return { emoji: payload.oneOf('emoji', REACTIONS), name: someName(payload, 'name') };
}

export function typing(payload: Fields): SocialBodies['typing'] {
  return { typing: payload.boolean('typing'), name: someName(payload, 'name') };
}

export function queued(payload: Fields): SocialBodies['queue_update'] {
  const entries = payload.list('entries', MAX_QUEUE).map((entry) => {
    const mediaUrl = someText(entry, 'media_url');
    const entryId = entry.integer('entry_id', 1);
    return { entryId, mediaUrl, title: someText(entry, 'title'), name: someName(entry, 'name') };
  });
  return { entries };
}

export function countdown(payload: Fields): SocialBodies['countdown'] {
  return { atTs: payload.optional('at_ts', (f, n) => f.number(n, 1, Number.MAX_SAFE_INTEGER)) ?? null };
}
