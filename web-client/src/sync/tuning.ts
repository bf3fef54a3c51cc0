import { PITCH_GOES_ALONG } from '../player/pitch.ts';

/** Every number of the controller; times in ms, errors in seconds of media time. docs/sync.md explains them. */
export const TUNING = {
  /** Above this the error is corrected: well below the ~30 ms at which two players echo. */
  toleranceS: 0.012,
  /** A smaller error counts if it lasts this long: pictures are in step with the sound, and so as far apart. */
  lastingToleranceS: 0.003,
  lastingMs: 2_000,
  /** It is left alone while the picture is no farther than this from where the party is. */
  pictureToleranceS: 0.006,
  /** Two corrections of a small error are so far apart, and so many times as far after each one: past a point they are noise. */
  trimEveryMs: 12_000,
  trimGrowth: 6,
  trimEveryMostMs: 240_000,
  /** Samples are averaged for so long before a decision, and there must be so many of them. */
  windowMs: 1_000,
  leastFrames: 8,
  /** An error above this is plain to see sooner: whoever loses a buffer of sound loses 21 ms. */
  plainS: 0.015,
  plainWindowMs: 400,
  leastPlainFrames: 6,
  /** Without frames, as in the background, readings are few: more tolerance, longer average. */
  clockToleranceS: 0.04,
  clockWindowMs: 2_000,
  leastReadings: 5,
  /** After a change of rate, and after a start, readings do not count for so long. */
  settleMs: 300,
  startSettleMs: 400,
  /** A nudge lasts at least this long; a quick one half of that. */
  horizonS: 2,
  /** Errors below this are taken out so slowly that the pitch may go along, which costs a browser nothing. */
  fineBelowS: 0.05,
  fine: 0.01,
  /** From here on, near an echo, quickly: as far as the pitch goes along, for three seconds at most. */
  quickFromS: 0.018,
  quick: PITCH_GOES_ALONG,
  gentle: 0.03,
  /** Errors from here on may be chased faster, those from `landAboveS` on are not nudged at all. */
  gentleBelowS: 0.15,
  firm: 0.1,
  firmHorizonS: 3,
  landAboveS: 0.6,
  /** Two landings are so far apart, and twice as far after each one that did not bring the player in sync. */
  landEveryMs: 4_000,
  landEveryMostMs: 64_000,
  /** A change of rate that is too small would not happen at all, and teach nothing. */
  leastNudgeS: 0.002,
  /** How much of a miss is believed at once, and how large the learned values may grow. */
  learn: 0.5,
  /** Before anything is learned: what a pair of rate changes loses in Chromium where the pitch is kept (measured: 19–20 ms). */
  biasStartS: -0.019,
  biasLimitS: 0.08,
  startS: 0.075,
  startLimitS: 1,
} as const;

/** How far from the room's speed a player may go whose pitch goes along, as a part of that, if it is `size` seconds off. */
export function fineFactor(size: number): number {
  return size < TUNING.quickFromS ? TUNING.fine : TUNING.quick;
}
