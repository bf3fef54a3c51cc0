/** Skew of players out of what their pages noted. Pure. Times in ms; a player's offset is media time minus time. */
import type { FrameNote } from './recorder.ts';

/** Where one player was: its media time at a moment. */
export interface Reading {
  readonly at: number;
  readonly media: number;
}

/** What is seen: each presented frame, when it is on the screen. */
export const pictures = (frames: readonly FrameNote[]): Reading[] =>
  frames.map((frame) => ({ at: frame.shown, media: frame.media }));

/** What is heard: the player's position, read with each frame. */
export const sounds = (frames: readonly FrameNote[]): Reading[] =>
  frames.map((frame) => ({ at: frame.readAt, media: frame.sound }));

/** Offsets are averaged over so long, since presentation snaps to the display's refresh. */
const BIN_MS = 100;
/** A player whose last frame is older than this stands still. */
const STILL_MS = 200;
/** In step: nearer than one frame of a film (1000 / 24), which is also the tolerance of lip-sync. */
const IN_STEP_MS = 42;
/** It counts as in step if it stays so for this long. */
const STAYS_MS = 1_000;
const STEP_MS = 10;

export interface Quantiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** How many bins had readings of all players. */
  readonly count: number;
}

/** The largest difference between any two players in each bin from `from` to `to`. */
export function skews(players: readonly (readonly Reading[])[], from: number, to: number): number[] {
  const binned = players.map((readings) => bins(readings, from, to));
  const found: number[] = [];
  for (const bin of binned[0]?.keys() ?? []) {
    const offsets = binned.map((map) => map.get(bin));
    const known = offsets.filter((offset) => offset !== undefined);
    if (known.length === players.length) found.push(Math.max(...known) - Math.min(...known));
  }
  return found;
}

export function quantiles(values: readonly number[]): Quantiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), count: sorted.length };
}

/** The middle one; of an even number the mean of both in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/**
 * How long after `since` all players move in step and stay so for a second; null if they do not until `until`.
 * Moving means a frame that is younger than {@link STILL_MS}, of media after `beyond`.
 */
export function inStepAfter(
  players: readonly (readonly Reading[])[],
  since: number,
  until: number,
): number | null {
  let start: number | null = null;
  for (let at = since; at <= until; at += STEP_MS) {
    if (!allInStep(players, at)) start = null;
    else if (start === null) start = at;
    else if (at - start >= STAYS_MS) return start - since;
  }
  return null;
}

function allInStep(players: readonly (readonly Reading[])[], at: number): boolean {
  const offsets: number[] = [];
  for (const readings of players) {
    const last = lastAt(readings, at);
    if (last < 1 || at - (readings[last]?.at ?? 0) > STILL_MS) return false;
    const recent = readings.slice(Math.max(0, last - 2), last + 1).filter((r) => at - r.at <= STILL_MS);
    // A single frame is what a seek shows while the player stands.
    if (recent.length < 3) return false;
    offsets.push(mean(recent.map((reading) => reading.media - reading.at)));
  }
  return Math.max(...offsets) - Math.min(...offsets) <= IN_STEP_MS;
}

/** Index of the last reading that is not after `at`, or −1. */
function lastAt(readings: readonly Reading[], at: number): number {
  let low = 0;
  let high = readings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((readings[middle]?.at ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function bins(readings: readonly Reading[], from: number, to: number): Map<number, number> {
  const lists = new Map<number, number[]>();
  for (const { at, media } of readings) {
    if (at < from || at >= to) continue;
    const bin = Math.floor(at / BIN_MS);
    const list = lists.get(bin) ?? [];
    list.push(media - at);
    lists.set(bin, list);
  }
  return new Map([...lists].map(([bin, list]) => [bin, mean(list)]));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
