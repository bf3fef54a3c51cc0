import { pitchGoesAlong } from '../player/pitch.ts';
import type { PositionSample } from '../player/playerAdapter.ts';
import { SampleWindow } from './sampleWindow.ts';
import { fineFactor, TUNING } from './tuning.ts';

/**
 * What to do about the error of a player.
 * - `hold`: nothing
 * - `rate`: play at the room's rate times `factor` until local time `until` (ms), then call `nudgeEnded`
 * - `land`: too far away to be nudged; put it onto the timeline anew
 */
export type Verdict =
  | { readonly kind: 'hold' }
  | { readonly kind: 'rate'; readonly factor: number; readonly until: number }
  | { readonly kind: 'land' };

/** What is known about the error: `measuring` until enough has been seen to say anything. */
export type Finding = 'measuring' | 'in_sync' | 'adjusting';

/**
 * Decides how one player gets onto the party's timeline and stays there. Pure: it sees errors (how far the player
 * is ahead, +, or behind, −) with local times, and answers with verdicts; it commands nothing and reads no clock.
 *
 * A nudge is aimed: its rate and length are chosen so that it *ends* at zero error, then the rate is exactly the
 * room's again. A chase proportional to the error, or a dead zone that is left at its rim, changes the rate for
 * ever; and a change that keeps the pitch costs, for browsers restart their audio path (20 ms a pair in Chromium). That cost
 * is learned: what a nudge misses by is added to the next ones, smoothed. A player starts late; by how much is learned too.
 */
export class DriftController {
  private readonly window = new SampleWindow(TUNING.lastingMs + TUNING.clockWindowMs);
  private source: PositionSample['source'] = 'frame';
  private quietUntil = Number.NEGATIVE_INFINITY;
  private mustSettleMs = 0;
  private nudging = false;
  private finding: Finding = 'measuring';
  private lastOffset: number | null = null;
  private lastLandAt = Number.NEGATIVE_INFINITY;
  /** How far the picture is ahead of the sound, seconds; null if that is not known. */
  private pictureLead: number | null = null;
  /** How far the clock, and so every error, may wander, seconds. */
  private noiseS = 0;
  private trimAfter = Number.NEGATIVE_INFINITY;
  private trimEveryMs: number = TUNING.trimEveryMs;
  private landEveryMs: number = TUNING.landEveryMs;
  /** What the next measurement teaches. */
  private lesson: 'nudge' | 'start' | null = null;
  /** Whether what runs is a nudge, whose miss is to be learned from. */
  private teaches = false;
  /** How late the last start was known to be, seconds. */
  private lateS = 0;
  /** How far the party's timeline moved under a nudge, or after a start: not their fault. */
  private moved = 0;
  /** What a nudge is expected to be off by, by itself, seconds: one that keeps the pitch, and a fine one. */
  private readonly bias = { coarse: TUNING.biasStartS as number, fine: 0 };
  private kind: 'coarse' | 'fine' = 'coarse';
  private startS: number = TUNING.startS;

  /** What has been found; `in_sync` only ever by measurement. */
  get state(): Finding {
    return this.finding;
  }

  /** The last measured error, seconds; null before a measurement. */
  get offset(): number | null {
    return this.lastOffset;
  }

  /** How long the player takes from the call to start until it moves, seconds. */
  get startLatency(): number {
    return this.startS;
  }

  /** How far the clock may wander, seconds: smaller errors are not corrected. */
  setNoise(seconds: number): void {
    this.noiseS = seconds;
  }

  /** All readings are void: the player started, stalled, or the page was away. Nothing is learned from before. */
  reset(): void {
    this.forget(TUNING.settleMs);
    this.lesson = null;
    this.nudging = false;
  }

  /** The player was started on the timeline, `lateS` seconds late; the rest is its start's own. Null: nobody knows how late. */
  started(lateS: number | null): void {
    if (lateS === null) {
      this.reset();
      return;
    }
    this.forget(TUNING.startSettleMs);
    this.nudging = false;
    this.lesson = 'start';
    // Another start may have another picture: what was tried before says nothing about it.
    this.trimAfter = Number.NEGATIVE_INFINITY;
    this.trimEveryMs = TUNING.trimEveryMs;
    this.lateS = lateS;
    this.moved = 0;
  }

  /**
   * The player is about to leave its place for a moment, for its picture's sake, until `nudgeEnded`. Answers how far on it
   * should be afterwards, seconds, so that a small error is gone too.
   */
  excursion(): number {
    this.nudging = true;
    this.teaches = false;
    this.kind = 'fine';
    const error = this.lastOffset ?? 0;
    return Math.abs(error) > this.trimAboveS ? -error : 0;
  }

  /** The rate is the room's again. */
  nudgeEnded(): void {
    if (!this.nudging) return;
    // After a trim of what was in sync already, what was measured before it still holds.
    const { finding, lastOffset } = this;
    this.forget(TUNING.settleMs);
    if (finding === 'in_sync') {
      this.finding = finding;
      this.lastOffset = lastOffset;
    }
    this.nudging = false;
    if (this.teaches) this.lesson = 'nudge';
  }

  /**
   * The party's timeline moved by `delta` seconds: too little to start over. If it is much, what made the host's player
   * slip may have made this one, too: only what is seen from now on counts.
   */
  timelineMoved(delta: number): void {
    this.window.shift(-delta);
    this.moved += delta;
    if (Math.abs(delta) <= TUNING.toleranceS) return;
    this.forget(this.mustSettleMs);
    this.teaches = false; // what is broken off for it misses, and not by itself
  }

  /**
   * One reading: the player is `error` seconds ahead of the party, at local time `at`; its picture is `pictureLead`
   * seconds more ahead, or null where that is not known.
   */
  sample(
    error: number,
    at: number,
    source: PositionSample['source'],
    pictureLead: number | null = null,
  ): Verdict {
    if (this.mustSettleMs > 0) {
      this.quietUntil = at + this.mustSettleMs;
      this.mustSettleMs = 0;
    }
    if (this.nudging || at < this.quietUntil) return { kind: 'hold' };
    if (source !== this.source) this.window.clear();
    this.source = source;
    this.pictureLead = pictureLead;
    this.window.add(error, at);
    return this.decide(at);
  }

  private decide(at: number): Verdict {
    const frames = this.source === 'frame';
    const mean = frames
      ? (this.plainMean() ?? this.window.mean(TUNING.windowMs, TUNING.leastFrames))
      : this.window.mean(TUNING.clockWindowMs, TUNING.leastReadings);
    if (mean === null) return { kind: 'hold' };
    this.lastOffset = mean;
    this.learnFrom(mean);
    if (Math.abs(mean) > TUNING.landAboveS) return this.land(at);
    const error = this.toCorrect(mean, frames, at);
    if (error === null) {
      this.finding = 'in_sync';
      this.landEveryMs = TUNING.landEveryMs;
      return { kind: 'hold' };
    }
    return this.nudge(error, at);
  }

  private plainMean(): number | null {
    const mean = this.window.mean(TUNING.plainWindowMs, TUNING.leastPlainFrames);
    return mean !== null && Math.abs(mean) > TUNING.plainS ? mean : null;
  }

  /** The error to correct, or null while it is small enough. */
  private toCorrect(mean: number, frames: boolean, at: number): number | null {
    if (Math.abs(mean) > (frames ? TUNING.toleranceS : TUNING.clockToleranceS) + this.noiseS) {
      this.trimEveryMs = TUNING.trimEveryMs;
      return mean;
    }
    if (!frames || at < this.trimAfter) return null;
    const lasting = this.window.mean(TUNING.lastingMs, TUNING.leastFrames);
    if (lasting === null) return null;
    if (this.mayStay(lasting)) return null;
    this.trimAfter = at + this.trimEveryMs;
    this.trimEveryMs = Math.min(TUNING.trimEveryMostMs, this.trimEveryMs * TUNING.trimGrowth);
    return lasting;
  }

  /** Nobody can tell a sound that is so little off; it counts where the picture, which goes with it, is off by more. */
  private mayStay(off: number): boolean {
    if (Math.abs(off) <= this.trimAboveS) return true;
    return this.pictureLead !== null && Math.abs(off + this.pictureLead) <= TUNING.pictureToleranceS;
  }

  private get trimAboveS(): number {
    return TUNING.lastingToleranceS + 2 * this.noiseS;
  }

  private nudge(error: number, at: number): Verdict {
    this.kind = this.isFine(error) ? 'fine' : 'coarse';
    const aim = -error - this.bias[this.kind];
    const way = Math.abs(aim) < TUNING.leastNudgeS ? -Math.sign(error) * TUNING.leastNudgeS : aim;
    const size = Math.abs(way);
    const most = this.kind === 'fine' ? fineFactor(size) : fastest(size);
    const horizon = most === TUNING.quick ? TUNING.horizonS / 2 : TUNING.horizonS;
    const seconds = Math.max(horizon, size / most);
    this.nudging = this.teaches = true;
    this.moved = 0;
    // Who is trimmed was measured to be in sync, and is only made more so.
    const trim = this.finding === 'in_sync' && Math.abs(error) <= TUNING.toleranceS + this.noiseS;
    if (!trim) this.finding = 'adjusting';
    return { kind: 'rate', factor: 1 + way / seconds, until: at + seconds * 1000 };
  }

  /** Who is ahead is slowed down by its change, too: what is left may be so little that the pitch goes along, and costs nothing. */
  private isFine(error: number): boolean {
    if (Math.abs(error) < TUNING.fineBelowS) return true;
    return pitchGoesAlong(1 + (error + this.bias.coarse) / TUNING.horizonS);
  }

  private land(at: number): Verdict {
    this.finding = 'adjusting';
    if (at - this.lastLandAt < this.landEveryMs) return { kind: 'hold' };
    if (this.lastLandAt > Number.NEGATIVE_INFINITY)
      this.landEveryMs = Math.min(TUNING.landEveryMostMs, this.landEveryMs * 2);
    this.lastLandAt = at;
    return { kind: 'land' };
  }

  private learnFrom(error: number): void {
    if (this.lesson === 'nudge') {
      // The timeline moving on by `moved` under the nudge left the player behind by as much.
      const miss = error + this.moved;
      if (Math.abs(miss) < 2 * TUNING.biasLimitS)
        this.bias[this.kind] = clamp(this.bias[this.kind] + TUNING.learn * miss, TUNING.biasLimitS);
    } else if (this.lesson === 'start' && Math.abs(error) < TUNING.startLimitS) {
      const miss = error + this.moved + this.lateS;
      this.startS = Math.min(TUNING.startLimitS, Math.max(0, this.startS - TUNING.learn * miss));
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

/** How far from the room's speed a player may go that is `size` seconds off, as a part of that. */
function fastest(size: number): number {
  if (size < TUNING.gentleBelowS) return TUNING.gentle;
  return Math.min(TUNING.firm, Math.max(TUNING.gentle, size / TUNING.firmHorizonS));
}
