import type { ServerTime } from '../clock/serverClock.ts';
import type { Scheduler } from '../clock/time.ts';
import type { PlayerAdapter, PlayerStatus, PositionSample, UserAction } from '../player/playerAdapter.ts';
import { libraryItem, mediaUrlOf } from '../protocol/libraryItem.ts';
import type { MessageOf } from '../protocol/serverMessage.ts';
import { ActionLatency } from '../sync/actionLatency.ts';
import { ActionSender, type TimedAction } from '../sync/actionSender.ts';
import { Follower } from '../sync/follower.ts';
import { type HostReport, HostReporter } from '../sync/hostReporter.ts';
import { type Timeline, timelineOf } from '../sync/timeline.ts';
import { TimelineBook } from '../sync/timelineBook.ts';
import { HostAbsence } from './hostAbsence.ts';
import type { AttachPlayer, PartyPage } from './page.ts';
import type { PlaybackListener } from './playbackListener.ts';
import { type Opened, PlayerBinding } from './playerBinding.ts';
import { isHost, isPromoted, mayControl, type RoomModel } from './roomModel.ts';
import type { SyncView } from './state.ts';

/** Rates read back from a player may differ by rounding. */
const SAME_RATE = 1e-3;

/** So long after the next entry was asked for, ms, the page's own idea of what comes next does not count. */
const NEXT_WITHIN_MS = 3_000;

/**
 * Joins the page's player to the party: finds it, drives it or lets it lead, and turns what its user does into
 * events. A host's player that (re)appears in a running party lands on the timeline first and leads from there.
 */
export class Playback<V extends object> {
  private readonly scheduler: Scheduler;
  private readonly time: ServerTime;
  private readonly page: PartyPage<V>;
  private readonly listener: PlaybackListener;
  private readonly book = new TimelineBook();
  private readonly binding: PlayerBinding<V>;
  private readonly follower: Follower;
  private readonly latency = new ActionLatency();
  private readonly sender: ActionSender;
  private readonly reporter: HostReporter;
  private readonly absence: HostAbsence;
  private room: RoomModel | null = null;
  private leading = false;
  /** The media that this client brought into the party with its own player: that one need not land. */
  private ownMedia: string | null = null;
  /** What the party has been told to play next: this host's player leads it as soon as it is open. */
  private toLead: string | null = null;
  private nextAskedAt = Number.NEGATIVE_INFINITY;
  /** The media that this host has opened, until the room has it. */
  private announced: string | null = null;
  private lastItem: string | null = null;

  constructor(
    scheduler: Scheduler,
    time: ServerTime,
    page: PartyPage<V>,
    attach: AttachPlayer<V>,
    listener: PlaybackListener,
  ) {
    this.scheduler = scheduler;
    this.time = time;
    this.page = page;
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
  }

  /** What is open here, to create a room with; this client's own player leads there. */
  bring(): Opened {
    const opened = this.binding.opened;
    this.ownMedia = opened.mediaUrl;
    return opened;
  }

  /** In a room, for the first time, again after a loss, or because its media changed: then that is new to us. */
  enter(room: RoomModel, state: MessageOf<'room_state'>['state'], mediaIsNew: boolean): void {
    if (mediaIsNew) {
      this.letGo();
      const goesOn = this.room?.room === room.room && state.playState !== 'playing';
      this.toLead = goesOn && isHost(room) ? room.mediaUrl : null;
    }
    const before = this.room;
    const led = this.leading;
    const promoted = isPromoted(this.room, room);
    const missed = room.options.freePlay && state.revision > (this.book.current?.revision ?? 0);
    this.room = room;
    this.book.reset(timelineOf(state));
    this.look();
    this.follower.setTimeline(this.book.current, true);
    this.takeRole(promoted);
    if (led && this.leading) this.leadAgain(missed);
    if (this.announced === room.mediaUrl) this.announced = null;
    if (this.announced !== null && isHost(room)) this.listener.sendMedia(this.announced);
    else if (mediaIsNew && !this.isAsked(room, before)) this.openItem(room);
  }

  /** A guest who goes on in the same party may have chosen to be asked before another film is opened. */
  private isAsked(room: RoomModel, before: RoomModel | null): boolean {
    if (isHost(room) || before?.room !== room.room || libraryItem(room.mediaUrl) === null) return false;
    return libraryItem(room.mediaUrl) !== this.binding.item && this.listener.asksFirst(room.mediaUrl);
  }

  /** Opens what the party plays now. */
  open(): void {
    if (this.room !== null) this.openItem(this.room);
  }

  /** The party is about to play what comes next: what the page opens by itself meanwhile is not meant for it. */
  expectNext(): void {
    this.nextAskedAt = this.scheduler.now();
  }

  /** Back from a loss: what others did meanwhile counts, and else what the player did. */
  private leadAgain(missed: boolean): void {
    const { player } = this.binding;
    if (player === null) return;
    if (missed) {
      this.follower.obey();
      this.onJump();
    } else {
      this.reporter.lead(player, this.book.rate);
      this.bringRate(player);
    }
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
    this.book.reset(null);
    this.follower.setTimeline(null, false);
    this.room = null;
    this.ownMedia = null;
    this.toLead = null;
    this.announced = null;
    this.absence.back();
  }

  onPlayerEvent(event: MessageOf<'player_event'>): void {
    if (!this.book.onPlayerEvent(event)) return;
    this.latency.disturbed(); // what the player does now is no answer to its user
    this.follower.setTimeline(this.book.current, true);
    if (!this.leading) return;
    this.follower.obey();
    this.onJump();
  }

  onStateUpdate(update: MessageOf<'state_update'>): void {
    if (this.leading || !this.book.onStateUpdate(update)) return;
    this.follower.onHostPicture(update.pictureLead);
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
    if (!this.leading || player === null) return;
    if (action.kind === 'seek') player.seek(action.position);
    if (action.kind === 'rate') player.setRate(action.rate);
  }

  /** The page shows another player, item or user. */
  onPageChange(): void {
    const { item } = this.binding;
    const opened = item !== null && item !== this.lastItem;
    this.lastItem = item;
    const { room } = this;
    if (room === null) return;
    const expecting = this.scheduler.now() - this.nextAskedAt < NEXT_WITHIN_MS;
    if (opened && isHost(room) && item !== libraryItem(room.mediaUrl) && !expecting)
      this.announce(mediaUrlOf(item));
    this.look();
    this.takeRole();
  }

  private announce(mediaUrl: string): void {
    if (this.announced === mediaUrl) return;
    this.announced = mediaUrl;
    this.ownMedia = mediaUrl;
    this.listener.sendMedia(mediaUrl);
  }

  /** Opens the party's film. Only when it is new to the party or the party to us: who left it is not dragged back. */
  private openItem(room: RoomModel): void {
    const item = libraryItem(room.mediaUrl);
    if (item === null || item === this.binding.item) return;
    this.page.playItem(item, this.position).catch(() => this.listener.onUnavailable());
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
    this.stopLeading();
  }

  private letGo(): void {
    this.follower.setFollowing(false);
    this.sender.clear();
    this.binding.release(() => this.onPlayerGone());
    this.stopLeading();
  }

  /** Host or guest, with a player or without. Who is just made host leads at once, where its player is near. */
  private takeRole(promoted = false): void {
    const { room } = this;
    const { player } = this.binding;
    if (room === null) return;
    this.watchAbsence(isHost(room) && player === null);
    if (player === null) return;
    if (!isHost(room)) {
      this.stopLeading();
      this.follower.setFollowing(true);
    } else if (!this.leading) {
      const near = promoted && this.follower.near;
      const own = this.ownMedia === room.mediaUrl || this.toLead === room.mediaUrl;
      if (own || this.follower.settled || near) this.lead(room, player);
      else if (promoted) this.follower.landAnew();
      else this.follower.setFollowing(true);
    }
  }

  private lead(room: RoomModel, player: PlayerAdapter): void {
    this.leading = true;
    this.ownMedia = room.mediaUrl;
    this.toLead = null;
    this.follower.setFollowing(false);
    this.reporter.lead(player, this.book.rate);
    this.bringRate(player);
  }

  /** The speed that its user had chosen before there was a party, or while the connection was lost, is the party's from now on. */
  private bringRate(player: PlayerAdapter): void {
    const { rate, position } = player;
    if (Math.abs(rate - this.book.rate) < SAME_RATE) return;
    this.sender.act({ kind: 'rate', rate, position }, this.book.current?.playState === 'playing');
  }

  private stopLeading(): void {
    if (this.leading) this.reporter.lead(null, this.book.rate);
    this.leading = false;
  }

  private watchAbsence(away: boolean): void {
    if (!away) this.absence.back();
    else if (this.book.current?.playState === 'playing') this.absence.left();
    if (away && this.announced === null) this.ownMedia = null;
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
    if (this.leading) this.reporter.onSample(sample);
    this.follower.onSample(sample);
  }

  private onStatus(status: PlayerStatus): void {
    // A new source starts at the page's own speed; the party's is the room's.
    if (this.leading && status !== 'empty') this.binding.player?.setRate(this.book.rate);
    this.follower.onStatus(status);
    if (status === 'ended' && this.leading) this.listener.onEnded();
    // A host that obeys somebody else's seek stops for it, too; but the party does not.
    if (this.leading && !this.follower.moving) this.reporter.onStatus(status);
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
    if (isHost(room) && !this.leading) this.lead(room, player);
    this.sender.act(action, this.book.current?.playState === 'playing');
  }

  private send(action: TimedAction): void {
    const ref = this.listener.sendAction(action);
    if (ref === null) {
      // Offline: a host's player is the truth all the same, and is reported later; a guest's is not.
      if (!this.leading) this.follower.realign();
      return;
    }
    this.book.propose({ ...action, ref });
    this.follower.setTimeline(this.book.current, true);
    if (this.leading) this.onJump();
  }

  private onJump(): void {
    this.reporter.onJump(this.book.rate, this.book.current?.playState ?? 'paused');
  }

  private report(report: HostReport): void {
    const { position, playState, positionTs, rate } = report;
    if (playState === 'playing') this.latency.observed(position, positionTs, rate);
    this.book.assume({ position, playState, at: positionTs, rate });
    this.follower.setTimeline(this.book.current, false);
    this.listener.sendReport(report, this.book.current?.revision ?? 0);
  }
}
