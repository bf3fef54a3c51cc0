import type { Scheduler } from '../clock/time.ts';
import { type PlayerAdapter, type PositionSample, SAME_RATE } from '../player/playerAdapter.ts';
import { DriftController } from './driftController.ts';
import { Nudge } from './nudge.ts';
import { PictureRhythm } from './pictureRhythm.ts';
import { TUNING } from './tuning.ts';

/** The only speed near which a change is neither heard nor costs anything (see `Pitch`). */
const FREE_RATE = 1;

/**
 * The speed of a player that plays on the timeline: the room's, but for short nudges that put its sound where the party's is
 * (the {@link DriftController}'s), and its picture where its sound is (the {@link PictureRhythm}'s).
 */
export class Tempo {
  readonly controller = new DriftController();
  private readonly rhythm = new PictureRhythm();
  private readonly nudge: Nudge;
  private roomRate = 1;

  constructor(scheduler: Scheduler) {
    this.nudge = new Nudge(scheduler, () => this.steady());
  }

  /** True while the speed is not the room's. */
  get active(): boolean {
    return this.nudge.active;
  }

  /**
   * One reading of a player that is `error` seconds ahead of the party; null for one that runs free. True if it has to
   * land anew.
   */
  onSample(player: PlayerAdapter, roomRate: number, sample: PositionSample, error: number | null): boolean {
    this.roomRate = roomRate;
    this.nudge.seenAt(sample.at);
    if (error !== null && this.correct(player, sample, error)) return true;
    this.alignPicture(player, sample, error !== null);
    return false;
  }

  /** The party's timeline moved by `delta` seconds, too little to start over. A correction that is under way goes to where it was. */
  timelineMoved(delta: number): void {
    this.controller.timelineMoved(delta);
    if (Math.abs(delta) > TUNING.toleranceS) this.steady();
  }

  /** Exactly the room's speed from now on; not if the player's user has chosen another one meanwhile. */
  steady(roomRate = this.roomRate): void {
    if (!this.nudge.end(roomRate)) return;
    this.controller.nudgeEnded();
    this.rhythm.disturbed();
  }

  /** The same, and all that was seen of the player is void: it was moved, or stood still. */
  startOver(roomRate = this.roomRate): void {
    this.steady(roomRate);
    this.controller.reset();
    this.rhythm.startOver();
  }

  private correct(player: PlayerAdapter, { at, source }: PositionSample, error: number): boolean {
    const { controller, roomRate } = this;
    const verdict = controller.sample(error, at, source, this.rhythm.lead);
    if (verdict.kind !== 'rate') return verdict.kind === 'land';
    const ms = verdict.until - at;
    const way = ((verdict.factor - 1) * ms) / 1000;
    const steps = this.mayDraw(verdict.factor)
      ? this.rhythm.drawing(way, at)
      : [{ factor: verdict.factor, ms }];
    this.rhythm.corrected();
    this.nudge.begin(player, roomRate, steps);
    return false;
  }

  /**
   * Whether a correction at `factor` of the room's speed is to be a draw as well: one that ends at any moment leaves the
   * picture where chance puts it, so that a draw would have to follow.
   */
  private mayDraw(factor: number): boolean {
    if (!this.rhythm.lasts || this.roomRate !== FREE_RATE) return false;
    return this.rhythm.foresees && Math.abs(factor - 1) <= TUNING.quick + SAME_RATE;
  }

  private alignPicture(player: PlayerAdapter, { picture, at }: PositionSample, following: boolean): void {
    if (picture === null || this.nudge.active || this.roomRate !== FREE_RATE) return;
    const due = this.rhythm.sample(picture, at);
    if (!due || (following && this.controller.state !== 'in_sync')) return;
    const steps = this.rhythm.drawing(following ? this.controller.excursion() : 0, at);
    this.rhythm.draws();
    this.nudge.begin(player, this.roomRate, steps);
  }
}
