import type { ServerTime } from '../clock/serverClock.ts';
import type { Cancel, Scheduler } from '../clock/time.ts';
import {
  type PlayerAdapter,
  type PlayerStatus,
  type PositionSample,
  SAME_RATE,
} from '../player/playerAdapter.ts';
import type { PlayState } from '../protocol/fields.ts';
import { MoveLatency } from './moveLatency.ts';
import { SampleWindow } from './sampleWindow.ts';

/** What the host's player really does: seconds as of `positionTs`, whole ms of server time. */
export interface HostReport {
  readonly position: number;
  readonly playState: PlayState;
  readonly positionTs: number;
  readonly rate: number;
  /** It has not moved yet, and is about to: `positionTs` is when it will. */
  readonly foretold: boolean;
}

/** While playing, a report goes out so often, ms. */
const EVERY_MS = 2_000;
/** The first one after a start comes as soon as a few frames can have been seen, ms: others may still be on their way. */
const FIRST_AFTER_MS = 250;
/** Samples are averaged over so long, ms, and there must be so many; before that a single reading has to do. */
const AVERAGE_MS = 1_500;
const FIRST_AVERAGE_MS = 100;
const LEAST_SAMPLES = 3;
/** A player that lost so many seconds at once, by the mean of so long, ms, and so many readings, does not wait with the next report. */
const SLIP_S = 0.02;
const SLIP_MS = 300;
const SLIP_SAMPLES = 5;
/** So much of what was seen by then was seen after it, ms. */
const AFTER_SLIP_MS = 150;
/** After a change of the player's speed readings do not count for so long, ms. */
const SETTLE_MS = 300;
/** A stall that is shorter is nobody else's business, ms. */
const STALL_MS = 250;
/** From a player's word that it plays again after a seek until it moves, ms, as long as nothing is learned: docs/sync.md. */
const RESUME_MS = 64;
/** Chromium's clock runs on by up to so many seconds, and stops again, before it really goes: until then nothing is said. */
const FALSE_START_S = 0.025;
/** It got going so much sooner or later than was told: the others may still be on their way, ms. */
const BROKEN_MS = 10;

/**
 * The host's player runs free, and everybody else lands on it: this reports where it is, every two seconds, at every change of its state, and
 * when it has slipped.
 */
export class HostReporter {
  private readonly scheduler: Scheduler;
  private readonly time: ServerTime;
  private readonly send: (report: HostReport) => void;
  /** Media time minus elapsed local time, seconds: constant while the player runs evenly. */
  private readonly offsets = new SampleWindow(AVERAGE_MS);
  /** Until then what is read is no place to be told of, local time, ms. */
  private quietUntil = Number.NEGATIVE_INFINITY;
  /** When the last reading was, and how much time had none that count, ms. */
  private lastAt = 0;
  private leftOut = 0;
  private player: PlayerAdapter | null = null;
  private base = 0;
  private rate = 1;
  /** What the others have been told last, by a report or an action. */
  private told: PlayState | null = null;
  private status: PlayerStatus | null = null;
  /** The others were told when the player would get going, and it has not said yet that it plays. */
  private promised = false;
  private readonly resume = new MoveLatency(RESUME_MS);
  /** What was told of a player that has not been seen to move since. `at`: local time, ms. */
  private foretold: { readonly position: number; readonly at: number } | null = null;
  /** A report could not be timed yet. */
  private due = false;
  private cancelTimer: Cancel | null = null;

  constructor(scheduler: Scheduler, time: ServerTime, send: (report: HostReport) => void) {
    this.scheduler = scheduler;
    this.time = time;
    this.send = send;
  }

  /** Report on this player from now on, at the room's `rate`; null ends it. Starts with a report. */
  lead(player: PlayerAdapter | null, rate: number): void {
    this.player = player;
    this.rate = rate;
    this.due = false;
    this.told = null;
    this.status = player?.status ?? null;
    this.promised = false;
    this.startOver();
    if (player !== null && player.status !== 'empty' && player.status !== 'blocked') this.report();
    this.plan(FIRST_AFTER_MS);
  }

  /** Somebody's action, which the others know of, moved the player or changed its speed: what was seen before is void. */
  onJump(rate: number, playState: PlayState): void {
    this.rate = rate;
    this.told = playState;
    this.promised = playState === 'playing';
    this.startOver();
    this.plan(FIRST_AFTER_MS);
  }

  onStatus(status: PlayerStatus): void {
    if (this.player === null) return;
    const loaded = this.status === 'buffering' && this.promised;
    this.status = status;
    if (status === 'playing' || status === 'paused') this.promised = false;
    this.startOver();
    // `ended` and `empty` are not a pause for all at once: the next episode may be about to start.
    // A player that is said to play says so before it moves; after an action the others know as much, unless it had to
    // load: nobody could tell for how long, and now it can be told to some ms.
    if (status === 'playing' && loaded) this.foretell(this.player);
    else if (status === 'paused' || (status === 'playing' && this.told !== 'playing')) this.report();
    this.plan(status === 'buffering' ? STALL_MS : status === 'playing' ? FIRST_AFTER_MS : EVERY_MS);
  }

  onSample(sample: PositionSample): void {
    const { player } = this;
    if (player === null || sample.source !== 'frame') return;
    // Its speed is another one for its picture's sake, and it will be back where it was before.
    if (Math.abs(player.rate - this.rate) > SAME_RATE) this.quietUntil = sample.at + SETTLE_MS;
    if (sample.at < this.quietUntil) this.leftOut += sample.at - this.lastAt;
    this.lastAt = sample.at;
    if (sample.at < this.quietUntil) return;
    // What was seen before counts on: an average of less is not enough.
    const offset = sample.position - ((sample.at - this.base) / 1000) * this.rate;
    this.offsets.add(offset, sample.at - this.leftOut);
    this.keepWord(sample);
    if (this.slipped()) {
      this.offsets.keep(AFTER_SLIP_MS);
      this.report();
      this.plan(EVERY_MS);
    }
  }

  /** The clock may be ready now: reports that could not be timed are due. */
  onClock(): void {
    if (this.due) this.report();
  }

  /** What was seen before is void: the local clock has stepped, or the page was away. */
  remeasure(): void {
    this.startOver();
  }

  private startOver(): void {
    this.offsets.clear();
    this.resume.disturbed();
    this.foretold = null;
    this.quietUntil = Number.NEGATIVE_INFINITY;
    this.base = this.lastAt = this.scheduler.now();
    this.leftOut = 0;
  }

  /** It goes on from somewhere else than it was going to be: the others must not chase where it was. */
  private slipped(): boolean {
    const before = this.offsets.mean(AVERAGE_MS, LEAST_SAMPLES);
    const now = this.offsets.mean(SLIP_MS, SLIP_SAMPLES);
    return before !== null && now !== null && Math.abs(now - before) > SLIP_S;
  }

  private plan(delayMs: number): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    if (this.player === null) return;
    this.cancelTimer = this.scheduler.after(delayMs, () => {
      const status = this.player?.status;
      if (status === 'playing' || status === 'buffering' || status === 'ended') this.report();
      this.plan(EVERY_MS);
    });
  }

  private report(): void {
    const { player } = this;
    const now = this.scheduler.now();
    if (player === null) return;
    const playing = player.status === 'playing';
    const measured = playing ? this.measured(now) : null;
    if (measured !== null) this.resume.observed(measured, now, this.rate);
    this.tell(measured ?? player.position, now, playStateOf(player.status), false);
  }

  /** The player stands where it was sent, and is about to play. */
  private foretell(player: PlayerAdapter): void {
    const now = this.scheduler.now();
    const { position } = player;
    this.foretold = { position, at: now + this.resume.expected };
    this.resume.began(position, now);
    this.tell(position, this.foretold.at, 'playing', true);
  }

  /** Whether the player got going when it was said to is known with the first reading that moved. */
  private keepWord({ position, at }: PositionSample): void {
    const { foretold } = this;
    if (foretold === null || position - foretold.position < FALSE_START_S) return;
    this.foretold = null;
    const began = at - ((position - foretold.position) / this.rate) * 1000;
    if (Math.abs(began - foretold.at) > BROKEN_MS) this.tell(position, at, 'playing', false);
  }

  /** The player is, or will be, at `position` at local time `at`. */
  private tell(position: number, at: number, playState: PlayState, foretold: boolean): void {
    const serverTime = this.time.toServer(at);
    this.due = serverTime === null;
    if (serverTime === null) return;
    const positionTs = Math.round(serverTime);
    const moved = playState === 'playing' ? ((positionTs - serverTime) / 1000) * this.rate : 0;
    this.told = playState;
    this.send({ position: Math.max(0, position + moved), positionTs, playState, rate: this.rate, foretold });
  }

  private measured(now: number): number | null {
    const { offsets } = this;
    const offset = offsets.mean(AVERAGE_MS, LEAST_SAMPLES) ?? offsets.mean(FIRST_AVERAGE_MS, LEAST_SAMPLES);
    return offset === null ? null : offset + ((now - this.base) / 1000) * this.rate;
  }
}

function playStateOf(status: PlayerStatus): PlayState {
  if (status === 'playing' || status === 'buffering') return status;
  return 'paused';
}
