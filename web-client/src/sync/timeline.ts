import type { PlayState } from '../protocol/fields.ts';
import type { TimelineInfo } from '../protocol/serverMessage.ts';

/** The party's media as a vector: where it was at a server time, and how fast it moves since then. */
export interface Timeline {
  /** Seconds of media time at `at`. */
  readonly position: number;
  /** 1 is normal speed; only counts while playing. */
  readonly rate: number;
  /** Server time, ms. */
  readonly at: number;
  readonly playState: PlayState;
  /** Grows with every change; of two timelines the higher one is newer. */
  readonly revision: number;
}

/** Where the media is at server time `at` (ms), seconds, never negative; it knows nothing of the media's end. */
export function positionAt(timeline: Timeline, at: number): number {
  if (timeline.playState !== 'playing') return timeline.position;
  return Math.max(0, timeline.position + ((at - timeline.at) / 1000) * timeline.rate);
}

export function timelineOf(info: TimelineInfo): Timeline {
  return {
    position: info.position,
    rate: info.rate,
    at: info.positionTs,
    playState: info.playState,
    revision: info.revision,
  };
}
