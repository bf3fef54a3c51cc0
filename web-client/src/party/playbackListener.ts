import type { TimedAction } from '../sync/actionSender.ts';
import type { HostReport } from '../sync/hostReporter.ts';
import type { SyncView } from './state.ts';

/** What the playback asks of the party around it. */
export interface PlaybackListener {
  onView(view: SyncView): void;
  /** Sends an event; its message id, or null if it could not be sent. */
  sendAction(action: TimedAction): string | null;
  sendReport(report: HostReport, basedOn: number): void;
  /** The host opened another item: the party's media changes. */
  sendMedia(mediaUrl: string): void;
  /** The user did something with the player that only a host may do. */
  onNotAllowed(): void;
  /** The party plays something else: true if its guest is asked before it is opened here. */
  asksFirst(mediaUrl: string): boolean;
  /** The film of this host's player, which is the party's, is over. */
  onEnded(): void;
  /** The party's film cannot be opened here. */
  onUnavailable(): void;
}
