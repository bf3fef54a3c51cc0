import type { VideoLike } from './videoLike.ts';

/** A callback is never later than this, ms; what says so is another clock than the frames'. */
const LATEST_MS = 200;

/** Tells of each frame that a video presents: its media time, seconds, and in how many ms it is on the screen. */
export class FrameWatch {
  private readonly video: VideoLike;
  private readonly onFrame: (mediaTime: number, shownInMs: number) => void;
  private handle: number | null = null;
  private disposed = false;

  constructor(video: VideoLike, onFrame: (mediaTime: number, shownInMs: number) => void) {
    this.video = video;
    this.onFrame = onFrame;
    this.watch();
  }

  dispose(): void {
    this.disposed = true;
    if (this.handle !== null) this.video.cancelVideoFrameCallback?.(this.handle);
  }

  private watch(): void {
    if (this.disposed || this.video.requestVideoFrameCallback === undefined) return;
    this.handle = this.video.requestVideoFrameCallback((due, frame) => {
      this.watch();
      this.onFrame(frame.mediaTime, frame.expectedDisplayTime - due - lateness(due));
    });
  }
}

/** How late a callback is that was due then, ms: on a busy page it waits for others, while the sound plays on. */
function lateness(due: number): number {
  const late = new Event('frame').timeStamp - due;
  return late > 0 && late < LATEST_MS ? late : 0;
}
