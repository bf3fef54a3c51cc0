import type { PartyState } from '../party/state.ts';
import { isInRoom } from './view.ts';

type Lines = PartyState['chat']['messages'];

/** Counts the messages of others that nobody has had before their eyes here. */
export class Unread {
  private room: string | null = null;
  /** The lines there were when the room was entered; what replaces them is its history, and no news. */
  private before: Lines | null = null;
  /** Messages up to this id have been seen. */
  private seen = 0;
  /** Messages up to this id have been returned by `update`. */
  private told = 0;
  private unread = 0;

  get count(): number {
    return this.unread;
  }

  /** `reading` is whether the chat is on show. Returns the lines that have just come and are not being read. */
  update(state: PartyState, reading: boolean): Lines {
    this.enter(state);
    const { messages } = state.chat;
    if (this.before === messages) return [];
    const last = messages[messages.length - 1]?.id ?? 0;
    if (reading || this.before !== null) this.seen = Math.max(this.seen, last);
    this.before = null;
    const fresh = messages.filter(({ id, isSelf }) => id > Math.max(this.told, this.seen) && !isSelf);
    this.told = Math.max(this.told, last);
    this.unread = messages.filter(({ id, isSelf }) => id > this.seen && !isSelf).length;
    return fresh;
  }

  private enter(state: PartyState): void {
    const present = isInRoom(state) ? state.room : null;
    if (present === this.room) return;
    this.room = present;
    this.before = state.chat.messages;
    this.seen = 0;
    this.told = 0;
    this.unread = 0;
  }
}
