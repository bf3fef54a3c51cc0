import type { PlayerStatus } from './playerAdapter.ts';
import { HAVE_FUTURE_DATA, type VideoLike } from './videoLike.ts';

/** The player's state as it stands, without what only events can tell. `loading`: its page is setting up a source. */
export function statusOf(video: VideoLike, loading: boolean): PlayerStatus {
  if (video.readyState === 0 || loading) return 'empty';
  if (video.ended) return 'ended';
  if (video.paused) return 'paused';
  return video.readyState < HAVE_FUTURE_DATA || video.seeking ? 'buffering' : 'playing';
}

/** A player pauses by itself at the end, after an error and while it loads. */
export function isPausedByPage(video: VideoLike, loading: boolean): boolean {
  return video.ended || video.error !== null || loading || video.readyState === 0;
}
