import type { Picture } from '../player/playerAdapter.ts';
import type { Step } from './nudge.ts';
import { SampleWindow } from './sampleWindow.ts';
import { fineFactor, TUNING } from './tuning.ts';

/** Every number of it; times in ms, leads in seconds. docs/sync.md explains them. */
export const RHYTHM = {
  /** With a lead of no more than this a picture is where it belongs, where pictures stay for more and fewer refreshes in turns. */
  rightS: 0.005,
  /** One that was right is left alone until it is off by more than this: two of those are one step of their rhythm apart, 8.3 ms, and not two. */
  wrongS: 0.0065,
  /** Where all pictures stay for as long, nothing is nearer than the nearest refresh: half of one, of 60 Hz. */
  halfRefreshS: 0.008,
  /** After a start leads do not count for so long. */
  startMs: 500,
  /** Nor after a change of speed: a browser averages over more than a second of frames before it has a rhythm again. */
  settleMs: 1_200,
  /** Leads are averaged over so long, and there must be so many frames. */
  windowMs: 600,
  leastFrames: 8,
  /** So often a rhythm is drawn anew until it is right; where that was of no use, once the next times. */
  draws: 3,
  /** Later a lead has to be wrong for so long, and the last such time so long ago; after each vain one so many times as long. */
  lastingMs: 3_000,
  againMs: 20_000,
  againGrowth: 3,
  /** What breaks the rhythm: so much faster and slower, for so long each. Half of that is too short. */
  factor: TUNING.fine,
  stepMs: 800,
  /** Who has at least so far to go takes no way back: 0.6 s are enough then. */
  oneWayS: 0.006,
  /** It ends so long after a refresh at which a picture that stays for three of them would come by itself. */
  afterBeatMs: 8,
  /** That moment is told from so many frames, or as few, whose leads are so much smaller than a browser takes them for. */
  beatFrames: 14,
  leastBeatFrames: 8,
  biasS: -0.0005,
} as const;

/** The display's refreshes, and the rhythm of a film of 24 frames on them: two frames, five refreshes. */
const REFRESHES = 60;
const REFRESH_MS = 1000 / REFRESHES;
const BEAT_MS = 5 * REFRESH_MS;

interface Shown {
  readonly lead: number;
  readonly at: number;
}

/**
 * Tells when a player should draw the rhythm of its pictures anew. A film of 24 frames on a display of 60 Hz is shown in a
 * rhythm of two and three refreshes, which a browser keeps for as long as it is not too wrong: so each picture has a
 * lead against the sound that stays. Going a little faster or slower for a while breaks the rhythm. A second after it the browser
 * takes up another, which starts with three refreshes for the picture that is there: so the moment decides which it is. Pure.
 */
export class PictureRhythm {
  private shown: readonly Shown[] = [];
  /** The film's pictures a second; not a number until that is known. */
  private frameRate = Number.NaN;
  private readonly leads = new SampleWindow(RHYTHM.lastingMs + RHYTHM.windowMs);
  private quietUntil = Number.NEGATIVE_INFINITY;
  private mustSettleMs: number = RHYTHM.startMs;
  /** Still to be got right, after so many draws; for the first time since the last start, or again. */
  private trying = true;
  private again = false;
  private drawn = 0;
  private allowed: number = RHYTHM.draws;
  private againAfter = Number.NEGATIVE_INFINITY;
  private againMs: number = RHYTHM.againMs;

  /** The player was started, sought or stalled: it has another rhythm, which is to be got right. */
  startOver(): void {
    this.forget(RHYTHM.startMs);
    this.trying = true;
    this.again = false;
    this.drawn = 0;
    this.againAfter = Number.NEGATIVE_INFINITY;
    this.againMs = RHYTHM.againMs;
  }

  /** Its speed was changed: what was seen before says nothing. */
  disturbed(): void {
    this.forget(RHYTHM.settleMs);
  }

  /** It is being put elsewhere by another speed, and may have another rhythm afterwards, which is to be got right. */
  corrected(): void {
    this.disturbed();
    if (this.lasts) this.tryAgain();
  }

  /** Whether a draw that began now would end at the right moment. */
  get foresees(): boolean {
    return this.shown.length >= RHYTHM.leastBeatFrames;
  }

  /** Whether the film's pictures come in a rhythm that lasts; false until that is known. Those of 23.976 a second wander. */
  get lasts(): boolean {
    return Number.isInteger(this.frameRate);
  }

  /** How far the picture is ahead of the sound, seconds; null until that has been seen for a while. */
  get lead(): number | null {
    return this.leads.mean(RHYTHM.windowMs, RHYTHM.leastFrames);
  }

  /** One frame, seen at local time `at`. True if a draw is due now. */
  sample({ lead, shownAt, frameRate }: Picture, at: number): boolean {
    this.frameRate = frameRate ?? Number.NaN;
    if (this.mustSettleMs > 0) this.quietUntil = at + this.mustSettleMs;
    this.mustSettleMs = 0;
    this.shown = [...this.shown.slice(1 - RHYTHM.beatFrames), { lead, at: shownAt }];
    if (at < this.quietUntil) return false;
    this.leads.add(lead, at);
    if (frameRate === null) return false;
    if (!this.trying && this.isWrongForLong(at)) this.tryAgain();
    return this.trying && this.isStillWrong(at);
  }

  /** It is being drawn from now on. */
  draws(): void {
    this.disturbed();
    this.drawn += 1;
  }

  /** A draw that begins now and leaves the player `way` seconds farther on than it would have been. */
  drawing(way: number, at: number): readonly Step[] {
    const size = Math.abs(way);
    const wayMs = (size / fineFactor(size)) * 1000;
    if (size >= RHYTHM.oneWayS) {
      const ms = wayMs + this.untilBeat(way, at + wayMs);
      return [{ factor: 1 + (way * 1000) / ms, ms }];
    }
    const faster = way >= 0 ? RHYTHM.factor : -RHYTHM.factor;
    const ms = RHYTHM.stepMs + this.untilBeat(way, at + wayMs + 2 * RHYTHM.stepMs) / 2;
    return [
      { factor: 1 + faster, ms: ms + wayMs },
      { factor: 1 - faster, ms },
    ];
  }

  /** From `end` to when a draw had better end, ms. */
  private untilBeat(way: number, end: number): number {
    return modulo(this.beat(way) + RHYTHM.afterBeatMs - end, BEAT_MS);
  }

  /**
   * When a picture that stays for three refreshes comes, local time, ms: one of many moments. So it is if each comes at the
   * refresh that is nearest to its sound, which is what a browser does as long as it has no rhythm, and if the sound is
   * `way` seconds farther on. The mean of all frames, around the circle that the rhythm is.
   */
  private beat(way: number): number {
    let [x, y] = [0, 0];
    for (const { lead, at } of this.shown) {
      const early = (lead - RHYTHM.biasS - way) * 1000;
      const right = modulo(early + REFRESH_MS / 2, REFRESH_MS) - REFRESH_MS / 2;
      const comes = at + early - right - (right > 0 ? 0 : 3 * REFRESH_MS);
      x += Math.cos((comes / BEAT_MS) * 2 * Math.PI);
      y += Math.sin((comes / BEAT_MS) * 2 * Math.PI);
    }
    return (Math.atan2(y, x) / (2 * Math.PI)) * BEAT_MS;
  }

  private forget(settleMs: number): void {
    this.leads.clear();
    this.shown = [];
    this.mustSettleMs = settleMs;
  }

  /** A busy browser missed a refresh, or the display and the sound went apart little by little. */
  private tryAgain(): void {
    this.trying = this.again = true;
    this.drawn = 0;
  }

  private isStillWrong(at: number): boolean {
    const { lead } = this;
    if (lead === null) return false;
    const right = Math.abs(lead) <= this.rightS;
    const most = this.lasts ? this.allowed : 1;
    if (!right && this.drawn < most) return true;
    this.allowed = right ? RHYTHM.draws : 1;
    this.trying = false;
    this.againMs = right ? RHYTHM.againMs : this.againMs * RHYTHM.againGrowth;
    if (!right || (this.again && this.drawn > 0)) this.againAfter = at + this.againMs;
    return false;
  }

  /** Where all pictures stay for as long, or wander, nothing is nearer than the nearest refresh. */
  private get rightS(): number {
    return this.alternates ? RHYTHM.rightS : RHYTHM.halfRefreshS;
  }

  private get alternates(): boolean {
    return this.lasts && REFRESHES % this.frameRate !== 0;
  }

  private isWrongForLong(at: number): boolean {
    if (!this.lasts || at < this.againAfter) return false;
    const lead = this.leads.mean(RHYTHM.lastingMs, RHYTHM.leastFrames);
    return lead !== null && Math.abs(lead) > (this.alternates ? RHYTHM.wrongS : RHYTHM.halfRefreshS);
  }
}

function modulo(value: number, length: number): number {
  return ((value % length) + length) % length;
}
