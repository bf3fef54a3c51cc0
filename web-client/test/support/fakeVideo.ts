import type { ShownFrame, VideoEvent, VideoLike } from '../../src/player/videoLike.ts';
import type { ManualTime } from './manualTime.ts';

export interface FakeVideoOptions {
  readonly duration?: number;
  /** From `play()` to the first movement, ms. */
  readonly startMs?: number;
  /** From a seek to the picture at its target, ms. */
  readonly seekMs?: number;
  /** What a change of rate costs in standstill, ms, where the pitch is kept: browsers restart their audio path. */
  readonly rateChangeMs?: number;
  /** How much faster than the server's its clock runs: 50e-6 is 3 ms a minute. */
  readonly drift?: number;
  /** Steps in which `currentTime` is told, ms. */
  readonly stepMs?: number;
  /** Frames per second of the film. */
  readonly fps?: number;
  /** Where the display's refresh lies, ms. */
  readonly vsyncPhase?: number;
  /** How far its pictures are ahead of its sound, ms: at first, and after each time it was at other speeds than 1 for long enough. */
  readonly leadsMs?: readonly number[];
  /** Whether it can let the pitch go with the speed. */
  readonly pitch?: boolean;
  readonly blocked?: boolean;
  readonly frames?: boolean;
  readonly playing?: boolean;
}

const VSYNC_MS = 1000 / 60;
/** A browser keeps the rhythm of its pictures through a shorter change of speed. */
const RHYTHM_BREAKS_MS = 590;

/**
 * A video element without a browser, on virtual time: it starts late, lands late, loses time at a change of rate,
 * drifts, and presents frames at the display's refresh. Events come in a browser's order, asynchronously.
 */
export class FakeVideo implements VideoLike {
  duration: number;
  paused = true;
  ended = false;
  seeking = false;
  readyState = 4;
  error: object | null = null;
  readonly events: string[] = [];
  readonly seeks: number[] = [];
  readonly rates: number[] = [];
  blocked: boolean;
  loaded = true;
  /** Whether the page is in the background: no frames are presented. */
  inBackground = false;
  private readonly time: ManualTime;
  private readonly options: FakeVideoOptions;
  private readonly listeners = new Map<VideoEvent, Set<() => void>>();
  private base = 0;
  private baseAt: number;
  private rate = 1;
  private running = false;
  private generation = 0;
  private frameCall: ((now: number, frame: ShownFrame) => void) | null = null;
  private lastFrame = -1;
  private rhythms = 0;
  private changedAt: number | null = null;
  preservesPitch?: boolean;
  requestVideoFrameCallback?: (call: (now: number, frame: ShownFrame) => void) => number;

  constructor(time: ManualTime, options: FakeVideoOptions = {}) {
    this.time = time;
    this.options = options;
    this.duration = options.duration ?? 7_200;
    this.blocked = options.blocked ?? false;
    this.baseAt = time.now();
    if (options.pitch !== false) this.preservesPitch = true;
    if (options.frames !== false) {
      this.requestVideoFrameCallback = (call) => {
        this.frameCall = call;
        return 1;
      };
    }
    if (options.playing === true) {
      this.paused = false;
      this.running = true;
    }
    if (options.frames !== false) this.time.after(options.vsyncPhase ?? 0, () => this.vsync());
    this.time.after(250, () => this.tick());
  }

  /** As a page reads it: in steps, in some browsers. */
  get currentTime(): number {
    const step = (this.options.stepMs ?? 0) / 1000;
    const position = this.truePosition;
    return step === 0 || !this.running ? position : Math.floor(position / step) * step;
  }

  /** Where the film really is, seconds. */
  get truePosition(): number {
    if (!this.running) return this.base;
    const elapsed = ((this.time.now() - this.baseAt) / 1000) * this.rate * (1 + (this.options.drift ?? 0));
    return Math.min(this.duration, this.base + elapsed);
  }

  set currentTime(position: number) {
    if (!Number.isFinite(position)) throw new TypeError('not finite');
    this.seeks.push(position);
    this.base = Math.min(this.duration, Math.max(0, position));
    this.running = false;
    this.seeking = true;
    this.ended = false;
    this.emit('seeking');
    if (!this.paused) this.emit('waiting');
    this.later(this.options.seekMs ?? 0, () => {
      this.seeking = false;
      // Who seeks in what has only just begun to load has it loaded there.
      if (this.readyState === 1) this.readyState = 4;
      this.emit('seeked');
      this.emit('canplay');
      if (!this.paused) this.go();
    });
  }

  get playbackRate(): number {
    return this.rate;
  }

  set playbackRate(rate: number) {
    this.rates.push(rate);
    if (rate === this.rate) return;
    const cost = this.running && this.preservesPitch !== false ? (this.options.rateChangeMs ?? 0) : 0;
    this.stop();
    if (rate !== 1) this.changedAt ??= this.time.now();
    else if (this.changedAt !== null) {
      if (this.time.now() - this.changedAt >= RHYTHM_BREAKS_MS) this.rhythms += 1;
      this.changedAt = null;
    }
    this.rate = rate;
    this.running = !this.paused && !this.seeking;
    this.baseAt = this.time.now() + cost;
    this.emit('ratechange');
  }

  play(): Promise<void> {
    if (this.blocked)
      return Promise.reject(Object.assign(new Error('no gesture'), { name: 'NotAllowedError' }));
    if (!this.paused) return Promise.resolve();
    this.paused = false;
    if (this.ended) {
      this.ended = false;
      this.base = 0;
    }
    this.emit('play');
    if (this.seeking) return Promise.resolve();
    return new Promise((resolve) => {
      this.later(this.options.startMs ?? 0, () => {
        this.go();
        resolve();
      });
    });
  }

  pause(): void {
    if (this.paused) return;
    this.stop();
    this.paused = true;
    this.emit('pause');
  }

  /** All of the film, as of a file on this machine. */
  get buffered() {
    const { loaded, duration } = this;
    return { length: 1, start: () => 0, end: () => (loaded ? duration : 0) };
  }

  /** Its buffer runs dry, or fills again. */
  stall(stalled: boolean): void {
    this.stop();
    this.readyState = stalled ? 2 : 4;
    this.emit(stalled ? 'waiting' : 'canplay');
    if (!stalled && !this.paused) this.go();
  }

  /** It goes on from so many seconds before, and says nothing: the machine stood still for a moment. */
  slip(seconds: number): void {
    this.base -= seconds;
  }

  /** The page loads another source into it, and starts that at `position`. */
  load(position: number, autoplay = true): void {
    this.stop();
    this.generation += 1;
    this.base = 0;
    this.readyState = 0;
    this.seeking = false;
    this.ended = false;
    this.paused = !autoplay;
    this.emit('emptied');
    if (this.rate !== 1) this.playbackRate = 1;
    if (autoplay) this.emit('play');
    this.later(50, () => {
      this.readyState = 1;
      this.currentTime = position;
      this.seeks.pop();
      this.later(50, () => {
        this.seeking = false;
        this.readyState = 4;
        this.emit('seeked');
        this.emit('canplay');
        if (!this.paused) this.go();
      });
    });
  }

  /** The end of the film, as a browser plays it: paused first, then ended. */
  finish(): void {
    this.stop();
    this.base = this.duration;
    this.paused = true;
    this.ended = true;
    this.emit('pause');
    this.emit('ended');
  }

  addEventListener(type: VideoEvent, listener: () => void): void {
    const set = this.listeners.get(type) ?? new Set();
    this.listeners.set(type, set.add(listener));
  }

  removeEventListener(type: VideoEvent, listener: () => void): void {
    this.listeners.get(type)?.delete(listener);
  }

  get listenerCount(): number {
    return [...this.listeners.values()].reduce((sum, set) => sum + set.size, 0);
  }

  private later(delayMs: number, call: () => void): void {
    this.generation += 1;
    const generation = this.generation;
    this.time.after(delayMs, () => {
      if (generation === this.generation) call();
    });
  }

  private go(): void {
    if (this.paused) return;
    this.baseAt = this.time.now();
    this.running = true;
    this.emit('playing');
  }

  private stop(): void {
    this.base = this.truePosition;
    this.baseAt = this.time.now();
    this.running = false;
  }

  emit(type: VideoEvent): void {
    this.time.after(0, () => {
      this.events.push(type);
      for (const listener of [...(this.listeners.get(type) ?? [])]) listener();
    });
  }

  private tick(): void {
    if (this.running) this.emit('timeupdate');
    this.time.after(250, () => this.tick());
  }

  private get leadMs(): number {
    const { leadsMs = [] } = this.options;
    return leadsMs[Math.min(this.rhythms, leadsMs.length - 1)] ?? 0;
  }

  private vsync(): void {
    const fps = this.options.fps ?? 24;
    const frame = Math.floor(this.truePosition * fps);
    const call = this.frameCall;
    if (this.running && !this.inBackground && frame !== this.lastFrame && call !== null) {
      this.lastFrame = frame;
      this.frameCall = null;
      const mediaTime = frame / fps;
      const shownInMs = ((mediaTime - this.truePosition) * 1000 - this.leadMs) / this.rate;
      call(this.time.now(), { mediaTime, expectedDisplayTime: this.time.now() + shownInMs });
    }
    this.time.after(VSYNC_MS, () => this.vsync());
  }
}
