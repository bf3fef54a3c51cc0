import { IDLE, type PartyState, type PartyStore } from './state.ts';

/** Holds the present {@link PartyState} and tells of changes. */
export class Store implements PartyStore {
  private current: PartyState = IDLE;
  private readonly listeners = new Set<(state: PartyState) => void>();

  get state(): PartyState {
    return this.current;
  }

  subscribe(listener: (state: PartyState) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Replaces some fields; nobody hears of it if all of them are what they were. */
  update(change: Partial<PartyState>): void {
    const next = { ...this.current, ...change };
    const keys = Object.keys(next) as (keyof PartyState)[];
    if (keys.every((key) => Object.is(next[key], this.current[key]))) return;
    this.current = next;
    for (const listener of [...this.listeners]) listener(next);
  }
}
