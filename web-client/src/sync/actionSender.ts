import type { ServerTime } from '../clock/serverClock.ts';
import type { Cancel, Scheduler } from '../clock/time.ts';
import type { UserAction } from '../player/playerAdapter.ts';
import type { Action } from '../protocol/fields.ts';
import type { ActionLatency } from './actionLatency.ts';

/** An action ready for the wire: position in seconds as of `positionTs`, whole ms of server time. */
export interface TimedAction {
  readonly action: Action;
  readonly position: number;
  readonly positionTs: number;
  readonly rate: number | null;
}

interface Acted {
  readonly action: Action;
  readonly position: number;
  readonly rate: number | null;
  /** Local time, ms. */
  readonly at: number;
  /** Whether the player has to get going again: it plays after the action, and did not or elsewhere before. */
  readonly restarts: boolean;
}

/** While a user drags the slider, a seek goes out at most so often, ms; the last one always does. */
const SEEK_EVERY_MS = 200;
/** Actions kept until the clock is ready; older ones have been overtaken by then. */
const KEPT = 8;

/**
 * Turns what the user does with the player into events of the party. Each says *when* (server time) its position
 * was true, or will be once the player has started; so it waits until the server's clock is known, and goes out in
 * order.
 */
export class ActionSender {
  private readonly scheduler: Scheduler;
  private readonly time: ServerTime;
  private readonly latency: ActionLatency;
  private readonly send: (action: TimedAction) => void;
  private queue: readonly Acted[] = [];
  private lastSeek: Acted | null = null;
  private cancelDrag: Cancel | null = null;

  constructor(
    scheduler: Scheduler,
    time: ServerTime,
    latency: ActionLatency,
    send: (action: TimedAction) => void,
  ) {
    this.scheduler = scheduler;
    this.time = time;
    this.latency = latency;
    this.send = send;
  }

  /** `playing`: whether the player is meant to play, for a change of speed has no action of its own. */
  act(user: UserAction, playing: boolean): void {
    const at = this.scheduler.now();
    if (user.kind === 'seek') {
      this.seek({ action: 'seek', position: user.position, rate: null, at, restarts: playing });
      return;
    }
    this.dropDrag(); // a play or pause carries the position that the drag has led to
    const rate = user.kind === 'rate' ? user.rate : null;
    const action = user.kind === 'rate' ? (playing ? 'play' : 'pause') : user.kind;
    this.emit({ action, position: user.position, rate, at, restarts: user.kind === 'play' });
  }

  /** The clock may be ready now. */
  onClock(): void {
    const waiting = this.queue;
    this.queue = [];
    for (const acted of waiting) this.emit(acted);
  }

  /** Forget what has not gone out: the party, the media or the right to control it has changed. */
  clear(): void {
    this.dropDrag();
    this.queue = [];
  }

  private seek(acted: Acted): void {
    if (this.cancelDrag !== null) {
      this.lastSeek = acted;
      return;
    }
    this.emit(acted);
    this.cancelDrag = this.scheduler.after(SEEK_EVERY_MS, () => {
      const last = this.lastSeek;
      this.dropDrag();
      if (last !== null) this.seek(last);
    });
  }

  private dropDrag(): void {
    this.cancelDrag?.();
    this.cancelDrag = null;
    this.lastSeek = null;
  }

  private emit(acted: Acted): void {
    const serverTime = this.time.toServer(acted.at);
    if (serverTime === null) {
      this.queue = [...this.queue, acted].slice(-KEPT);
      return;
    }
    const { action, position, rate, restarts } = acted;
    if (restarts) this.latency.acted(action, position, serverTime);
    else this.latency.disturbed();
    const latency = restarts ? this.latency.expected(action) : 0;
    this.send({ action, position, rate, positionTs: Math.round(serverTime + latency) });
  }
}
