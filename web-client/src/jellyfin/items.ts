import type { ApiClient } from './globals.ts';
import { itemId } from './itemId.ts';

/** What the media server says about an item to the user who is logged in. */
export interface ItemInfo {
  /** 32 hexadecimal digits. */
  readonly id: string;
  /** As Jellyfin writes it: an episode's has its series and its number in front. Plain text. */
  readonly title: string;
  /** A film, an episode or another single video, which a party can watch. */
  readonly isVideo: boolean;
  /** Where this user left off, seconds; 0 at the beginning. */
  readonly resumeAt: number;
}

/** As many answers are kept. */
const MOST = 200;
const TICKS_PER_SECOND = 10_000_000;

/** Asks the media server once about each item that somebody wants to know about. */
export class Items {
  private readonly client: () => ApiClient | null;
  private readonly learned: () => void;
  private readonly known = new Map<string, ItemInfo>();
  private readonly asked = new Set<string>();
  private answered = 0;

  /** `learned` is called when `get` has something new to say. */
  constructor(client: () => ApiClient | null, learned: () => void) {
    this.client = client;
    this.learned = learned;
  }

  /** What is known so far; null while it is being asked for, and for an item that this user may not see. */
  get(userId: string, id: string): ItemInfo | null {
    const key = `${userId}/${id}`;
    if (!this.asked.has(key)) this.ask(key, userId, id);
    return this.known.get(key) ?? null;
  }

  /** How many answers there have been: what was drawn before the last one may be out of date. */
  get answers(): number {
    return this.answered;
  }

  /** Asks anew at the next occasion: where a user left off changes while they watch. */
  forget(): void {
    this.asked.clear();
  }

  private ask(key: string, userId: string, id: string): void {
    const oldest = this.known.keys().next();
    if (this.known.size >= MOST && !oldest.done) {
      this.known.delete(oldest.value);
      this.asked.delete(oldest.value);
    }
    this.asked.add(key);
    this.client()
      ?.getItem(userId, id)
      .then(
        (item) => {
          const info = itemInfo(item);
          if (info === null) return;
          this.known.set(key, info);
          this.answered += 1;
          this.learned();
        },
        // It stays unknown, and whoever asks goes without: a door that is not there, a code instead of a title.
        () => {},
      );
  }
}

/** Reads what a media server says about an item; null if it cannot be understood. */
export function itemInfo(item: unknown): ItemInfo | null {
  const id = itemId(text(field(item, 'Id')));
  const name = text(field(item, 'Name'));
  if (id === null || name === null) return null;
  const media = field(item, 'MediaType');
  const ticks = field(field(item, 'UserData'), 'PlaybackPositionTicks');
  return {
    id,
    title: titleOf(item, name),
    isVideo: media === 'Video' && field(item, 'IsFolder') !== true && field(item, 'Type') !== 'Program',
    resumeAt: typeof ticks === 'number' && ticks > 0 ? ticks / TICKS_PER_SECOND : 0,
  };
}

function titleOf(item: unknown, name: string): string {
  const series = text(field(item, 'SeriesName'));
  if (series === null) return name;
  const [season, episode] = [field(item, 'ParentIndexNumber'), field(item, 'IndexNumber')];
  const number = typeof season === 'number' && typeof episode === 'number' ? `S${season}:E${episode} – ` : '';
  return `${series} – ${number}${name}`;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
