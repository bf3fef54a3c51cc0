import type { Cancel, Scheduler } from '../clock/time.ts';

/** A change of speed that ends at its time: by a timer, or by what the player does where timers are late. */
export class Nudge {
  private readonly scheduler: Scheduler;
  private readonly onDue: () => void;
  private cancel: Cancel | null = null;
  private until = 0;

  /** `onDue` is to end it. */
  constructor(scheduler: Scheduler, onDue: () => void) {
    this.scheduler = scheduler;
    this.onDue = onDue;
  }

  get active(): boolean {
    return this.cancel !== null;
  }

  /** `until`: local time, ms. */
  begin(until: number): void {
    this.end();
    this.until = until;
    this.cancel = this.scheduler.after(until - this.scheduler.now(), this.onDue);
  }

  /** The player was seen at that local time, ms. */
  seenAt(at: number): void {
    if (this.active && at >= this.until) this.onDue();
  }

  /** False if there is none. */
  end(): boolean {
    if (this.cancel === null) return false;
    this.cancel();
    this.cancel = null;
    return true;
  }
}
