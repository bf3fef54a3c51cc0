/** The rates at which films are made, frames a second; nearly all are one of these, whatever their timestamps are rounded to. */
const RATES = [24_000 / 1_001, 24, 25, 30_000 / 1_001, 30, 50, 60_000 / 1_001, 60];
/** So many frames in a row tell the rate: with timestamps of whole milliseconds, 23.976 from 24. */
const ENOUGH = 72;
/** How far the measured rate may be from the film's, as a part of it: half of the way from 23.976 to 24. */
const SAME_RATE = 0.0005;
/** A longer time than this between two frames is a seek, seconds. */
const GAP_S = 0.1;
/** So far behind a frame's start that a seek there shows this frame and no other, seconds. */
export const INSIDE_S = 0.001;

/**
 * Where the frames of a film begin, learned from those that are shown. A player that is started in the middle of a
 * frame shows this frame as long as a whole one, and all that follow late (docs/sync.md).
 */
export class FrameGrid {
  private lengths: number[] = [];
  private last: number | null = null;
  private told: number | null = null;

  /** The film's frames a second; null until enough of them were seen, and if no film is made at that rate. */
  get rate(): number | null {
    return this.told;
  }

  /** A frame that is shown: where it stands in the film, seconds. */
  add(mediaTime: number): void {
    const length = this.last === null ? 0 : mediaTime - this.last;
    this.last = mediaTime;
    if (this.told !== null || length <= 0 || length > GAP_S) return;
    this.lengths.push(length);
    if (this.lengths.length < ENOUGH) return;
    this.told = frameRate(this.lengths);
    this.lengths = [];
  }

  /** Another film may have other frames. */
  forget(): void {
    this.lengths = [];
    this.last = null;
    this.told = null;
  }

  /** The nearest start of a frame, seconds; `position` itself while that is not known. */
  nearest(position: number): number {
    const { last, rate } = this;
    if (last === null || rate === null) return position;
    return Math.max(0, last + Math.round((position - last) * rate) / rate) + INSIDE_S;
  }
}

/** The rate of frames that last so long, seconds; null if that is no rate of a film. Frames that were left out do not count. */
function frameRate(lengths: readonly number[]): number | null {
  const middle = [...lengths].sort((a, b) => a - b)[lengths.length >> 1] ?? 0;
  const whole = lengths.filter((length) => length < 1.5 * middle && length > 0.5 * middle);
  const mean = whole.reduce((sum, length) => sum + length, 0) / whole.length;
  return RATES.find((rate) => Math.abs(rate * mean - 1) < SAME_RATE) ?? null;
}
