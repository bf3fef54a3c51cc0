import type { Scheduler } from '../clock/time.ts';
import type { SeatStorage } from '../connection/seatStore.ts';
import type { SocketFactory } from '../connection/socket.ts';
import type { TokenSource } from '../connection/tokenSource.ts';
import type { ChoiceStorage } from './following.ts';
import type { AttachPlayer, PartyPage } from './page.ts';

/** What a party needs of the world. Everything that reads a clock, a network or a page comes in here. */
export interface PartyDeps<V extends object> {
  readonly page: PartyPage<V>;
  readonly attach: AttachPlayer<V>;
  readonly scheduler: Scheduler;
  readonly openSocket: SocketFactory;
  readonly tokens: TokenSource;
  readonly storage: SeatStorage;
  /** What this browser's user has chosen, in all its tabs. */
  readonly choices: ChoiceStorage;
  /** Numbers in [0, 1), for jitter. */
  readonly random: () => number;
}
