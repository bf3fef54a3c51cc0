import type { Delays } from './profiles.ts';

/**
 * When each piece of one direction of one connection arrives. Pure: it is told the time and draws from `random`.
 * Order is kept: a piece never overtakes the one before it.
 */
export class DelayLine {
  private readonly delay: number;
  private readonly network: Delays;
  private readonly random: () => number;
  private lastArrival = Number.NEGATIVE_INFINITY;

  /** `delay`: one way, ms; `random`: 0 ≤ x < 1. */
  constructor(delay: number, network: Delays, random: () => number) {
    this.delay = delay;
    this.network = network;
    this.random = random;
  }

  /** When what was sent at `now` arrives, on the same clock, ms. */
  arrival(now: number): number {
    const { jitter, stallPercent, stallMs } = this.network;
    const spread = jitter === 0 ? 0 : (this.random() * 2 - 1) * jitter;
    const stall = stallPercent > 0 && this.random() * 100 < stallPercent ? stallMs : 0;
    this.lastArrival = Math.max(this.lastArrival, now + Math.max(0, this.delay + spread) + stall);
    return this.lastArrival;
  }
}

/** A small seeded generator (mulberry32), so that a run's delays can be had again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
