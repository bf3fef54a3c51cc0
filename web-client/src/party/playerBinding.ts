import type { PlayerAdapter, PlayerListener } from '../player/playerAdapter.ts';
import { libraryItem, mediaUrlOf } from '../protocol/libraryItem.ts';
import type { AttachPlayer, PartyPage } from './page.ts';

/** What is open on the page, to make a party of. */
export interface Opened {
  /** Empty if no library item is open. */
  readonly mediaUrl: string;
  /** Seconds. */
  readonly position: number;
}

const NOBODY: PlayerListener = {
  onUserAction: () => {},
  onSample: () => {},
  onStatus: () => {},
  onReady: () => {},
};

/** Finds the page's player that plays the party's media, and keeps hold of it while it does. */
export class PlayerBinding<V extends object> {
  private readonly page: PartyPage<V>;
  private readonly attach: AttachPlayer<V>;
  private readonly listener: PlayerListener;
  private bound: { readonly video: V; readonly item: string | null; readonly player: PlayerAdapter } | null =
    null;

  constructor(page: PartyPage<V>, attach: AttachPlayer<V>, listener: PlayerListener) {
    this.page = page;
    this.attach = attach;
    this.listener = listener;
  }

  get player(): PlayerAdapter | null {
    return this.bound?.player ?? null;
  }

  /** The library item that the page plays, as in {@link libraryItem}. */
  get item(): string | null {
    const item = this.page.currentItem();
    return item === null ? null : libraryItem(item.id);
  }

  get opened(): Opened {
    const { item } = this;
    const video = this.page.video();
    const probe = video === null ? null : this.attach(video, NOBODY);
    probe?.dispose();
    return { mediaUrl: item === null ? '' : mediaUrlOf(item), position: probe?.position ?? 0 };
  }

  /**
   * Takes hold of the player that fits `mediaUrl`, or lets go of one that does not any more. Calls `onLost` before
   * an old one is let go, `onFound` with a new one.
   */
  look(mediaUrl: string, onLost: () => void, onFound: (player: PlayerAdapter) => void): void {
    const { bound, item } = this;
    const video = this.page.video();
    const fits = video !== null && item === libraryItem(mediaUrl);
    if (bound !== null && fits && bound.video === video && bound.item === item) return;
    this.release(onLost);
    if (!fits) return;
    const player = this.attach(video, this.listener);
    this.bound = { video, item, player };
    onFound(player);
  }

  release(onLost: () => void): void {
    if (this.bound === null) return;
    onLost();
    this.bound.player.dispose();
    this.bound = null;
  }
}
