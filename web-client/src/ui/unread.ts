import type { PartyState } from '../party/state.ts';

/** What comes so soon after joining is the history and no news, ms. */
const HISTORY_WITHIN = 1500;

/** Counts the messages of others that nobody has had before their eyes here. */
export class Unread {
  /** Messages up to this id have been seen. */
  private seen = 0;
  private room: string | null = null;
  private arriving = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private unread = 0;

  get count(): number {
    return this.unread;
  }

  /** `reading` is whether the chat is on show. Returns the lines that have just come and are not being read. */
  update(state: PartyState, reading: boolean): PartyState['chat']['messages'] {
    this.enter(state);
    const { messages } = state.chat;
    const last = messages[messages.length - 1]?.id ?? 0;
    const before = this.counted;
    const fresh = messages.filter(({ id, isSelf }) => id > before && !isSelf);
    this.counted = Math.max(before, last);
    if (reading || this.arriving) this.seen = Math.max(this.seen, last);
    this.unread = messages.filter(({ id, isSelf }) => id > this.seen && !isSelf).length;
    return reading || this.arriving ? [] : fresh;
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private counted = 0;

  private enter({ phase, room }: PartyState): void {
    const present = phase === 'joined' || phase === 'reconnecting' ? room : null;
    if (present === this.room) return;
    this.room = present;
    this.seen = 0;
    this.counted = 0;
    this.stop();
    this.arriving = present !== null;
    if (present !== null) {
      this.timer = setTimeout(() => {
        this.arriving = false;
      }, HISTORY_WITHIN);
    }
  }
}
