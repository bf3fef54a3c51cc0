/**
 * Time, as everything but `system.ts` sees it. Milliseconds since 1970 as the page's own monotonic clock has
 * them: it never steps when somebody sets the wall clock, and may be minutes away from it.
 */
export interface MonotonicClock {
  now(): number;
}

/** Ends a pending call; harmless when it has happened already. */
export type Cancel = () => void;

/** The clock, and calls made later on it. */
export interface Scheduler extends MonotonicClock {
  /** Calls back once, `delayMs` from now or later; browsers stretch delays in background tabs. */
  after(delayMs: number, call: () => void): Cancel;
}
