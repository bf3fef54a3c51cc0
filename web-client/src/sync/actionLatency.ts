import type { Action } from '../protocol/fields.ts';

/** Before anything is learned, ms: a start as measured in docs/sync.md, and a little more for a seek. */
const START_MS = 75;
const SEEK_MS = 90;
const MOST_MS = 3_000;
/** How much of a new measurement is believed. */
const LEARN = 0.5;

interface Acted {
  readonly action: Action;
  readonly position: number;
  readonly at: number;
}

/**
 * How long the user's own player takes from a play or a seek until it moves. What goes to the others says when the
 * position *will be* true, so that they need not be corrected a moment later. Times in ms of one clock.
 */
export class ActionLatency {
  private readonly learned: Record<Action, number> = { play: START_MS, seek: SEEK_MS, pause: 0 };
  private last: Acted | null = null;

  /** What to add to the moment of an action after which the player has to get going. */
  expected(action: Action): number {
    return this.learned[action];
  }

  /** The user acted at `at`, and plays from `position` (seconds). */
  acted(action: Action, position: number, at: number): void {
    this.last = { action, position, at };
  }

  /** The user did something else with the player: nothing can be learned from what comes. */
  disturbed(): void {
    this.last = null;
  }

  /** The player is seen to play at `position` (seconds) at `at`, at `rate`. Only the first report after an action teaches. */
  observed(position: number, at: number, rate: number): void {
    const last = this.last;
    this.last = null;
    if (last === null) return;
    const took = at - last.at - ((position - last.position) / rate) * 1000;
    if (took < 0 || took > MOST_MS) return;
    this.learned[last.action] += LEARN * (took - this.learned[last.action]);
  }
}
