import type { Store } from './store.ts';

/** Shows the user one thing at a time that needs telling. */
export class Notices {
  private readonly store: Store;
  private serial = 0;

  constructor(store: Store) {
    this.store = store;
  }

  /** `code` is a wire error code or one of the client's own; `subject` what the sentence is about. */
  tell(level: 'info' | 'error', code: string, subject?: string): void {
    const about = subject === undefined ? {} : { subject };
    this.store.update({ notice: { serial: ++this.serial, level, code, ...about } });
  }
}
