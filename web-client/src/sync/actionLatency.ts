import type { Action } from '../protocol/fields.ts';
import { MoveLatency } from './moveLatency.ts';

/** Before anything is learned, ms: a start as measured in docs/sync.md, and a little more for a seek. */
const START_MS = 75;
const SEEK_MS = 90;

/**
 * How long the user's own player takes from a play or a seek until it moves. What goes to the others says when the
 * position *will be* true, so that they need not be corrected a moment later. Times in ms of one clock.
 */
export class ActionLatency {
  private readonly moves = { play: new MoveLatency(START_MS), seek: new MoveLatency(SEEK_MS) };

  /** What to add to the moment of an action after which the player has to get going. */
  expected(action: Action): number {
    return action === 'pause' ? 0 : this.moves[action].expected;
  }

  /** The user acted at `at`, and plays from `position` (seconds). */
  acted(action: Action, position: number, at: number): void {
    this.disturbed();
    if (action !== 'pause') this.moves[action].began(position, at);
  }

  /** The user did something else with the player: nothing can be learned from what comes. */
  disturbed(): void {
    this.moves.play.disturbed();
    this.moves.seek.disturbed();
  }

  /** The player is seen to play at `position` (seconds) at `at`, at `rate`. Only the first report after an action teaches. */
  observed(position: number, at: number, rate: number): void {
    this.moves.play.observed(position, at, rate);
    this.moves.seek.observed(position, at, rate);
  }
}
