import type { ServerTime } from '../clock/serverClock.ts';
import type { Scheduler } from '../clock/time.ts';
import type { ClientMessage } from '../protocol/clientMessage.ts';
import type { MessageOf } from '../protocol/serverMessage.ts';
import type { RoomModel } from './roomModel.ts';
import type { WaitingView } from './state.ts';
import { type OwnStatus, type Seen, StatusReporter } from './statusReporter.ts';
import { WaitingClock } from './waitingClock.ts';

/** What the presence needs of the party around it. */
export interface PresenceDeps {
  readonly scheduler: Scheduler;
  readonly time: ServerTime;
  see(): Seen;
  send(message: ClientMessage): void;
  onWaiting(waiting: WaitingView | null): void;
}

/** How this member's player is doing, told to the party; and whom the party waits for, told to this member. */
export class Presence {
  private readonly send: PresenceDeps['send'];
  private readonly reporter: StatusReporter;
  private readonly waiting: WaitingClock;
  /** The revision that the last `room_state` came with. */
  private mediaRevision = 0;
  /** The newest revision of which this client knows whether the party stands. */
  private revision = 0;

  constructor(deps: PresenceDeps) {
    this.send = deps.send;
    this.reporter = new StatusReporter(deps.scheduler, deps.see, (status) => this.tell(status));
    this.waiting = new WaitingClock(deps.scheduler, deps.time, deps.onWaiting);
  }

  /** For events of the user's: somebody who knows that the party waits, and starts all the same, means it. */
  get basedOn(): number {
    return this.revision;
  }

  onRoomState({ state }: MessageOf<'room_state'>, mediaIsNew: boolean): void {
    this.mediaRevision = state.revision;
    this.revision = state.revision;
    this.reporter.start(mediaIsNew);
  }

  onPlayerEvent(event: MessageOf<'player_event'>): void {
    this.revision = event.revision;
  }

  /** A server that is older than this page does not want to know. */
  onError(error: MessageOf<'error'>): void {
    if (error.refType === 'member_status' && error.code === 'unknown_type') this.reporter.stop();
  }

  show(room: RoomModel): void {
    this.waiting.show(room.wait, room.selfId);
  }

  /** The party's film is not opened here: nobody needs to wait for that. */
  willNotOpen(noAccess: boolean): void {
    this.reporter.willNotOpen(noAccess);
  }

  /** The player, or what is known of it, may have changed. */
  look(): void {
    this.reporter.look();
  }

  /** Out of the room, for now or for good. */
  stop(): void {
    this.reporter.stop();
    this.waiting.show(null, null);
  }

  private tell({ state, offsetMs, rttMs, noAccess }: OwnStatus): void {
    const offset = offsetMs === null ? {} : { offset_ms: offsetMs };
    const rtt = rttMs === null ? {} : { rtt_ms: rttMs };
    const access = noAccess ? { no_access: true } : {};
    const payload = { state, ...offset, ...rtt, ...access, based_on: this.mediaRevision };
    this.send({ type: 'member_status', payload });
  }
}
