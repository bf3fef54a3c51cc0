import { ClockFilter } from './clockFilter.ts';
import type { Cancel, MonotonicClock, Scheduler } from './time.ts';

/** What of a `pong` the clock needs; times in ms. */
export interface Pong {
  readonly clientTs: number;
  readonly recvTs: number | null;
  readonly sendTs: number | null;
  readonly serverTs: number;
}

/** Read-only side of {@link ServerClock}, for those who only ask what time it is there. */
export interface ServerTime {
  /** The server's time at a local time, ms; null until the clock is ready. */
  toServer(local: number): number | null;
  /** How far what it tells may wander, ms. */
  readonly noiseMs: number;
}

/** A burst at the start: pings, and the pause between two, ms. */
const BURST = 8;
const BURST_EVERY_MS = 60;
/** Afterwards, ms. It is also what the silence detector of the connection lives on. */
const STEADY_EVERY_MS = 5_000;
/** The same over a longer way, where the bounds are wide and only many pings bring them closer. */
const LEARNING_EVERY_MS = 1_000;
const WELL_KNOWN_RTT_MS = 10;
/** With jitter the first few tell little: so many come quickly, where the estimate wanders by more than this, ms. */
const QUICK = 40;
const QUICK_EVERY_MS = 200;
const WANDERS_MS = 1.5;
/** Pongs that make an estimate good enough to act on. */
const READY_AFTER = 3;

/**
 * The server's clock, kept by pings: a quick burst when a connection opens and after a step, slow ones later.
 * It survives a reconnection: until the new burst is in, the old estimate holds.
 */
export class ServerClock implements ServerTime {
  private readonly scheduler: Scheduler;
  private readonly sendPing: (clientTs: number) => void;
  private readonly onUpdate: (stepped: boolean) => void;
  private readonly filter = new ClockFilter();
  private readonly pending = new Set<number>();
  private burstLeft = 0;
  private wasReady = false;
  private cancel: Cancel | null = null;

  /** `onUpdate` hears of every accepted pong: readiness, offset or round trip may have changed, or a clock has stepped. */
  constructor(
    scheduler: Scheduler & MonotonicClock,
    sendPing: (clientTs: number) => void,
    onUpdate: (stepped: boolean) => void,
  ) {
    this.scheduler = scheduler;
    this.sendPing = sendPing;
    this.onUpdate = onUpdate;
  }

  /** Begin to ping: the connection is open. */
  start(): void {
    this.pending.clear();
    this.remeasure();
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
    this.pending.clear();
  }

  /** A burst now, as after the machine slept or the page came back to the front. */
  remeasure(): void {
    this.burstLeft = BURST;
    this.tick();
  }

  /** `at` is the local time of receipt. Pongs to pings that were never sent are ignored. */
  onPong(pong: Pong, at: number): void {
    if (!this.pending.delete(pong.clientTs)) return;
    const stepped = this.filter.add({
      t0: pong.clientTs,
      t1: pong.recvTs ?? pong.serverTs,
      t2: pong.sendTs ?? pong.serverTs,
      t3: at,
    });
    if (stepped && this.burstLeft === 0) this.remeasure();
    this.wasReady ||= this.filter.count >= READY_AFTER;
    this.onUpdate(stepped);
  }

  /** True once and for all after the first few pongs. */
  get ready(): boolean {
    return this.wasReady;
  }

  toServer(local: number): number | null {
    const offset = this.wasReady ? this.filter.offsetAt(local) : null;
    return offset === null ? null : local + offset;
  }

  /** Server time now, ms; null until ready. */
  now(): number | null {
    return this.toServer(this.scheduler.now());
  }

  /** Round trip, ms; null before the first pong. */
  get rttMs(): number | null {
    return this.filter.rttAt(this.scheduler.now());
  }

  get noiseMs(): number {
    return this.filter.noiseAt(this.scheduler.now());
  }

  private tick(): void {
    this.cancel?.();
    const clientTs = this.scheduler.now();
    this.pending.add(clientTs);
    if (this.pending.size > 2 * BURST) this.forgetOldest();
    this.burstLeft = Math.max(0, this.burstLeft - 1);
    this.cancel = this.scheduler.after(this.pause(), () => this.tick());
    this.sendPing(clientTs);
  }

  private pause(): number {
    if (this.burstLeft > 0) return BURST_EVERY_MS;
    if (this.filter.count < QUICK && this.noiseMs > WANDERS_MS) return QUICK_EVERY_MS;
    const rtt = this.rttMs;
    return rtt !== null && rtt <= WELL_KNOWN_RTT_MS ? STEADY_EVERY_MS : LEARNING_EVERY_MS;
  }

  private forgetOldest(): void {
    for (const oldest of this.pending) {
      this.pending.delete(oldest);
      return;
    }
  }
}
