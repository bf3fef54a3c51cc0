import type { Cancel, Scheduler } from '../../src/clock/time.ts';

interface Due {
  readonly at: number;
  readonly order: number;
  readonly call: () => void;
}

/** Time that stands still until a test moves it. Calls come in the order in which they are due. */
export class ManualTime implements Scheduler {
  private time: number;
  private order = 0;
  private due: Due[] = [];

  constructor(start = 1_000_000) {
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  after(delayMs: number, call: () => void): Cancel {
    this.order += 1;
    const entry = { at: this.time + Math.max(0, delayMs), order: this.order, call };
    this.due.push(entry);
    return () => {
      this.due = this.due.filter((one) => one !== entry);
    };
  }

  /** Lets `ms` pass; promises that are settled by then have been heard. */
  async run(ms: number): Promise<void> {
    const end = this.time + ms;
    await promisesHeard();
    for (let next = this.takeNext(end); next !== null; next = this.takeNext(end)) {
      this.time = next.at;
      next.call();
      await promisesHeard();
    }
    this.time = end;
  }

  /** The same without promises, for code that has none. */
  runSync(ms: number): void {
    const end = this.time + ms;
    for (let next = this.takeNext(end); next !== null; next = this.takeNext(end)) {
      this.time = next.at;
      next.call();
    }
    this.time = end;
  }

  /** How many calls are still to come. */
  get pending(): number {
    return this.due.length;
  }

  private takeNext(end: number): Due | null {
    let next: Due | null = null;
    for (const one of this.due) {
      if (
        one.at <= end &&
        (next === null || one.at < next.at || (one.at === next.at && one.order < next.order))
      ) {
        next = one;
      }
    }
    this.due = this.due.filter((one) => one !== next);
    return next;
  }
}

/** Enough turns of the microtask queue for any chain of promises in the client. */
export async function promisesHeard(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}

/** A clock on the same time that is off, and drifts. */
export function skewed(time: ManualTime, offsetMs: number, drift = 0): Scheduler & { offsetMs: number } {
  const start = time.now();
  return {
    offsetMs,
    now() {
      return time.now() + this.offsetMs + (time.now() - start) * drift;
    },
    after: (delayMs, call) => time.after(delayMs / (1 + drift), call),
  };
}

/** Numbers in [0, 1) that are the same at every run. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
