import { Fields, readObject } from '../protocol/fields.ts';
import { MAX_TOKEN_LENGTH } from '../protocol/limits.ts';

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
  private seat: Seat | null = null;

  constructor(storage: SeatStorage) {
    this.storage = storage;
  }

  load(): Seat | null {
    if (this.seat !== null) return this.seat;
    try {
      const text = this.storage.getItem(KEY);
      if (text === null) return null;
      const fields = new Fields(readObject(text));
      this.seat = {
        room: fields.id('room'),
        client: fields.id('client'),
        resumeToken: fields.text('resumeToken', MAX_TOKEN_LENGTH),
      };
    } catch {
      this.clear();
    }
    return this.seat;
  }

  save(seat: Seat): void {
    this.seat = seat;
    try {
      this.storage.setItem(KEY, JSON.stringify(seat));
    } catch {
      // The seat is still kept in memory.
    }
  }

  clear(): void {
    this.seat = null;
    try {
      this.storage.removeItem(KEY);
    } catch {
      // Nothing was kept there then.
    }
  }
}
