import { isObject, type Json } from '../src/protocol/fields.ts';
import { Violation } from './house.ts';

/** Those that carry the timeline. Each change has a revision of its own, and is told once. */
const CHANGES = ['player_event', 'state_update'];

/** Hears what one socket hears, and knows in which order it may come. */
export class Witness {
  private room: string | null = null;
  private revision = -1;
  private serverTs = 0;
  private lastChat = -1;

  /** @throws Violation if this was told before, or out of order. */
  hear(text: string): void {
    const message: unknown = JSON.parse(text);
    if (!isObject(message)) throw new Violation(`no object: ${text}`);
    const payload = isObject(message.payload) ? message.payload : {};
    const ts = Number(message.server_ts);
    if (ts < this.serverTs) throw new Violation(`server_ts goes back: ${text}`);
    this.serverTs = ts;
    this.timeline(message, payload, text);
    if (message.type === 'chat') this.chat(Number(payload.message_id), text);
  }

  private timeline(message: Json, payload: Json, text: string): void {
    if (message.type === 'room_state' && isObject(payload.state)) {
      const revision = Number(payload.state.revision);
      if (message.room !== this.room) {
        this.room = String(message.room);
        this.lastChat = -1;
      } else if (revision < this.revision) {
        throw new Violation(`a state older than what was told: ${text}`);
      }
      this.revision = revision;
    } else if (CHANGES.includes(String(message.type)) && payload.revision !== undefined) {
      if (message.room !== this.room) throw new Violation(`of a room that it is not in: ${text}`);
      const revision = Number(payload.revision);
      if (revision <= this.revision)
        throw new Violation(`told twice or late, after ${this.revision}: ${text}`);
      this.revision = revision;
    }
  }

  private chat(id: number, text: string): void {
    if (id <= this.lastChat) throw new Violation(`told twice or late: ${text}`);
    this.lastChat = id;
  }
}
