import type { VideoLike } from './videoLike.ts';

/**
 * So near to normal speed the pitch goes with it: a third of a semitone at most, a sixth mostly. To keep it a browser restarts its
 * audio path at each change, which takes 20 ms in Chromium and is heard sooner than the pitch.
 */
export const PITCH_GOES_ALONG = 0.02;
const ROUNDING = 1e-4;

/** Whether the pitch is let go at `rate`, times normal speed, so that a change to it costs nothing. */
export function pitchGoesAlong(rate: number): boolean {
  return Math.abs(rate - 1) <= PITCH_GOES_ALONG + ROUNDING;
}

/** Whether a player keeps the pitch at another speed. */
export class Pitch {
  private readonly video: VideoLike;
  /** The page's own choice; undefined where a browser leaves none. */
  private readonly kept: boolean | undefined;

  constructor(video: VideoLike) {
    this.video = video;
    this.kept = video.preservesPitch;
  }

  /** The player is about to go at `rate`. */
  suit(rate: number): void {
    this.set(this.kept && !pitchGoesAlong(rate));
  }

  /** As the page had it. */
  restore(): void {
    this.set(this.kept);
  }

  private set(keep: boolean | undefined): void {
    if (keep !== undefined && this.video.preservesPitch !== keep) this.video.preservesPitch = keep;
  }
}
