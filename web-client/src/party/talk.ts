import type { Cancel, Scheduler } from '../clock/time.ts';
import type { ClientMessage } from '../protocol/clientMessage.ts';
import { MAX_CHAT_HISTORY, REACTIONS, TYPING_MS } from '../protocol/limits.ts';
import type { MessageOf, ServerMessage } from '../protocol/serverMessage.ts';
import type { ChatMessage } from '../protocol/social.ts';
import { Fleeting } from './fleeting.ts';
import type { RoomModel } from './roomModel.ts';
import type { ChatLine, Reaction } from './state.ts';
import type { Store } from './store.ts';

/** A sign is shown for so long, ms, and so many at once. */
const REACTION_MS = 4_000;
const MOST_REACTIONS = 40;
/** While its user types, the others are told so often, ms. */
const TELL_TYPING_EVERY_MS = 3_000;

/** What members say to each other: lines, signs, and who is typing. */
export class Talk {
  private readonly scheduler: Scheduler;
  private readonly store: Store;
  private readonly send: (message: ClientMessage) => boolean;
  private readonly reactions: Fleeting<Reaction>;
  private readonly typists = new Map<string, { readonly name: string; readonly cancel: Cancel }>();
  private serial = 0;
  /** When the others were told last that this member types; null if that is not so, as far as they know. */
  private toldTypingAt: number | null = null;

  /** `send` returns false while there is no connection. */
  constructor(scheduler: Scheduler, store: Store, send: (message: ClientMessage) => boolean) {
    this.scheduler = scheduler;
    this.store = store;
    this.send = send;
    this.reactions = new Fleeting(scheduler, REACTION_MS, MOST_REACTIONS, (reactions) =>
      store.update({ reactions }),
    );
  }

  /** False if it could not go out; then it is not said. */
  say(text: string): boolean {
    this.toldTypingAt = null; // who hears the line knows that it has been typed
    return this.send({ type: 'chat', payload: { text } });
  }

  react(emoji: string): void {
    const known = REACTIONS.find((one) => one === emoji);
    if (known === undefined || !this.send({ type: 'reaction', payload: { emoji: known } })) return;
    const { participants } = this.store.state;
    this.show(known, participants.find((one) => one.isSelf)?.name ?? '', true);
  }

  type(typing: boolean): void {
    const now = this.scheduler.now();
    if (!typing && this.toldTypingAt === null) return;
    if (typing && this.toldTypingAt !== null && now - this.toldTypingAt < TELL_TYPING_EVERY_MS) return;
    this.toldTypingAt = typing ? now : null;
    this.send({ type: 'typing', payload: { typing } });
  }

  /** A message of the server, with the room as it was before. */
  onMessage(message: ServerMessage, room: RoomModel): void {
    if (message.room !== null && message.room !== room.room) return;
    const from = message.client;
    switch (message.type) {
      case 'chat_history':
        this.onHistory(message, room);
        return;
      case 'chat':
        if (from === null) return;
        this.forget(from);
        this.onLine({ ...lineOf(message, from), isSelf: from === room.selfId });
        return;
      case 'reaction':
        this.show(message.emoji, message.name, false);
        return;
      case 'typing':
        if (from !== null) this.onTyping(from, message);
        return;
      case 'client_left':
        if (from !== null) this.forget(from);
    }
  }

  /** Out of the room. */
  stop(): void {
    this.reactions.clear();
    for (const one of this.typists.values()) one.cancel();
    this.typists.clear();
    this.toldTypingAt = null;
  }

  private onHistory({ messages }: MessageOf<'chat_history'>, room: RoomModel): void {
    const lines = messages.map((one) => ({
      ...lineOf(one, one.clientId),
      isSelf: one.clientId === room.selfId,
    }));
    const { can } = this.store.state;
    this.store.update({ can: { ...can, chat: true } });
    this.showLines(lines);
  }

  private onLine(line: ChatLine): void {
    const { messages } = this.store.state.chat;
    if ((messages.at(-1)?.id ?? 0) >= line.id) return; // it was in the history
    this.showLines([...messages, line].slice(-MAX_CHAT_HISTORY));
  }

  private onTyping(from: string, { typing, name }: MessageOf<'typing'>): void {
    this.typists.get(from)?.cancel();
    this.typists.delete(from);
    if (typing) {
      const cancel = this.scheduler.after(TYPING_MS, () => this.forget(from));
      this.typists.set(from, { name, cancel });
    }
    this.showLines(this.store.state.chat.messages);
  }

  private forget(clientId: string): void {
    const one = this.typists.get(clientId);
    if (one === undefined) return;
    one.cancel();
    this.typists.delete(clientId);
    this.showLines(this.store.state.chat.messages);
  }

  private showLines(messages: readonly ChatLine[]): void {
    this.store.update({ chat: { messages, typing: [...this.typists.values()].map(({ name }) => name) } });
  }

  private show(emoji: string, name: string, isSelf: boolean): void {
    this.reactions.add({ serial: ++this.serial, emoji, name, isSelf });
  }
}

function lineOf({ messageId, name, text, sentTs, position }: ChatMessage, clientId: string) {
  return { id: messageId, clientId, name, text, sentAt: sentTs, position };
}
