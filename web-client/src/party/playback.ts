import type { ServerTime } from '../clock/serverClock.ts';
import type { Scheduler } from '../clock/time.ts';
import type { PlayerAdapter, PlayerStatus, PositionSample, UserAction } from '../player/playerAdapter.ts';
import type { MessageOf } from '../protocol/serverMessage.ts';
import { ActionLatency } from '../sync/actionLatency.ts';
import { ActionSender, type TimedAction } from '../sync/actionSender.ts';
import { Follower } from '../sync/follower.ts';
import { type HostReport, HostReporter } from '../sync/hostReporter.ts';
import { type Timeline, timelineOf } from '../sync/timeline.ts';
import { TimelineBook } from '../sync/timelineBook.ts';
import { FilmOpener } from './filmOpener.ts';
import { HostAbsence } from './hostAbsence.ts';
import { Leadership } from './leadership.ts';
import { OwnMedia } from './ownMedia.ts';
import type { AttachPlayer, PartyPage } from './page.ts';
import type { PlaybackListener } from './playbackListener.ts';
import { type Opened, PlayerBinding } from './playerBinding.ts';
import { isHost, isPromoted, mayControl, type RoomModel } from './roomModel.ts';
import type { SyncView } from './state.ts';

/**
 * Joins the page's player to the party: finds it, drives it or lets it lead, and turns what its user does into
 * events. A host's player that (re)appears in a running party lands on the timeline first and leads from there.
 */
export class Playback<V extends object> {
  private readonly scheduler: Scheduler;
  private readonly time: ServerTime;
  private readonly listener: PlaybackListener;
  private readonly book = new TimelineBook();
  private readonly binding: PlayerBinding<V>;
  private readonly follower: Follower;
  private readonly latency = new ActionLatency();
  private readonly sender: ActionSender;
  private readonly reporter: HostReporter;
  private readonly absence: HostAbsence;
  private readonly own = new OwnMedia();
  private readonly opener: FilmOpener;
  private readonly role: Leadership;
  private room: RoomModel | null = null;

  constructor(
    scheduler: Scheduler,
    time: ServerTime,
    page: PartyPage<V>,
    attach: AttachPlayer<V>,
    listener: PlaybackListener,
  ) {
    this.scheduler = scheduler;
    this.time = time;
    this.listener = listener;
    this.binding = new PlayerBinding(page, attach, {
      onUserAction: (action) => this.onUserAction(action),
      onSample: (sample) => this.onSample(sample),
      onStatus: (status) => this.onStatus(status),
      onReady: () => this.follower.onReady(),
    });
    this.follower = new Follower(scheduler, time, (view) => this.onView(view));
    this.sender = new ActionSender(scheduler, time, this.latency, (action) => this.send(action));
    this.reporter = new HostReporter(scheduler, time, (report) => this.report(report));
    this.absence = new HostAbsence(scheduler, () => this.onAway());
    this.opener = new FilmOpener(scheduler, page, listener);
    const { book, own, follower, sender, reporter, absence } = this;
    this.role = new Leadership({ book, own, follower, sender, reporter, absence });
  }

  /** What is open here, to create a room with; this client's own player leads there. */
  bring(): Opened {
    const opened = this.binding.opened;
    this.own.bring(opened.mediaUrl);
    return opened;
  }

  /** In a room, for the first time, again after a loss, or because its media changed: then that is new to us. */
  enter(room: RoomModel, state: MessageOf<'room_state'>['state'], mediaIsNew: boolean): void {
    if (mediaIsNew) {
      this.letGo();
      const goesOn = this.room?.room === room.room && state.playState !== 'playing';
      this.own.goOnWith(goesOn && isHost(room) ? room.mediaUrl : null);
    }
    const before = this.room;
    const led = this.role.active;
    const promoted = isPromoted(this.room, room);
    const missed = room.options.freePlay && state.revision > (this.book.current?.revision ?? 0);
    this.room = room;
    this.book.reset(timelineOf(state));
    this.look();
    this.follower.setTimeline(this.book.current, true);
    this.takeRole(promoted);
    const { player, item } = this.binding;
    if (led && this.role.active && player !== null) this.role.again(player, missed);
    const untold = this.own.untold(room.mediaUrl);
    if (untold !== null && isHost(room)) this.listener.sendMedia(untold);
    else if (mediaIsNew && !this.opener.asks(room, before, item)) this.open();
  }

  /** Opens what the party plays now. Who left its film is not dragged back: that is for a film, or a party, that is new. */
  open(): void {
    if (this.room !== null) this.opener.open(this.room, this.binding.item, this.position);
  }

  /** The party is about to play what comes next: what the page opens by itself meanwhile is not meant for it. */
  expectNext(): void {
    this.opener.expectNext();
  }

  /** The room changed, but not what it plays. */
  update(room: RoomModel): void {
    const promoted = isPromoted(this.room, room);
    this.room = room;
    this.takeRole(promoted);
  }

  /** Out of the room: the player is its user's alone, at the room's rate. */
  exit(): void {
    this.letGo();
    this.book.clear();
    this.follower.setTimeline(null, false);
    this.room = null;
    this.own.forget();
    this.absence.back();
  }

  /** The connection is lost. */
  lost(): void {
    this.book.lost();
  }

  onPlayerEvent(event: MessageOf<'player_event'>): void {
    if (!this.book.onPlayerEvent(event)) return;
    this.latency.disturbed(); // what the player does now is no answer to its user
    this.follower.setTimeline(this.book.current, true);
    if (this.role.active) this.role.obey();
  }

  onStateUpdate(update: MessageOf<'state_update'>): void {
    if (this.role.active || !this.book.onStateUpdate(update)) return;
    this.follower.setTimeline(this.book.current, false);
  }

  onAccepted(answer: MessageOf<'accepted'>): void {
    this.book.onAccepted(answer);
    this.follower.setTimeline(this.book.current, false);
  }

  /** The server refused a message: if it was an action, the player goes back to what the party does. */
  onRefused(ref: string): void {
    if (!this.book.onRefused(ref)) return;
    this.follower.setTimeline(this.book.current, true);
    this.follower.realign();
  }

  onClock(): void {
    this.sender.onClock();
    this.reporter.onClock();
    this.follower.onClock();
  }

  remeasure(): void {
    this.follower.remeasure();
    this.reporter.remeasure();
  }

  unblock(): void {
    this.follower.unblock();
  }

  /** The player that plays the party's film here; null while there is none. */
  get player(): PlayerAdapter | null {
    return this.binding.player;
  }

  /** Where the party is now, seconds; the timeline's own position while the clock is unknown. */
  get position(): number {
    return this.book.positionAt(this.time.toServer(this.scheduler.now()));
  }

  /** What the party does, as far as this member knows; null outside of one. */
  get timeline(): Timeline | null {
    return this.book.current;
  }

  /** Does to the party what its user would do with the player, from somewhere else and with or without one. */
  act(action: UserAction): void {
    const { room } = this;
    const { player } = this.binding;
    if (room === null) return;
    if (!mayControl(room)) {
      this.listener.onNotAllowed();
      return;
    }
    this.sender.act(action, this.book.current?.playState === 'playing');
    if (!this.role.active || player === null) return;
    if (action.kind === 'seek') player.seek(action.position);
    if (action.kind === 'rate') player.setRate(action.rate);
  }

  /** The page shows another player, item or user. */
  onPageChange(): void {
    const opened = this.opener.onItem(this.binding.item, this.room);
    if (this.room === null) return;
    if (opened !== null && this.own.announce(opened)) this.listener.sendMedia(opened);
    this.look();
    this.takeRole();
  }

  private look(): void {
    if (this.room === null) return;
    this.binding.look(
      this.room.mediaUrl,
      () => this.onPlayerGone(),
      (player) => this.follower.setPlayer(player),
    );
  }

  private onPlayerGone(): void {
    this.follower.setPlayer(null);
    this.role.stop();
  }

  private letGo(): void {
    this.follower.setFollowing(false);
    this.sender.clear();
    this.binding.release(() => this.onPlayerGone());
    this.role.stop();
  }

  private takeRole(promoted = false): void {
    if (this.room !== null) this.role.take(this.room, this.binding.player, promoted);
  }

  private onAway(): void {
    if (this.book.current?.playState !== 'playing') return;
    this.sender.act({ kind: 'pause', position: this.position }, false);
  }

  private onView(view: SyncView): void {
    this.listener.onView(view);
    // A host's player that has landed on the timeline is the timeline from here on.
    if (this.follower.settled) this.takeRole();
  }

  private onSample(sample: PositionSample): void {
    this.role.onSample(sample);
    this.follower.onSample(sample);
  }

  private onStatus(status: PlayerStatus): void {
    // A new source starts at the page's own speed; the party's is the room's.
    if (this.role.active && status !== 'empty') this.binding.player?.setRate(this.book.rate);
    this.follower.onStatus(status);
    if (status === 'ended' && this.role.active) this.listener.onEnded();
    this.role.onStatus(status);
  }

  private onUserAction(action: UserAction): void {
    const { room } = this;
    const { player } = this.binding;
    if (room === null || player === null) return;
    if (!mayControl(room)) {
      this.listener.onNotAllowed();
      this.follower.realign();
      return;
    }
    const meant = this.meant(action);
    if (isHost(room) && !this.role.active) this.role.begin(room, player);
    if (meant.kind === 'pause') player.pause();
    this.sender.act(meant, this.book.current?.playState === 'playing');
  }

  /** A page's button plays what stands, also what the party has only just stopped on the way to where it plays. */
  private meant(action: UserAction): UserAction {
    if (action.kind !== 'play' || !this.follower.stoppedUnnoticed) return action;
    return { kind: 'pause', position: this.position };
  }

  private send(action: TimedAction): void {
    const ref = this.listener.sendAction(action);
    if (ref === null) {
      // Offline: a host's player is the truth all the same, and is reported later; a guest's is not.
      if (!this.role.active) this.follower.realign();
      return;
    }
    this.book.propose({ ...action, ref });
    this.follower.setTimeline(this.book.current, true);
    if (this.role.active) this.role.jump();
  }

  private report(report: HostReport): void {
    const { position, playState, positionTs, rate, foretold } = report;
    if (playState === 'playing' && !foretold) this.latency.observed(position, positionTs, rate);
    this.book.assume({ position, playState, at: positionTs, rate });
    this.follower.setTimeline(this.book.current, false);
    this.listener.sendReport(report, this.book.current?.revision ?? 0);
  }
}
