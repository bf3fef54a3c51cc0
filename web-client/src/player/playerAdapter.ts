/** A player that the party drives, and what its user does to it. Positions are seconds of media time. */

/** A rate read back from a player may differ by rounding, times normal speed. */
export const SAME_RATE = 1e-4;

/** What the user (never the party) did. `rate` is a speed that the user chose. */
export type UserAction =
  | { readonly kind: 'play' | 'pause' | 'seek'; readonly position: number }
  | { readonly kind: 'rate'; readonly rate: number; readonly position: number };

/** A picture of the film on the screen. */
export interface Picture {
  /** How far it is ahead of the sound, seconds. */
  readonly lead: number;
  /** Local monotonic time (ms) at which it is on the screen. */
  readonly shownAt: number;
  /** The film's pictures a second; null until enough of them were seen, and if no film is made at that rate. */
  readonly frameRate: number | null;
}

/** Where the media was at a moment of the local monotonic clock. */
export interface PositionSample {
  /** Seconds of media time. */
  readonly position: number;
  /** Local monotonic time (ms) at which the media was there. */
  readonly at: number;
  /** `frame`: read with each presented frame, many a second. `clock`: read now and then, from a page in the background. */
  readonly source: 'frame' | 'clock';
  /** What is seen then; null if that is not known. */
  readonly picture: Picture | null;
}

export type PlayerStatus = 'playing' | 'paused' | 'buffering' | 'ended' | 'blocked' | 'empty';

export interface PlayerListener {
  onUserAction(action: UserAction): void;
  onSample(sample: PositionSample): void;
  onStatus(status: PlayerStatus): void;
  /** It stands, has the picture and what comes next, and would start at once. */
  onReady(): void;
}

export interface PlayerAdapter {
  readonly status: PlayerStatus;
  /** Seconds; the best guess right now. */
  readonly position: number;
  /** Seconds; 0 while unknown. */
  readonly duration: number;
  readonly rate: number;
  /** True if it seeks nowhere and has what comes next: `play` would start at once. */
  readonly ready: boolean;
  /** The place nearest to `position` from which pictures are shown in time with the sound, seconds. */
  startNear(position: number): number;
  /** Start or go on; resolves false if the browser wants a click first. */
  play(): Promise<boolean>;
  pause(): void;
  /** Clamped to the media; never passes NaN, infinity or a negative number to the player. */
  seek(position: number): void;
  setRate(rate: number): void;
  dispose(): void;
}
