import type { FollowChoice } from './state.ts';
import type { Store } from './store.ts';

/** The least of `Storage`; local storage in a browser, so that all its tabs have the same. */
export interface ChoiceStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = 'opensyncparty.follow';

/** Whether this browser's user goes along when the party plays something else, or is asked first. */
export class Following {
  private readonly storage: ChoiceStorage;
  private readonly store: Store;
  /** What this user has chosen for everybody, until the party plays it. */
  private chosen: string | undefined;

  constructor(storage: ChoiceStorage, store: Store) {
    this.storage = storage;
    this.store = store;
    store.update({ follow: this.kept() });
  }

  choose(follow: FollowChoice): void {
    this.store.update({ follow });
    try {
      this.storage.setItem(KEY, follow);
    } catch {
      // It holds until the page is closed.
    }
  }

  /** This user has just chosen that for everybody. */
  chose(mediaUrl: string | undefined): void {
    this.chosen = mediaUrl;
  }

  /** True if the user is asked, and not taken along. Not about what they have chosen themselves. */
  asks(mediaUrl: string): boolean {
    const chosen = this.chosen;
    this.chosen = undefined;
    if (chosen === mediaUrl || this.store.state.follow === 'always') return false;
    this.store.update({ offer: { mediaUrl } });
    return true;
  }

  /** The question is answered, or idle. */
  settled(): void {
    this.store.update({ offer: null });
  }

  private kept(): FollowChoice {
    try {
      return this.storage.getItem(KEY) === 'ask' ? 'ask' : 'always';
    } catch {
      return 'always';
    }
  }
}
