import type { ServerTime } from '../clock/serverClock.ts';
import type { Scheduler } from '../clock/time.ts';
import type { ClientMessage } from '../protocol/clientMessage.ts';
import type { MessageOf, ServerMessage } from '../protocol/serverMessage.ts';
import type { RoomModel } from './roomModel.ts';
import { SecondsLeft } from './secondsLeft.ts';
import type { QueueEntry } from './state.ts';
import type { Store } from './store.ts';

/** What the party plays next, and the start that is announced. */
export class Upcoming {
  private readonly store: Store;
  private readonly send: (message: ClientMessage) => boolean;
  private readonly seconds: SecondsLeft;
  private readonly onAdded: (entry: QueueEntry) => void;
  /** What the media that were in the queue are called by. */
  private readonly titles = new Map<string, string>();
  /** The room whose queue is on show. */
  private queueOf: string | null = null;

  /** `onAdded` hears of an entry that has come while this member was here. */
  constructor(
    scheduler: Scheduler,
    time: ServerTime,
    store: Store,
    send: (message: ClientMessage) => boolean,
    onAdded: (entry: QueueEntry) => void,
  ) {
    this.store = store;
    this.send = send;
    this.onAdded = onAdded;
    this.seconds = new SecondsLeft(scheduler, time, (left) => {
      store.update({ countdown: left === null ? null : { secondsLeft: left } });
    });
  }

  add(mediaUrl: string, title: string): void {
    this.send({ type: 'queue_add', payload: { media_url: mediaUrl, title } });
  }

  remove(id: number): void {
    this.send({ type: 'queue_remove', payload: { entry_id: id } });
  }

  move(id: number, to: number): void {
    this.send({ type: 'queue_move', payload: { entry_id: id, to } });
  }

  /** Plays that entry, or the first one, unless the party has gone on to something else meanwhile. */
  playNext(id?: number): void {
    const entry = id === undefined ? {} : { entry_id: id };
    this.send({ type: 'play_next', payload: { media_url: this.store.state.mediaUrl, ...entry } });
  }

  /** The party plays this at once, from its beginning. */
  play(mediaUrl: string): void {
    this.send({ type: 'play_media', payload: { media_url: mediaUrl } });
  }

  startCountdown(seconds: number): void {
    this.send({ type: 'start_countdown', payload: { seconds } });
  }

  cancelCountdown(): void {
    this.send({ type: 'cancel_countdown', payload: {} });
  }

  /** A message of the server, with the room as it was before. */
  onMessage(message: ServerMessage, room: RoomModel): void {
    if (message.room !== null && message.room !== room.room) return;
    const { can } = this.store.state;
    if (message.type === 'queue_update') {
      this.onQueue(message, this.queueOf === room.room);
      this.queueOf = room.room;
      this.store.update({ can: { ...can, queue: true } });
    } else if (message.type === 'countdown') {
      if (message.atTs === null) this.store.update({ countdown: null });
      this.seconds.countTo(message.atTs);
      this.store.update({ can: { ...can, countdown: true } });
    }
  }

  /** The party plays this now. */
  onMedia(mediaUrl: string): void {
    this.store.update({ title: this.titles.get(mediaUrl) ?? null });
  }

  /** Out of the room. */
  stop(): void {
    this.queueOf = null;
    this.seconds.countTo(null);
    this.store.update({ countdown: null });
  }

  private onQueue({ entries }: MessageOf<'queue_update'>, knewBefore: boolean): void {
    const known = new Set(this.store.state.queue.map(({ id }) => id));
    const queue = entries.map(({ entryId, mediaUrl, title, name }) => {
      this.titles.set(mediaUrl, title);
      return { id: entryId, mediaUrl, title, addedBy: name };
    });
    this.store.update({ queue });
    const news = knewBefore ? queue.filter(({ id }) => !known.has(id)) : [];
    for (const entry of news) this.onAdded(entry);
  }
}
