import type { PositionSample } from '../player/playerAdapter.ts';
import { SampleWindow } from './sampleWindow.ts';

/**
 * What to do about the error of a player.
 * - `hold`: nothing
 * - `rate`: play at the room's rate times `factor` until local time `until` (ms), then call `nudgeEnded`
 * - `seek`: go to where the party will be `ahead` seconds of media time from now, for landing takes that long
 */
export type Verdict =
  | { readonly kind: 'hold' }
  | { readonly kind: 'rate'; readonly factor: number; readonly until: number }
  | { readonly kind: 'seek'; readonly ahead: number };

/** What is known about the error: `measuring` until enough has been seen to say anything. */
export type Finding = 'measuring' | 'in_sync' | 'adjusting';

/** Every number of the controller; times in ms, errors in seconds of media time. docs/sync.md explains them. */
export const TUNING = {
  /** Above this the error is corrected: well below the ~30 ms at which two players echo. */
  toleranceS: 0.012,
  /** A smaller error counts if it lasts this long. */
  lastingToleranceS: 0.008,
  lastingMs: 5_000,
  /** Samples are averaged for so long before a decision, and there must be so many of them. */
  windowMs: 1_000,
  leastFrames: 8,
  /** Without frames, as in the background, readings are few: more tolerance, longer average. */
  clockToleranceS: 0.04,
  clockWindowMs: 2_000,
  leastReadings: 5,
  /** After a change of rate, and after a seek or start, readings do not count for so long. */
  settleMs: 300,
  seekSettleMs: 500,
  /** A nudge lasts at least this long, and is inaudible for small errors. */
  horizonS: 1,
  gentle: 0.03,
  /** Errors from here on may be chased faster, those from `seekAboveS` on by a seek. */
  gentleBelowS: 0.15,
  firm: 0.1,
  firmHorizonS: 3,
  seekAboveS: 1,
  seekEveryMs: 4_000,
  /** A change of rate that is too small would not happen at all, and teach nothing. */
  leastNudgeS: 0.003,
  /** How much of a miss is believed at once, and how large the learned values may grow. */
  learn: 0.6,
  /** Before anything is learned: a pair of rate changes loses 15–20 ms in Chromium, nothing elsewhere. */
  biasStartS: -0.01,
  biasLimitS: 0.08,
  aheadStartS: 0.15,
  aheadLimitS: 5,
} as const;

/**
 * Decides how one player gets onto the party's timeline and stays there. Pure: it sees errors (how far the player
 * is ahead, +, or behind, −) with local times, and answers with verdicts; it commands nothing and reads no clock.
 *
 * A nudge is aimed: its rate and length are chosen so that it *ends* at zero error, then the rate is exactly the
 * room's again. A chase proportional to the error, or a dead zone that is left at its rim, changes the rate for
 * ever; and every change costs, for browsers restart their audio path (15–20 ms in Chromium). That cost is
 * learned: what a nudge misses by is added to the next ones, smoothed. Seeks land late; by how much is learned too.
 */
export class DriftController {
  private readonly window = new SampleWindow(TUNING.lastingMs);
  private source: PositionSample['source'] = 'frame';
  private quietUntil = Number.NEGATIVE_INFINITY;
  private mustSettleMs = 0;
  private nudging = false;
  private finding: Finding = 'measuring';
  private lastOffset: number | null = null;
  private lastSeekAt = Number.NEGATIVE_INFINITY;
  /** What the next measurement teaches. */
  private lesson: 'nudge' | 'seek' | null = null;
  /** How far the party's timeline moved under a nudge: not the nudge's fault. */
  private moved = 0;
  private bias: number = TUNING.biasStartS;
  private aheadS: number = TUNING.aheadStartS;

  /** What has been found; `in_sync` only ever by measurement. */
  get state(): Finding {
    return this.finding;
  }

  /** The last measured error, seconds; null before a measurement. */
  get offset(): number | null {
    return this.lastOffset;
  }

  /** How far ahead a seek is to be aimed now, seconds of media time at normal speed. */
  get ahead(): number {
    return this.aheadS;
  }

  /** All readings are void: the player started, stalled, or the page was away. Nothing is learned from before. */
  reset(): void {
    this.forget(TUNING.settleMs);
    this.lesson = null;
    this.nudging = false;
  }

  /** The player was sent somewhere at local time `at`; where it lands teaches how far ahead to aim. */
  seeked(at: number): void {
    this.forget(TUNING.seekSettleMs);
    this.nudging = false;
    this.lesson = 'seek';
    this.lastSeekAt = at;
  }

  /** The rate is the room's again. */
  nudgeEnded(): void {
    if (!this.nudging) return;
    this.forget(TUNING.settleMs);
    this.nudging = false;
    this.lesson = 'nudge';
  }

  /** The party's timeline moved by `delta` seconds: too little to start over. */
  timelineMoved(delta: number): void {
    this.window.shift(-delta);
    this.moved += delta;
  }

  /** One reading: the player is `error` seconds ahead, at local time `at`. */
  sample(error: number, at: number, source: PositionSample['source']): Verdict {
    if (this.mustSettleMs > 0) {
      this.quietUntil = at + this.mustSettleMs;
      this.mustSettleMs = 0;
    }
    if (this.nudging || at < this.quietUntil) return { kind: 'hold' };
    if (source !== this.source) this.window.clear();
    this.source = source;
    this.window.add(error, at);
    return this.decide(at);
  }

  private decide(at: number): Verdict {
    const frames = this.source === 'frame';
    const mean = frames
      ? this.window.mean(TUNING.windowMs, TUNING.leastFrames)
      : this.window.mean(TUNING.clockWindowMs, TUNING.leastReadings);
    if (mean === null) return { kind: 'hold' };
    this.lastOffset = mean;
    this.learnFrom(mean);
    if (Math.abs(mean) > TUNING.seekAboveS) return this.seek(at);
    const error = this.toCorrect(mean, frames);
    if (error === null) {
      this.finding = 'in_sync';
      return { kind: 'hold' };
    }
    return this.nudge(error, at);
  }

  /** The error to correct, or null while it is small enough. */
  private toCorrect(mean: number, frames: boolean): number | null {
    if (Math.abs(mean) > (frames ? TUNING.toleranceS : TUNING.clockToleranceS)) return mean;
    const lasting = frames ? this.window.mean(TUNING.lastingMs, TUNING.leastFrames) : null;
    return lasting !== null && Math.abs(lasting) > TUNING.lastingToleranceS ? lasting : null;
  }

  private nudge(error: number, at: number): Verdict {
    const aim = -error - this.bias;
    const way = Math.abs(aim) < TUNING.leastNudgeS ? -Math.sign(error) * TUNING.leastNudgeS : aim;
    const size = Math.abs(way);
    const most =
      size < TUNING.gentleBelowS
        ? TUNING.gentle
        : Math.min(TUNING.firm, Math.max(TUNING.gentle, size / TUNING.firmHorizonS));
    const seconds = Math.max(TUNING.horizonS, size / most);
    this.nudging = true;
    this.moved = 0;
    this.finding = 'adjusting';
    return { kind: 'rate', factor: 1 + way / seconds, until: at + seconds * 1000 };
  }

  private seek(at: number): Verdict {
    this.finding = 'adjusting';
    if (at - this.lastSeekAt < TUNING.seekEveryMs) return { kind: 'hold' };
    return { kind: 'seek', ahead: this.aheadS };
  }

  private learnFrom(error: number): void {
    if (this.lesson === 'nudge') {
      // The timeline moving on by `moved` under the nudge left the player behind by as much.
      const miss = error + this.moved;
      if (Math.abs(miss) < 2 * TUNING.biasLimitS)
        this.bias = clamp(this.bias + TUNING.learn * miss, TUNING.biasLimitS);
    } else if (this.lesson === 'seek' && Math.abs(error) < TUNING.aheadLimitS) {
      this.aheadS = Math.min(TUNING.aheadLimitS, Math.max(0, this.aheadS - TUNING.learn * error));
    }
    this.lesson = null;
  }

  private forget(settleMs: number): void {
    this.window.clear();
    this.mustSettleMs = settleMs;
    this.finding = 'measuring';
    this.lastOffset = null;
  }
}

function clamp(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}
