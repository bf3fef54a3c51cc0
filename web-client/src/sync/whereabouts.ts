import type { ServerTime } from '../clock/serverClock.ts';
import type { MonotonicClock } from '../clock/time.ts';
import { positionAt, type Timeline } from './timeline.ts';

/** Where timelines are by the server's clock; everything is null until that is known. */
export class Whereabouts {
  private readonly clock: MonotonicClock;
  private readonly time: ServerTime;

  constructor(clock: MonotonicClock, time: ServerTime) {
    this.clock = clock;
    this.time = time;
  }

  /** Seconds of media time, now or at that local time (ms). */
  of(timeline: Timeline, at = this.clock.now()): number | null {
    const serverTime = this.time.toServer(at);
    return serverTime === null ? null : positionAt(timeline, serverTime);
  }

  /** How far `next` is from `old` now, seconds; null if it is another one altogether. */
  moved(old: Timeline | null, next: Timeline | null): number | null {
    if (old === null || next === null) return null;
    if (old.playState !== next.playState || old.rate !== next.rate) return null;
    const [before, after] = [this.of(old), this.of(next)];
    return before === null || after === null ? null : after - before;
  }
}
