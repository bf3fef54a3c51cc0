import type { Scheduler } from '../clock/time.ts';
import type { MessageOf, ServerMessage } from '../protocol/serverMessage.ts';
import { Fleeting } from './fleeting.ts';
import { nameOf, type RoomModel } from './roomModel.ts';
import type { Happening, QueueEntry } from './state.ts';

/** What happened is told for so long, ms, and so much at once. */
const LIFE_MS = 6_000;
const MOST = 8;

const EVENTS = { play: 'played', pause: 'paused', seek: 'sought' } as const;

/** Notes what the others do, for quiet toasts. What this member did itself, it knows; of a new host a notice tells. */
export class Happenings {
  private readonly shown: Fleeting<Happening>;
  private serial = 0;

  constructor(scheduler: Scheduler, onChange: (happenings: readonly Happening[]) => void) {
    this.shown = new Fleeting(scheduler, LIFE_MS, MOST, onChange);
  }

  /** A message of the server. `room`: as it was before; `rate`: its speed then. */
  onMessage(message: ServerMessage, room: RoomModel, rate: number): void {
    if (message.room !== null && message.room !== room.room) return;
    if (message.client === room.selfId && message.type !== 'join_refused') return;
    switch (message.type) {
      case 'client_joined':
        this.note({ code: 'member_joined', subject: message.name });
        return;
      case 'client_left':
        this.onLeft(message, room);
        return;
      case 'join_refused':
        this.note({ code: 'join_refused', subject: message.name });
        return;
      case 'player_event':
        this.onEvent(message, room, rate);
        return;
    }
  }

  /** Something has been added to the queue; entries tell their member by name alone. */
  onAdded({ addedBy, title }: QueueEntry, selfName: string | undefined): void {
    if (addedBy !== selfName) this.note({ code: 'queue_added', subject: addedBy, title });
  }

  /** Out of the room. */
  stop(): void {
    this.shown.clear();
  }

  private onLeft({ client }: MessageOf<'client_left'>, room: RoomModel): void {
    const subject = client === null ? undefined : nameOf(room, client);
    if (subject !== undefined) this.note({ code: 'member_left', subject });
  }

  private onEvent(event: MessageOf<'player_event'>, room: RoomModel, rate: number): void {
    const subject = event.client === null ? undefined : nameOf(room, event.client);
    if (subject === undefined || event.cause !== null) return;
    if (event.rate !== null && event.rate !== rate) {
      this.note({ code: 'rate_changed', subject, rate: event.rate });
    } else {
      this.note({ code: EVENTS[event.action], subject, position: event.position });
    }
  }

  /** The same again, as from a slider that is dragged, takes the place of what was told before. */
  private note(what: Omit<Happening, 'serial'>): void {
    const happening = { serial: ++this.serial, ...what };
    this.shown.add(happening, (other) => other.code === what.code && other.subject === what.subject);
  }
}
