import type { Cancel, Scheduler } from '../clock/time.ts';
import type { MemberState } from '../protocol/fields.ts';
import { MAX_OFFSET_MS, MAX_RTT_MS } from '../protocol/limits.ts';
import type { SyncView } from './state.ts';

/** What there is to see of this member's player. */
export interface Seen {
  readonly sync: SyncView;
  /** Null while no player is open for the party's film. */
  readonly player: { readonly ready: boolean } | null;
  /** Whether the party has a film that can be opened here. */
  readonly hasFilm: boolean;
  /** Whether nobody can see the page now. */
  readonly hidden: boolean;
  readonly rttMs: number | null;
}

/** What the server is told. */
export interface OwnStatus {
  readonly state: MemberState;
  readonly offsetMs: number | null;
  readonly rttMs: number | null;
  /** This user may not see the party's film. */
  readonly noAccess: boolean;
}

/** So often it is looked whether something has changed that nobody tells of, ms. */
const LOOK_EVERY_MS = 500;
/** At most so many messages at once; one more may follow with each such interval, ms. */
const BURST = 3;
const EVERY_MS = 1_000;
/** A change of the offset alone is told if it is this large, ms, or after so long, ms. */
const OFFSET_STEP_MS = 5;
const OFFSET_EVERY_MS = 10_000;
/** A stall that is shorter is nobody else's business, ms. */
const STALL_MS = 1_000;
/** A film that is new to the party may take so long to be opened, ms; who has no player then, has left it. */
const OPENING_MS = 20_000;
/** In front of a page that has been hidden for so long, ms, and does not play, nobody sits. */
const HIDDEN_MS = 60_000;

/** Tells the server how this member's player is doing: when it changes, and seldom. */
export class StatusReporter {
  private readonly scheduler: Scheduler;
  private readonly see: () => Seen;
  private readonly send: (status: OwnStatus) => void;
  private cancelLook: Cancel | null = null;
  private wanted = false;
  private last: OwnStatus | null = null;
  private lastAt = Number.NEGATIVE_INFINITY;
  /** How many messages may go out, as of `lastAt`. */
  private credit = BURST;
  private newSince = 0;
  /** Whether the film that the party plays has been playable here. */
  private opened = false;
  private noAccess = false;
  private stalledAt: number | null = null;
  private hiddenAt: number | null = null;

  constructor(scheduler: Scheduler, see: () => Seen, send: (status: OwnStatus) => void) {
    this.scheduler = scheduler;
    this.see = see;
    this.send = send;
  }

  /** In a room, or its film is new: everything is to be told again. */
  start(mediaIsNew: boolean): void {
    this.wanted = true;
    this.last = null;
    if (mediaIsNew) {
      this.opened = false;
      this.noAccess = false;
      this.stalledAt = null;
      this.newSince = this.scheduler.now();
    }
    this.look();
  }

  /** The film that is new will not be opened here: it cannot be, or its user has yet to say so. */
  willNotOpen(noAccess: boolean): void {
    this.noAccess = noAccess;
    this.newSince = Number.NEGATIVE_INFINITY;
    this.look();
  }

  /** Nobody wants to know any more. */
  stop(): void {
    this.wanted = false;
    this.cancelLook?.();
  }

  /** Something may have changed. */
  look(): void {
    if (!this.wanted) return;
    this.cancelLook?.();
    this.cancelLook = this.scheduler.after(LOOK_EVERY_MS, () => this.look());
    const now = this.scheduler.now();
    const seen = this.see();
    const state = this.stateOf(seen, now);
    const noAccess = this.noAccess && state === 'away';
    const status = { state, offsetMs: offsetOf(seen), rttMs: rttOf(seen), noAccess };
    if (!this.isWorthTelling(status, now)) return;
    const earned = Number.isFinite(this.lastAt) ? (now - this.lastAt) / EVERY_MS : BURST;
    const credit = Math.min(BURST, this.credit + earned);
    if (credit < 1) return; // the next look comes soon
    this.credit = credit - 1;
    this.last = status;
    this.lastAt = now;
    this.send(status);
  }

  private isWorthTelling(status: OwnStatus, now: number): boolean {
    const { last } = this;
    if (last === null || last.state !== status.state || last.noAccess !== status.noAccess) return true;
    if (last.offsetMs === status.offsetMs && last.rttMs === status.rttMs) return false;
    const since = now - this.lastAt;
    if ((last.offsetMs === null) !== (status.offsetMs === null)) return since >= EVERY_MS;
    const step = Math.abs((status.offsetMs ?? 0) - (last.offsetMs ?? 0));
    return since >= (step >= OFFSET_STEP_MS ? EVERY_MS : OFFSET_EVERY_MS);
  }

  private stateOf(seen: Seen, now: number): MemberState {
    const state = this.playerState(seen, now);
    if (seen.hidden) this.hiddenAt ??= now;
    else this.hiddenAt = null;
    // Who listens in the background is still there.
    if (state === 'playing' || this.hiddenAt === null) return state;
    return now - this.hiddenAt >= HIDDEN_MS ? 'away' : state;
  }

  private playerState(seen: Seen, now: number): MemberState {
    const { status } = seen.sync;
    if (status !== 'buffering' && status !== 'seeking') this.stalledAt = null;
    switch (status) {
      case 'blocked':
        return 'blocked';
      case 'no_player':
        return this.withoutPlayer(seen, now);
      case 'paused':
        if (seen.player?.ready === true) this.opened = true;
        else if (!this.opened) return 'loading';
        return seen.player?.ready === true ? 'ready' : 'paused';
      case 'buffering':
      case 'seeking':
        return this.stalled(now);
      default:
        this.opened = true;
        return 'playing';
    }
  }

  private withoutPlayer(seen: Seen, now: number): MemberState {
    if (!seen.hasFilm) return 'away';
    const opening = seen.player !== null || (!this.opened && now - this.newSince < OPENING_MS);
    return opening ? 'loading' : 'away';
  }

  private stalled(now: number): MemberState {
    if (!this.opened) return 'loading';
    this.stalledAt ??= now;
    return now - this.stalledAt >= STALL_MS ? 'buffering' : (this.last?.state ?? 'buffering');
  }
}

function offsetOf({ sync }: Seen): number | null {
  if (sync.offsetMs === null) return null;
  return Math.round(Math.max(-MAX_OFFSET_MS, Math.min(MAX_OFFSET_MS, sync.offsetMs)));
}

function rttOf({ rttMs }: Seen): number | null {
  return rttMs === null ? null : Math.round(Math.max(0, Math.min(MAX_RTT_MS, rttMs)));
}
