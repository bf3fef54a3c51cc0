/**
 * What is noted in each page, from its first moment on. Runs in the browser, before any script of the page.
 *
 * All times are ms since 1970 on the machine's own clock, even where the page is given a false one.
 */

/** One presented frame. */
export interface FrameNote {
  /** When it is expected on the screen. */
  readonly shown: number;
  /** Its media time, ms. */
  readonly media: number;
  /** `currentTime` (ms), and when it was read. */
  readonly sound: number;
  readonly readAt: number;
}

export interface Recording {
  readonly frames: FrameNote[];
  /** Every change of the player's speed. */
  readonly rates: { readonly at: number; readonly rate: number }[];
  /** The user's last click. */
  lastClick: number;
  now(): number;
}

declare global {
  interface Window {
    ospRecording?: Recording;
  }
}

/** A false clock for the page: off by `offMs`, and fast by `driftPpm`. */
export interface FalseClock {
  readonly offMs: number;
  readonly driftPpm: number;
}

/** Given to the page as an init script, so it may use nothing but its argument. */
export function record(clock: FalseClock): void {
  const origin = performance.timeOrigin;
  const trueNow = performance.now.bind(performance);
  const recording: Recording = { frames: [], rates: [], lastClick: 0, now: () => origin + trueNow() };
  window.ospRecording = recording;

  if (clock.offMs !== 0 || clock.driftPpm !== 0) {
    const fast = 1 + clock.driftPpm / 1e6;
    const trueDate = Date.now.bind(Date);
    const loaded = trueDate();
    Object.defineProperty(performance, 'timeOrigin', { get: () => origin + clock.offMs });
    performance.now = () => trueNow() * fast;
    Date.now = () => loaded + clock.offMs + (trueDate() - loaded) * fast;
  }

  const watch = (video: HTMLVideoElement): void => {
    const note = (_now: number, frame: VideoFrameCallbackMetadata): void => {
      recording.frames.push({
        shown: origin + frame.expectedDisplayTime,
        media: frame.mediaTime * 1000,
        sound: video.currentTime * 1000,
        readAt: recording.now(),
      });
      video.requestVideoFrameCallback(note);
    };
    video.requestVideoFrameCallback(note);
    video.addEventListener('ratechange', () =>
      recording.rates.push({ at: recording.now(), rate: video.playbackRate }),
    );
  };
  let watched: HTMLVideoElement | null = null;
  setInterval(() => {
    const video = document.querySelector('video');
    if (video === null || video === watched) return;
    watched = video;
    watch(video);
  }, 20);
  window.addEventListener(
    'click',
    () => {
      recording.lastClick = recording.now();
    },
    true,
  );
}
