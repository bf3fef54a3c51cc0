import { Fields, readObject } from '../protocol/fields.ts';
import { MAX_ID_LENGTH, MAX_TOKEN_LENGTH } from '../protocol/limits.ts';

/** A seat that a reload, or a new connection, can take up again. */
export interface Seat {
  readonly room: string;
  readonly client: string;
  /** A secret: session storage only, never in a URL or a log. */
  readonly resumeToken: string;
}

/** The least of `Storage`; session storage in a browser, so that each tab has its own seat. */
export interface SeatStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const KEY = 'opensyncparty.seat';

/** Remembers this tab's seat. A storage that fails (full, forbidden) costs only the resume after a reload. */
export class SeatStore {
  private readonly storage: SeatStorage;
  private readonly userNow: () => string | null;
  private seat: Seat | null = null;
  private owner: string | null = null;

  /** `userNow` is the id of who is logged in: a seat is only ever its owner's, whoever uses this tab next. */
  constructor(storage: SeatStorage, userNow: () => string | null) {
    this.storage = storage;
    this.userNow = userNow;
  }

  load(): Seat | null {
    const user = this.userNow();
    if (user === null) return null; // the page may not know yet
    if (this.seat === null) this.read();
    if (this.owner !== user) this.clear();
    return this.seat;
  }

  private read(): void {
    try {
      const text = this.storage.getItem(KEY);
      if (text === null) return;
      const fields = new Fields(readObject(text));
      this.seat = {
        room: fields.id('room'),
        client: fields.id('client'),
        resumeToken: fields.text('resumeToken', MAX_TOKEN_LENGTH),
      };
      this.owner = fields.text('user', MAX_ID_LENGTH);
    } catch {
      this.clear();
    }
  }

  save(seat: Seat): void {
    this.seat = seat;
    this.owner = this.userNow();
    try {
      this.storage.setItem(KEY, JSON.stringify({ ...seat, user: this.owner }));
    } catch {
      // The seat is still kept in memory.
    }
  }

  clear(): void {
    this.seat = null;
    this.owner = null;
    try {
      this.storage.removeItem(KEY);
    } catch {
      // Nothing was kept there then.
    }
  }
}
