import type { Cancel, Scheduler } from '../clock/time.ts';

/**
 * A host who leaves the player for longer pauses the party, ms: not for the gap between two episodes or a reload
 * of the source, but nobody shall watch on and on without a host who has gone.
 */
const AWAY_MS = 10_000;

/** Watches whether the host's player stays away. */
export class HostAbsence {
  private readonly scheduler: Scheduler;
  private readonly onAway: () => void;
  private cancel: Cancel | null = null;

  /** `onAway` is called once for each absence. */
  constructor(scheduler: Scheduler, onAway: () => void) {
    this.scheduler = scheduler;
    this.onAway = onAway;
  }

  /** The player has gone; the first call counts. */
  left(): void {
    this.cancel ??= this.scheduler.after(AWAY_MS, this.onAway);
  }

  /** It is back, or its absence is nobody's business any more. */
  back(): void {
    this.cancel?.();
    this.cancel = null;
  }
}
