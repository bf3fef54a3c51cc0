import type { Cancel, Scheduler } from '../clock/time.ts';

/** Things that are shown for a while and go by themselves, the newest last; with too many, the oldest go early. */
export class Fleeting<T> {
  private readonly scheduler: Scheduler;
  private readonly lifeMs: number;
  private readonly most: number;
  private readonly onChange: (shown: readonly T[]) => void;
  private shown: readonly T[] = [];
  private readonly cancels = new Map<T, Cancel>();

  constructor(scheduler: Scheduler, lifeMs: number, most: number, onChange: (shown: readonly T[]) => void) {
    this.scheduler = scheduler;
    this.lifeMs = lifeMs;
    this.most = most;
    this.onChange = onChange;
  }

  /** Shows one more, in the place of those that it `replaces`. */
  add(one: T, replaces: (other: T) => boolean = () => false): void {
    this.cancels.set(
      one,
      this.scheduler.after(this.lifeMs, () => this.keep((other) => other !== one)),
    );
    const rest = this.shown.filter((other) => !replaces(other));
    const kept = new Set([...rest, one].slice(-this.most));
    this.shown = [...this.shown, one];
    this.keep((other) => kept.has(other));
  }

  clear(): void {
    if (this.shown.length > 0) this.keep(() => false);
  }

  private keep(stays: (one: T) => boolean): void {
    for (const gone of this.shown.filter((one) => !stays(one))) {
      this.cancels.get(gone)?.();
      this.cancels.delete(gone);
    }
    this.shown = this.shown.filter(stays);
    this.onChange(this.shown);
  }
}
