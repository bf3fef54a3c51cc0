const MOST_MS = 3_000;
/** How much of a new measurement is believed. */
const LEARN = 0.5;

/** How long a player takes from some moment until it moves, ms: learned from what is seen of it. Times in ms of one clock. */
export class MoveLatency {
  private learned: number;
  private since: { readonly position: number; readonly at: number } | null = null;

  /** `guess` is what is expected before anything is learned, ms. */
  constructor(guess: number) {
    this.learned = guess;
  }

  /** What it takes, as far as is known, ms. */
  get expected(): number {
    return this.learned;
  }

  /** The player is to move from `position` (seconds), and has been since `at`. */
  began(position: number, at: number): void {
    this.since = { position, at };
  }

  /** Something else was done with the player: nothing can be learned from what comes. */
  disturbed(): void {
    this.since = null;
  }

  /** The player is seen to play at `position` (seconds) at `at`, at `rate`. Only the first time after a beginning teaches. */
  observed(position: number, at: number, rate: number): void {
    const since = this.since;
    this.since = null;
    if (since === null) return;
    const took = at - since.at - ((position - since.position) / rate) * 1000;
    if (took < 0 || took > MOST_MS) return;
    this.learned += LEARN * (took - this.learned);
  }
}
