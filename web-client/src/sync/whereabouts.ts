import type { ServerTime } from '../clock/serverClock.ts';
import type { MonotonicClock } from '../clock/time.ts';
import type { Course } from './landing.ts';
import { positionAt, type Timeline } from './timeline.ts';

/** So close to the media's end nothing is corrected any more, seconds. */
const END_S = 0.25;

/** True if `position` is as good as the end of media that last `duration` seconds; 0 while that is unknown. */
export function isOver(position: number, duration: number): boolean {
  return duration > 0 && position >= duration - END_S;
}

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

  /** The timeline as something to land on. */
  course(timeline: Timeline): Course {
    return { rate: timeline.rate, target: () => this.of(timeline) };
  }

  /** How far `next` is from `old` now, seconds; null if it is another one altogether. */
  moved(old: Timeline | null, next: Timeline | null): number | null {
    if (old === null || next === null) return null;
    if (old.playState !== next.playState || old.rate !== next.rate) return null;
    const [before, after] = [this.of(old), this.of(next)];
    return before === null || after === null ? null : after - before;
  }
}
