import { pitchGoesAlong } from '../../src/player/pitch.ts';
import { DriftController, type Verdict } from '../../src/sync/driftController.ts';

/** A player as the controller sees it: an error that only a rate, a seek or a disturbance changes. */
export class Plant {
  readonly controller = new DriftController();
  readonly verdicts: Verdict[] = [];
  error: number;
  at = 0;
  private factor = 1;
  private until = 0;
  /** What a pair of rate changes costs that keeps the pitch and one that does not, and how long a start takes, seconds. */
  cost: number;
  fineCost: number;
  private readonly late: number;

  constructor(error: number, cost = 0, late = 0, fineCost = 0) {
    this.error = error;
    this.cost = cost;
    this.fineCost = fineCost;
    this.late = late;
    this.controller.reset();
  }

  /** Plays for `ms` with a frame every 40 ms, each seen with an error of `noise()` seconds. */
  play(ms: number, noise: () => number = () => 0): void {
    for (const end = this.at + ms; this.at < end; this.at += 40) {
      if (this.factor !== 1 && this.at >= this.until) {
        this.error -= pitchGoesAlong(this.factor) ? this.fineCost : this.cost;
        this.factor = 1;
        this.controller.nudgeEnded();
      }
      this.error += (this.factor - 1) * 0.04;
      this.obey(this.controller.sample(this.error + noise(), this.at, 'frame'));
    }
  }

  /** The player stalls, in the middle of whatever it did, and is `error` off afterwards. */
  stall(error: number): void {
    this.factor = 1;
    this.error = error;
    this.controller.reset();
  }

  get changes(): number {
    return this.verdicts.filter((verdict) => verdict.kind === 'rate').length;
  }

  get landings(): number {
    return this.verdicts.filter((verdict) => verdict.kind === 'land').length;
  }

  private obey(verdict: Verdict): void {
    if (verdict.kind === 'hold') return;
    this.verdicts.push(verdict);
    if (verdict.kind === 'rate') {
      this.factor = verdict.factor;
      this.until = verdict.until;
    } else {
      this.error = this.controller.startLatency - this.late;
      this.controller.started(0);
    }
  }
}
