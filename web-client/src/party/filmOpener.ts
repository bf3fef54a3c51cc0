import type { Scheduler } from '../clock/time.ts';
import { libraryItem, mediaUrlOf } from '../protocol/libraryItem.ts';
import type { PartyPage } from './page.ts';
import type { PlaybackListener } from './playbackListener.ts';
import { isHost, type RoomModel } from './roomModel.ts';

/** So long after the next entry was asked for, ms, the page's own idea of what comes next does not count. */
const NEXT_WITHIN_MS = 3_000;

/** The items that the page opens: those of the party are opened here, those that its user opens are noticed. */
export class FilmOpener {
  private readonly scheduler: Scheduler;
  private readonly page: Pick<PartyPage<object>, 'playItem'>;
  private readonly listener: Pick<PlaybackListener, 'asksFirst' | 'onUnavailable'>;
  private lastItem: string | null = null;
  private nextAskedAt = Number.NEGATIVE_INFINITY;

  constructor(
    scheduler: Scheduler,
    page: Pick<PartyPage<object>, 'playItem'>,
    listener: Pick<PlaybackListener, 'asksFirst' | 'onUnavailable'>,
  ) {
    this.scheduler = scheduler;
    this.page = page;
    this.listener = listener;
  }

  /** The party is about to play what comes next: what the page opens by itself meanwhile is not meant for it. */
  expectNext(): void {
    this.nextAskedAt = this.scheduler.now();
  }

  /** The page shows `item` now: the media that this host has thereby brought to its party, or null. */
  onItem(item: string | null, room: RoomModel | null): string | null {
    const opened = item !== null && item !== this.lastItem;
    this.lastItem = item;
    if (!opened || room === null || !isHost(room) || item === libraryItem(room.mediaUrl)) return null;
    return this.scheduler.now() - this.nextAskedAt < NEXT_WITHIN_MS ? null : mediaUrlOf(item);
  }

  /** A guest who goes on in the same party may have chosen to be asked before another film than `item` is opened. */
  asks(room: RoomModel, before: RoomModel | null, item: string | null): boolean {
    if (isHost(room) || before?.room !== room.room || libraryItem(room.mediaUrl) === null) return false;
    return libraryItem(room.mediaUrl) !== item && this.listener.asksFirst(room.mediaUrl);
  }

  /** Opens the party's film at `position` (seconds), unless the page shows it: `item` is what it shows. */
  open(room: RoomModel, item: string | null, position: number): void {
    const wanted = libraryItem(room.mediaUrl);
    if (wanted === null || wanted === item) return;
    this.page.playItem(wanted, position).catch(() => this.listener.onUnavailable());
  }
}
