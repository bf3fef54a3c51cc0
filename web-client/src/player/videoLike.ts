/** The media events that tell something about a player. */
export type VideoEvent =
  | 'play'
  | 'playing'
  | 'pause'
  | 'waiting'
  | 'stalled'
  | 'canplay'
  | 'seeking'
  | 'seeked'
  | 'ratechange'
  | 'timeupdate'
  | 'emptied'
  | 'loadedmetadata'
  | 'ended';

/** A presented frame. `expectedDisplayTime` (ms) is on the same clock as the callback's `now`; `mediaTime` is seconds. */
export interface ShownFrame {
  readonly mediaTime: number;
  readonly expectedDisplayTime: number;
}

/** The part of `HTMLVideoElement` that the adapter uses, so that a test can be a video without a browser. */
export interface VideoLike {
  currentTime: number;
  playbackRate: number;
  /** Absent in browsers that always keep it, or never. */
  preservesPitch?: boolean;
  readonly duration: number;
  readonly paused: boolean;
  readonly ended: boolean;
  readonly seeking: boolean;
  readonly readyState: number;
  readonly error: object | null;
  /** What is loaded, as ranges of seconds. */
  readonly buffered: { readonly length: number; start(index: number): number; end(index: number): number };
  play(): Promise<void>;
  pause(): void;
  addEventListener(type: VideoEvent, listener: () => void): void;
  removeEventListener(type: VideoEvent, listener: () => void): void;
  /** Absent in browsers that cannot tell about frames. */
  requestVideoFrameCallback?(call: (now: number, frame: ShownFrame) => void): number;
  cancelVideoFrameCallback?(handle: number): void;
}

/** `readyState` from which on the next frame is there to play. */
export const HAVE_FUTURE_DATA = 3;

/** So much must be loaded from a position on for a seek there to need nothing from the network, seconds. */
const LOADED_S = 0.5;

/** Whether the film is loaded from there on, for a while. */
export function isLoaded({ buffered }: VideoLike, position: number): boolean {
  for (let i = 0; i < buffered.length; i += 1)
    if (buffered.start(i) <= position && position + LOADED_S <= buffered.end(i)) return true;
  return false;
}

/** Whether the browser refused to play without a click. By name, because an exception of another frame or library is no `DOMException` of this page. */
export function isNotAllowed(problem: unknown): boolean {
  return (
    typeof problem === 'object' && problem !== null && 'name' in problem && problem.name === 'NotAllowedError'
  );
}
