import { steadied } from './steady.ts';
import type { Scheduler } from './time.ts';

/** The browser's own time: the only place of the client that reads a clock or sets a timer. */
export const systemScheduler: Scheduler = {
  now: steadied(() => performance.timeOrigin + performance.now()),
  after(delayMs, call) {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
};
