import type { MessageOf } from '../protocol/serverMessage.ts';
import type { Store } from './store.ts';

/** Messages whose refusal is nobody's business: the next one will do. */
const QUIET_TYPES = ['ping', 'state_update', 'member_status', 'reaction', 'typing'];

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

  /** The server refused something. */
  onError(error: MessageOf<'error'>): void {
    if (error.refType === null || !QUIET_TYPES.includes(error.refType)) this.tell('error', error.code);
  }
}
