import type { Json } from '../../src/protocol/fields.ts';
import type { FakeStatus } from './fakeStatus.ts';
import type { ManualTime } from './manualTime.ts';
import type { Member, Room } from './room.ts';

interface Entry {
  readonly entry_id: number;
  readonly media_url: string;
  readonly title: string;
  readonly name: string;
}

const LEAD_MS = 250;

/** The server's side of what comes next, as far as the client's tests need it. */
export class FakeQueue {
  private readonly time: ManualTime;
  private readonly status: FakeStatus;
  private readonly plays: (room: Room, media: string) => void;
  private readonly queues = new Map<Room, readonly Entry[]>();
  private readonly starts = new Map<Room, number>();
  private serial = 0;

  constructor(time: ManualTime, status: FakeStatus, plays: (room: Room, media: string) => void) {
    this.time = time;
    this.status = status;
    this.plays = plays;
  }

  seated(room: Room, member: Member): void {
    if (!member.features.includes('queue')) return;
    member.link?.tell('queue_update', { entries: this.queues.get(room) ?? [] });
    member.link?.tell('countdown', { at_ts: this.starts.get(room) });
  }

  /** True if the message was of this kind. */
  takes(room: Room, member: Member, type: unknown, payload: Json): boolean {
    const entries = this.queues.get(room) ?? [];
    const chosen = entries.find((one) => one.entry_id === payload.entry_id);
    const others = entries.filter((one) => one !== chosen);
    if (type === 'queue_add') {
      const { media_url, title } = payload;
      const what = { media_url: String(media_url), title: String(title || media_url), name: member.name };
      this.tell(room, [...entries, { entry_id: ++this.serial, ...what }]);
    } else if (type === 'queue_remove') {
      this.tell(room, others);
    } else if (type === 'queue_move') {
      const to = Number(payload.to);
      if (chosen !== undefined) this.tell(room, [...others.slice(0, to), chosen, ...others.slice(to)]);
    } else if (type === 'play_next') {
      const next = payload.entry_id === undefined ? entries[0] : chosen;
      if (next === undefined || payload.media_url !== room.media) return true;
      this.plays(room, next.media_url);
      this.tell(
        room,
        entries.filter((one) => one !== next),
      );
    } else if (type === 'play_media') {
      this.plays(room, String(payload.media_url));
    } else if (type === 'start_countdown') {
      this.count(room, this.time.now() + Number(payload.seconds) * 1_000);
    } else if (type === 'cancel_countdown') {
      this.count(room, null);
    } else return false;
    return true;
  }

  private count(room: Room, at: number | null): void {
    if (at === null) this.starts.delete(room);
    else this.starts.set(room, at);
    this.each(room, 'countdown', { at_ts: at });
    if (at === null) return;
    this.time.after(at - LEAD_MS - this.time.now(), () => {
      if (this.starts.get(room) !== at) return;
      room.playState = 'playing';
      room.fresh = false;
      this.status.event(room, 'play', at, 'countdown');
      this.count(room, null);
    });
  }

  private tell(room: Room, entries: readonly Entry[]): void {
    this.queues.set(room, entries);
    this.each(room, 'queue_update', { entries });
  }

  private each(room: Room, type: string, payload: Json): void {
    for (const one of room.members) if (one.features.includes('queue')) one.link?.tell(type, payload);
  }
}
