import type { MonotonicClock } from '../clock/time.ts';
import { MAX_RATE, MIN_RATE } from '../protocol/limits.ts';
import { FrameGrid, INSIDE_S } from './frameGrid.ts';
import { FrameWatch } from './frameWatch.ts';
import { Pitch } from './pitch.ts';
import { type PlayerAdapter, type PlayerListener, type PlayerStatus, SAME_RATE } from './playerAdapter.ts';
import { HAVE_FUTURE_DATA, isLoaded, isNotAllowed, type VideoEvent, type VideoLike } from './videoLike.ts';
import { isPausedByPage, statusOf } from './videoStatus.ts';

/** A position read back from a player may differ by rounding, seconds. */
const SAME_POSITION_S = 0.02;
/** A stalled streaming player hops over holes in its buffer by itself; no user seeks as little as this, seconds. */
const GAP_S = 0.6;
/** Chromium leaves out a seek to exactly where it stands: this far beside is another place, seconds. */
const ALIGN_S = 0.002;
/** Frames tell the position; only when none came for so long, ms, does `currentTime` have to do. */
const FRAMES_GONE_MS = 500;

/**
 * A `<video>` element as a player of the party.
 *
 * It tells the user's actions from the party's by identity, never by time: an event is the user's if the state
 * that it leads to is not the one that was last wanted. `pause` while pause is wanted, `seeking` towards the
 * position that was commanded, `ratechange` to the commanded rate are the party's own. What the page does while
 * it loads a source, after its end or after an error is nobody's action. An action is told before the status that
 * it leads to, so that nobody undoes a change of status before knowing whose it was.
 */
export class HtmlVideoAdapter implements PlayerAdapter {
  private readonly video: VideoLike;
  private readonly listener: PlayerListener;
  private readonly clock: MonotonicClock;
  private readonly handlers: ReadonlyArray<readonly [VideoEvent, () => void]>;
  private current: PlayerStatus;
  /** Whether the player is meant to play: as last commanded, or as the user last chose. */
  private wantsPlay: boolean;
  private wantedPosition: number | null = null;
  private wantedRate: number;
  /** From `emptied` until it first plays or could: what happens then is the loading's doing. */
  private loading: boolean;
  /** Where the player was last seen while nothing happened, seconds. */
  private lastPosition = 0;
  private lastFrameAt = Number.NEGATIVE_INFINITY;
  private readonly pitch: Pitch;
  private readonly grid = new FrameGrid();
  private readonly frames: FrameWatch;

  constructor(video: VideoLike, listener: PlayerListener, clock: MonotonicClock) {
    this.video = video;
    this.listener = listener;
    this.clock = clock;
    this.wantsPlay = !video.paused;
    this.wantedRate = video.playbackRate;
    this.pitch = new Pitch(video);
    // The page may have sought to the start position just now: that event is still to come, and nobody's action.
    this.wantedPosition = video.currentTime;
    this.loading = video.readyState < 2;
    this.current = statusOf(this.video, this.loading);
    this.handlers = [
      ['play', () => this.onPlay()],
      ['playing', () => this.onPlaying()],
      ['pause', () => this.onPause()],
      ['waiting', () => this.refresh()],
      ['stalled', () => this.refresh()],
      ['canplay', () => this.onCanPlay()],
      ['loadedmetadata', () => this.onLoaded()],
      ['seeking', () => this.onSeeking()],
      ['seeked', () => this.onSeeked()],
      ['ratechange', () => this.onRateChange()],
      ['timeupdate', () => this.onTimeUpdate()],
      ['emptied', () => this.onEmptied()],
      // The page may have answered it already with the next source: then nothing has ended.
      ['ended', () => this.refresh()],
    ];
    for (const [type, handler] of this.handlers) video.addEventListener(type, handler);
    this.frames = new FrameWatch(video, (mediaTime, shownInMs) => this.onFrame(mediaTime, shownInMs));
  }

  get status(): PlayerStatus {
    return this.current;
  }

  get position(): number {
    const position = this.video.currentTime;
    return Number.isFinite(position) ? Math.max(0, position) : 0;
  }

  get duration(): number {
    return Number.isFinite(this.video.duration) ? this.video.duration : 0;
  }

  get rate(): number {
    return this.video.playbackRate;
  }

  get ready(): boolean {
    return !this.loading && !this.video.seeking && this.video.readyState >= HAVE_FUTURE_DATA;
  }

  startNear(position: number): number {
    return this.grid.nearest(position);
  }

  async play(): Promise<boolean> {
    this.wantsPlay = true;
    try {
      const playing = this.video.play();
      // The event comes later, and what comes before it must not find a player that stands.
      this.refresh();
      await playing;
    } catch (problem) {
      if (isNotAllowed(problem)) {
        this.wantsPlay = false;
        this.become('blocked');
        return false;
      }
      // Any other refusal (a pause or a new source came in between, a broken source) shows in the events.
    }
    return true;
  }

  pause(): void {
    if (this.pausedByUser) return;
    this.wantsPlay = false;
    if (!this.video.paused) this.video.pause();
    else this.refresh();
  }

  seek(position: number): void {
    // Without a source a position would become the start of the next one.
    if (!Number.isFinite(position) || this.loading || this.video.readyState === 0) return;
    const end = this.duration > 0 ? this.duration : Number.MAX_VALUE;
    this.wantedPosition = Math.min(end, Math.max(0, position));
    this.video.currentTime = this.wantedPosition;
  }

  setRate(rate: number): void {
    if (!Number.isFinite(rate)) return;
    this.wantedRate = Math.min(MAX_RATE, Math.max(MIN_RATE, rate));
    // Even an equal value would make some browsers restart their audio path.
    if (Math.abs(this.video.playbackRate - this.wantedRate) <= SAME_RATE) return;
    this.pitch.suit(this.wantedRate);
    this.video.playbackRate = this.wantedRate;
  }

  dispose(): void {
    this.frames.dispose();
    this.pitch.restore();
    for (const [type, handler] of this.handlers) this.video.removeEventListener(type, handler);
  }

  private onPlay(): void {
    if (this.video.paused) return; // an old event: the state has moved on since
    const own = this.wantsPlay || this.loading || this.current === 'blocked';
    this.wantsPlay = true;
    if (this.current === 'blocked') this.current = 'paused';
    if (!own) this.listener.onUserAction({ kind: 'play', position: this.position });
    this.refresh();
  }

  private onPlaying(): void {
    // The page's seek to the start may be under way, with its event still to come: nobody's action.
    if (this.loading && this.video.seeking) this.wantedPosition = this.video.currentTime;
    this.loading = false;
    if (!this.video.seeking) this.wantedPosition = null;
    this.refresh();
  }

  private onPause(): void {
    if (!this.video.paused || isPausedByPage(this.video, this.loading)) return; // an old event, or nobody's
    const own = !this.wantsPlay;
    this.wantsPlay = false;
    if (!own) this.listener.onUserAction({ kind: 'pause', position: this.position });
    this.refresh();
    this.alignPicture();
  }

  /**
   * Chromium goes on after a pause with the picture up to two frames behind the sound, and stays so; after a seek it
   * does not (docs/sync.md). A seek by a frame or less is seen by nobody.
   */
  private alignPicture(): void {
    const { video } = this;
    if (this.current !== 'paused' || video.seeking || video.ended || this.duration === 0) return;
    const { position } = this;
    if (isLoaded(video, position)) this.seek(beside(this.startNear(position), position));
  }

  private onSeeking(): void {
    if (this.loading) return; // the page starts the source at a position
    const wanted = this.wantedPosition;
    const own = wanted !== null && Math.abs(this.video.currentTime - wanted) < SAME_POSITION_S;
    const hop = this.video.currentTime - this.lastPosition;
    const overGap = this.current === 'buffering' && hop >= 0 && hop < GAP_S;
    if (!own && !overGap) this.onUserSeek();
    this.refresh();
  }

  /** The user goes to some place in a frame, and is sent on to where the nearest one starts. */
  private onUserSeek(): void {
    this.wantedPosition = null;
    const { position } = this;
    const place = this.startNear(position);
    if (Math.abs(place - position) > INSIDE_S) this.seek(place);
    this.listener.onUserAction({ kind: 'seek', position: this.position });
  }

  private onSeeked(): void {
    if (!this.video.seeking) this.wantedPosition = null;
    this.refresh();
    this.tellReady();
  }

  private onRateChange(): void {
    const rate = this.video.playbackRate;
    if (Math.abs(rate - this.wantedRate) <= SAME_RATE) return;
    this.pitch.suit(rate);
    this.wantedRate = rate; // a new source starts at the page's own rate, and that is nobody's wish
    if (this.loading || rate < MIN_RATE || rate > MAX_RATE) return;
    this.listener.onUserAction({ kind: 'rate', rate, position: this.position });
  }

  /** A source that stays paused never gets to `playing`. */
  private onCanPlay(): void {
    if (this.video.paused && !this.video.seeking) this.loading = false;
    this.refresh();
    this.tellReady();
  }

  private tellReady(): void {
    if (this.current === 'paused' && this.ready) this.listener.onReady();
  }

  /** The page hears of its source, which may be all there already, and goes to where it is to start. */
  private onLoaded(): void {
    this.loading = true;
    this.wantedPosition = null;
  }

  private onEmptied(): void {
    this.onLoaded();
    this.grid.forget();
    this.become('empty');
  }

  private onTimeUpdate(): void {
    const now = this.clock.now();
    if (this.current !== 'playing') this.refresh();
    if (this.current !== 'playing' || this.video.seeking) return;
    const { position } = this;
    this.lastPosition = position;
    if (now - this.lastFrameAt < FRAMES_GONE_MS) return;
    this.listener.onSample({ position, at: now, source: 'clock', picture: null });
  }

  /**
   * A sample with every presented frame, but of `currentTime`, which is the audio's clock: read in one go with our
   * own it is good to a fraction of a millisecond. The frame's own `mediaTime` is not: a display shows frames at its
   * refresh, and a browser under load lets the picture lag the sound by one or two of those. By how much is told beside.
   */
  private onFrame(mediaTime: number, shownInMs: number): void {
    this.grid.add(mediaTime);
    if (this.current !== 'playing' || this.video.seeking) return;
    const at = this.clock.now();
    const { position } = this;
    const lead = mediaTime - position - (shownInMs / 1000) * this.rate;
    const picture = { lead, shownAt: at + shownInMs, frameRate: this.grid.rate };
    this.lastFrameAt = at;
    this.listener.onSample({ position, at, source: 'frame', picture });
  }

  /** Its user has just paused it: the event, which will say so, is still on its way. */
  private get pausedByUser(): boolean {
    return (
      this.wantsPlay &&
      this.video.paused &&
      this.current === 'playing' &&
      !isPausedByPage(this.video, this.loading)
    );
  }

  private refresh(): void {
    if (this.current === 'blocked' && this.video.paused) return;
    this.become(statusOf(this.video, this.loading));
  }

  private become(status: PlayerStatus): void {
    if (status === this.current) return;
    this.current = status;
    this.listener.onStatus(status);
  }
}

function beside(goal: number, position: number): number {
  return Math.abs(goal - position) < ALIGN_S ? position + ALIGN_S : goal;
}
