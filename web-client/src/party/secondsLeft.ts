import type { ServerTime } from '../clock/serverClock.ts';
import type { Cancel, Scheduler } from '../clock/time.ts';

/** Counts the whole seconds down to a moment of the server's time. */
export class SecondsLeft {
  private readonly scheduler: Scheduler;
  private readonly time: ServerTime;
  private readonly onSeconds: (left: number | null) => void;
  private until: number | null = null;
  private cancelTick: Cancel | null = null;

  /** `onSeconds` hears every whole second down to 0; null while the server's clock is unknown. */
  constructor(scheduler: Scheduler, time: ServerTime, onSeconds: (left: number | null) => void) {
    this.scheduler = scheduler;
    this.time = time;
    this.onSeconds = onSeconds;
  }

  /** From now on to that server time, ms; null ends it without a word. */
  countTo(until: number | null): void {
    this.until = until;
    this.tick();
  }

  private tick(): void {
    this.cancelTick?.();
    this.cancelTick = null;
    if (this.until === null) return;
    const now = this.time.toServer(this.scheduler.now());
    const leftMs = now === null ? null : Math.max(0, this.until - now);
    // The next whole second; what happens at the end, the server says.
    const untilNext = leftMs === null ? 1_000 : leftMs % 1_000 || 1_000;
    if (leftMs !== 0) this.cancelTick = this.scheduler.after(untilNext, () => this.tick());
    this.onSeconds(leftMs === null ? null : Math.ceil(leftMs / 1_000));
  }
}
