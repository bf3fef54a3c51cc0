import type { Action } from '../protocol/fields.ts';
import type { MessageOf } from '../protocol/serverMessage.ts';
import { positionAt, type Timeline } from './timeline.ts';

/** A `player_event` of this member that the server has not answered yet. */
export interface PendingEvent {
  /** The message's `id`, which `accepted` and `error` refer to. */
  readonly ref: string;
  readonly action: Action;
  /** Seconds, as of `positionTs` (server time, ms). */
  readonly position: number;
  readonly positionTs: number;
  readonly rate: number | null;
}

/**
 * What the room plays, as this member must see it: what the server has confirmed, with this member's own events
 * that are still on their way put on top, in order. The server's messages come in the order of its revisions, so
 * an event that is heard while an own one is unanswered came before the own one. Thus of two opposite commands
 * within one round trip the later one wins, the same one for everybody, and nobody's player flaps.
 */
export class TimelineBook {
  private confirmed: Timeline | null = null;
  private pending: readonly PendingEvent[] = [];
  /** Those of them that went with a connection. */
  private gone: readonly PendingEvent[] = [];

  /** The timeline to follow now; null before the first `room_state`. */
  get current(): Timeline | null {
    return this.pending.reduce<Timeline | null>((base, event) => base && apply(base, event), this.confirmed);
  }

  /** The room's speed; 1 before the first `room_state`. */
  get rate(): number {
    return this.current?.rate ?? 1;
  }

  /** Where the party is at that server time (ms), seconds; the timeline's own position while the time is not known. */
  positionAt(serverTime: number | null): number {
    const timeline = this.current;
    if (timeline === null) return 0;
    return serverTime === null ? timeline.position : positionAt(timeline, serverTime);
  }

  /** The whole truth from the server, as after joining. Own events that it has not come to yet are still on their way. */
  reset(timeline: Timeline): void {
    this.confirmed = timeline;
    this.pending = this.pending.filter((event) => !this.gone.includes(event));
    this.gone = [];
  }

  /** The connection is lost, and with it each answer: whether an event got there, only the next whole truth can tell. */
  lost(): void {
    this.gone = this.pending;
  }

  /** Out of the party. */
  clear(): void {
    this.confirmed = null;
    this.pending = this.gone = [];
  }

  /** This member acted; shown at once, confirmed or taken back later. */
  propose(event: PendingEvent): void {
    this.pending = [...this.pending, event];
  }

  /** Somebody else's action. False if it is stale. */
  onPlayerEvent(event: MessageOf<'player_event'>): boolean {
    if (this.confirmed === null || event.revision <= this.confirmed.revision) return false;
    this.confirmed = { ...apply(this.confirmed, event), revision: event.revision };
    return true;
  }

  /** The host's report. False if it is stale or changes nothing. */
  onStateUpdate(update: MessageOf<'state_update'>): boolean {
    const base = this.confirmed;
    if (base === null || update.revision === null || update.revision <= base.revision) return false;
    const at = update.positionTs ?? update.serverTs;
    this.confirmed = {
      position: update.position ?? positionAt(base, at),
      at,
      rate: update.rate ?? base.rate,
      playState: update.playState ?? base.playState,
      revision: update.revision,
    };
    return true;
  }

  /** This member is the host, and its player does this. Somebody's action may still overtake the report. */
  assume(report: Omit<Timeline, 'revision'>): void {
    if (this.confirmed !== null) this.confirmed = { ...report, revision: this.confirmed.revision };
  }

  /** The server took an own event or report in. */
  onAccepted(answer: MessageOf<'accepted'>): void {
    const event = this.take(answer.ref);
    if (this.confirmed === null) return;
    const base =
      event === null ? this.confirmed : apply(this.confirmed, { ...event, positionTs: answer.positionTs });
    this.confirmed = { ...base, revision: Math.max(answer.revision, this.confirmed.revision) };
  }

  /** The server refused an own event; true if it was one, and the timeline is as if it had never been. */
  onRefused(ref: string): boolean {
    return this.take(ref) !== null;
  }

  private take(ref: string): PendingEvent | null {
    const event = this.pending.find((candidate) => candidate.ref === ref) ?? null;
    this.pending = this.pending.filter((candidate) => candidate !== event);
    return event;
  }
}

type Placed = Pick<PendingEvent, 'action' | 'position' | 'positionTs' | 'rate'>;

/** `play` and `pause` set the play state, `seek` leaves it. */
function apply(base: Timeline, event: Placed): Timeline {
  const states = { play: 'playing', pause: 'paused', seek: base.playState } as const;
  return {
    position: event.position,
    at: event.positionTs,
    rate: event.rate ?? base.rate,
    playState: states[event.action],
    revision: base.revision,
  };
}
