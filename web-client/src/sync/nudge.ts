import type { Cancel, Scheduler } from '../clock/time.ts';
import { type PlayerAdapter, SAME_RATE } from '../player/playerAdapter.ts';

/** A part of a nudge: so long, ms, at the room's rate times `factor`. */
export interface Step {
  readonly factor: number;
  readonly ms: number;
}

/** A player at other speeds than the room's for a while, each of which ends at its time: by a timer, or by what the player does where timers are late. */
export class Nudge {
  private readonly scheduler: Scheduler;
  private readonly onDue: () => void;
  private player: PlayerAdapter | null = null;
  private roomRate = 1;
  private rest: readonly Step[] = [];
  private cancel: Cancel | null = null;
  private until = 0;
  private given = 1;

  /** `onDue` is to end it. */
  constructor(scheduler: Scheduler, onDue: () => void) {
    this.scheduler = scheduler;
    this.onDue = onDue;
  }

  get active(): boolean {
    return this.cancel !== null;
  }

  begin(player: PlayerAdapter, roomRate: number, steps: readonly Step[]): void {
    this.cancel?.();
    this.player = player;
    this.roomRate = roomRate;
    this.rest = steps;
    this.until = this.scheduler.now();
    this.step(this.until);
  }

  /** The player was seen at that local time, ms. */
  seenAt(at: number): void {
    if (this.active && at >= this.until) this.step(at);
  }

  /** The player is at the room's `rate` again; not if its user has chosen another one meanwhile. False if there is none. */
  end(rate: number): boolean {
    const { cancel, player } = this;
    if (cancel === null) return false;
    cancel();
    this.cancel = null;
    this.player = null;
    if (player !== null && Math.abs(player.rate - this.given) < SAME_RATE) player.setRate(rate);
    return true;
  }

  /** What was late in one step lasts as much longer in the next: two that are each other's opposite stay so. */
  private step(at: number): void {
    const [step, ...rest] = this.rest;
    this.cancel?.();
    if (step === undefined || this.player === null) {
      this.onDue();
      return;
    }
    const late = at - this.until;
    this.rest = rest;
    this.given = this.roomRate * step.factor;
    this.player.setRate(this.given);
    this.until = at + step.ms + late;
    this.cancel = this.scheduler.after(this.until - this.scheduler.now(), () =>
      this.step(this.scheduler.now()),
    );
  }
}
