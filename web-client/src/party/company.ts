import type { ServerTime } from '../clock/serverClock.ts';
import type { Scheduler } from '../clock/time.ts';
import type { ClientMessage } from '../protocol/clientMessage.ts';
import type { ServerMessage } from '../protocol/serverMessage.ts';
import { type ChoiceStorage, Following } from './following.ts';
import { Happenings } from './happenings.ts';
import type { RoomModel } from './roomModel.ts';
import type { Store } from './store.ts';
import { Talk } from './talk.ts';
import { Upcoming } from './upcoming.ts';

/** What the company needs of the party around it. */
export interface CompanyDeps {
  readonly scheduler: Scheduler;
  readonly time: ServerTime;
  readonly store: Store;
  readonly choices: ChoiceStorage;
  /** False if there is no connection. */
  send(message: ClientMessage): boolean;
}

/** What goes on between the members beside the film: talk, what others do, what comes next and who goes along. */
export class Company {
  readonly talk: Talk;
  readonly upcoming: Upcoming;
  readonly following: Following;
  private readonly happenings: Happenings;
  private readonly store: Store;

  constructor({ scheduler, time, store, choices, send }: CompanyDeps) {
    this.store = store;
    this.talk = new Talk(scheduler, store, send);
    this.happenings = new Happenings(scheduler, (happenings) => store.update({ happenings }));
    this.upcoming = new Upcoming(scheduler, time, store, send, (entry) => {
      const self = store.state.participants.find(({ isSelf }) => isSelf);
      this.happenings.onAdded(entry, self?.name);
    });
    this.following = new Following(choices, store);
  }

  /** A message of the server, with the room as it was before. */
  onMessage(message: ServerMessage, room: RoomModel): void {
    this.happenings.onMessage(message, room, this.store.state.rate);
    this.talk.onMessage(message, room);
    this.upcoming.onMessage(message, room);
  }

  /** The party plays this now. */
  onMedia(mediaUrl: string): void {
    this.following.settled();
    this.upcoming.onMedia(mediaUrl);
  }

  /** Out of the room. */
  stop(): void {
    this.talk.stop();
    this.happenings.stop();
    this.upcoming.stop();
  }
}
