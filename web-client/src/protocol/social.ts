import { type Fields, ProtocolViolation } from './fields.ts';
import { MAX_CHAT_HISTORY, REACTIONS } from './limits.ts';
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

export interface SocialBodies {
  chat: ChatMessage;
  chat_history: { readonly messages: readonly (ChatMessage & { readonly clientId: string })[] };
  reaction: { readonly emoji: string; readonly name: string };
  typing: { readonly typing: boolean; readonly name: string };
}

export function chatMessage(payload: Fields): ChatMessage {
  const text = payload.text('text', MAX_TEXT);
  if (text === '') throw new ProtocolViolation('bad_request', 'nothing is said', 'payload.text');
  return {
    messageId: payload.integer('message_id', 1),
    name: someName(payload, 'name'),
    text,
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
