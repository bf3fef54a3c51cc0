import type { PlayerAdapter, PlayerStatus, PositionSample } from '../player/playerAdapter.ts';
import type { ActionSender } from '../sync/actionSender.ts';
import type { Follower } from '../sync/follower.ts';
import type { HostReporter } from '../sync/hostReporter.ts';
import type { TimelineBook } from '../sync/timelineBook.ts';
import type { HostAbsence } from './hostAbsence.ts';
import type { OwnMedia } from './ownMedia.ts';
import { isHost, type RoomModel } from './roomModel.ts';

/** Rates read back from a player may differ by rounding. */
const SAME_RATE = 1e-3;

interface Parts {
  readonly book: TimelineBook;
  readonly own: OwnMedia;
  readonly follower: Follower;
  readonly sender: ActionSender;
  readonly reporter: HostReporter;
  readonly absence: HostAbsence;
}

/** Whether this member's player leads the party, running free, or follows it. */
export class Leadership {
  private readonly parts: Parts;
  private leading = false;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** True while the player runs free and is the party's timeline. */
  get active(): boolean {
    return this.leading;
  }

  /** Host or guest, with a player or without. Who is just made host leads at once, where its player is near. */
  take(room: RoomModel, player: PlayerAdapter | null, promoted: boolean): void {
    const { follower, own } = this.parts;
    this.watchAbsence(isHost(room) && player === null);
    if (player === null) return;
    if (!isHost(room)) {
      this.stop();
      follower.setFollowing(true);
    } else if (!this.leading) {
      const near = promoted && follower.near;
      if (own.leads(room.mediaUrl) || follower.settled || near) this.begin(room, player);
      else if (promoted) follower.landAnew();
      else follower.setFollowing(true);
    }
  }

  begin(room: RoomModel, player: PlayerAdapter): void {
    this.leading = true;
    this.parts.own.led(room.mediaUrl);
    this.parts.follower.setFollowing(false);
    this.report(player);
  }

  /** Back from a loss: what others did meanwhile (`missed`) counts, and else what the player did. */
  again(player: PlayerAdapter, missed: boolean): void {
    if (missed) this.obey();
    else this.report(player);
  }

  /** Does what somebody else in the party wanted. */
  obey(): void {
    this.parts.follower.obey();
    this.jump();
  }

  /** Somebody's action has moved the player: the others know of it. */
  jump(): void {
    const { book, reporter } = this.parts;
    reporter.onJump(book.rate, book.current?.playState ?? 'paused');
  }

  stop(): void {
    if (this.leading) this.parts.reporter.lead(null, this.parts.book.rate);
    this.leading = false;
  }

  onSample(sample: PositionSample): void {
    if (this.leading) this.parts.reporter.onSample(sample);
  }

  onStatus(status: PlayerStatus): void {
    // A host that obeys somebody else's seek stops for it, too; but the party does not.
    if (this.leading && !this.parts.follower.moving) this.parts.reporter.onStatus(status);
  }

  private report(player: PlayerAdapter): void {
    this.parts.follower.steady();
    this.parts.reporter.lead(player, this.parts.book.rate);
    this.bringRate(player);
  }

  /** The speed that its user had chosen before there was a party, or while the connection was lost, is the party's from now on. */
  private bringRate(player: PlayerAdapter): void {
    const { book, sender } = this.parts;
    const { rate, position } = player;
    if (Math.abs(rate - book.rate) < SAME_RATE) return;
    sender.act({ kind: 'rate', rate, position }, book.current?.playState === 'playing');
  }

  private watchAbsence(away: boolean): void {
    const { absence, book, own } = this.parts;
    if (!away) absence.back();
    else if (book.current?.playState === 'playing') absence.left();
    if (away) own.playerGone();
  }
}
