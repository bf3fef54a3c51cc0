import type { ServerTime } from '../clock/serverClock.ts';
import type { Scheduler } from '../clock/time.ts';
import type { SyncView } from '../party/state.ts';
import type { PlayerAdapter, PlayerStatus, PositionSample } from '../player/playerAdapter.ts';
import { Landing } from './landing.ts';
import { SyncDisplay } from './syncDisplay.ts';
import { syncStatus } from './syncStatus.ts';
import { Tempo } from './tempo.ts';
import type { Timeline } from './timeline.ts';
import { isOver, Whereabouts } from './whereabouts.ts';

/** A paused player stands right if it is this close, seconds: farther off it may show another frame than the others. */
const STANDS_S = 0.002;
/** After a jump of the party, or with a new player, what is farther off than this lands anew, seconds. */
const JUMP_S = 0.15;
/** Nobody has to be moved for a new host that is no farther off than this, seconds. */
const NEAR_S = 0.03;
/** A player that is loading anyway is sent elsewhere only for more than this, seconds. */
const LOADING_JUMP_S = 2;
/** A timeline that moves by less than this is the same one, only better known, seconds. */
const SAME_TIMELINE_S = 0.05;
/** The same for who is on the way there, and may start sooner or later. */
const SAME_LANDING_S = 0.3;

/**
 * Puts this member's player onto the party's timeline and keeps it there: starts, stops and seeks it with the party, and lets
 * its {@link Tempo} take out what is left. The host's player runs free: of that it only tells how things stand, and
 * its picture, like everybody's, is put where its sound is.
 */
export class Follower {
  private readonly scheduler: Scheduler;
  private readonly time: ServerTime;
  private readonly display: SyncDisplay;
  private readonly tempo: Tempo;
  private readonly landing: Landing;
  private readonly whereabouts: Whereabouts;
  private player: PlayerAdapter | null = null;
  private timeline: Timeline | null = null;
  private following = false;
  /** It runs free, but has yet to do what somebody else wanted, whatever comes between. */
  private obeying = false;
  /** The party, or the player, was elsewhere: it has yet to be seen whether the player has to land anew. */
  private unplaced = false;
  /** The player has never been put onto the timeline: a start that nobody timed is always some 0.1 s off. */
  private fresh = false;
  /** The player was started by a landing, and is on its way to playing. */
  private starting = false;
  private sampled = false;
  /** The paused position that the player was last sent to; it may stand a little beside it, for ever. */
  private stoodAt: number | null = null;

  constructor(scheduler: Scheduler, time: ServerTime, onView: (view: SyncView) => void) {
    this.scheduler = scheduler;
    this.time = time;
    this.display = new SyncDisplay(onView);
    this.whereabouts = new Whereabouts(scheduler, time);
    this.tempo = new Tempo(scheduler);
    this.landing = new Landing(
      scheduler,
      () => this.tempo.controller.startLatency,
      (player, lateS) => this.start(player, lateS),
    );
  }

  /** The player to drive, or null when there is none; its rate is left as the room's. */
  setPlayer(player: PlayerAdapter | null): void {
    this.startOver();
    this.player = player;
    this.obeying = false;
    this.fresh = true;
    this.stoodAt = null;
    this.reconcile(true);
  }

  /** Whether the player follows the timeline, or runs free. Either way it goes at the room's rate now. */
  setFollowing(following: boolean): void {
    if (!following) this.fresh = false; // the party is where it is
    if (following === this.following) return;
    const held = this.landing.holds;
    this.following = following;
    this.obeying = false;
    this.startOver();
    if (!following) this.landing.rest();
    // Nobody lands it any more: it plays on from where it was stopped.
    if (held && this.player !== null) this.play(this.player);
    if (this.timeline !== null) this.player?.setRate(this.timeline.rate);
    this.reconcile(true);
  }

  /** The party's timeline; null: no party. `jump`: somebody acted, so that a seek is due at once. */
  setTimeline(timeline: Timeline | null, jump: boolean): void {
    const moved = this.whereabouts.moved(this.timeline, timeline);
    const same = this.landing.active && !jump ? SAME_LANDING_S : SAME_TIMELINE_S;
    if (moved === null || Math.abs(moved) > same) this.startOver(timeline ?? this.timeline);
    else this.tempo.timelineMoved(moved);
    if (timeline === null) this.stoodAt = null;
    this.timeline = timeline;
    if (this.landing.active && timeline !== null) this.landing.onCourse(this.whereabouts.course(timeline));
    this.reconcile(jump);
  }

  /** Do once what the timeline says, even if the player runs free: somebody else in the party acted. */
  obey(): void {
    this.obeying = true;
    this.stoodAt = null;
    this.reconcile(true);
  }

  /** Put the player back: its user did something that does not count. */
  realign(): void {
    this.startOver();
    this.stoodAt = null;
    this.reconcile(true);
  }

  /** Land, wherever the player is: nudging it is out of the question now. */
  landAnew(): void {
    this.fresh = true;
    this.realign();
  }

  /** Called from inside a click: starts a player that the browser had blocked, where the party is now. */
  unblock(): void {
    const { player } = this;
    if (player === null || this.timeline === null) return;
    this.fresh = true;
    this.play(player);
  }

  /** True if the player does what the timeline says, as far as has been measured. */
  get settled(): boolean {
    const { player, timeline } = this;
    if (player === null || timeline === null || !this.following) return false;
    if (timeline.playState === 'playing')
      return player.status === 'playing' && this.tempo.controller.state === 'in_sync';
    return player.status === 'paused';
  }

  /** True if the player plays and nobody would notice much if the party went by it from now on. */
  get near(): boolean {
    const target = this.target();
    if (this.player?.status !== 'playing' || this.landing.active || target === null) return false;
    return this.timeline?.playState === 'playing' && Math.abs(this.player.position - target) < NEAR_S;
  }

  /** True while the player is being put onto the timeline: that it stands is then no news. */
  get moving(): boolean {
    return this.landing.active;
  }

  /** True if the party plays, and the player has just been stopped on the way there: a click on it was meant to pause. */
  get stoppedUnnoticed(): boolean {
    return this.landing.holdsUnnoticed && this.timeline?.playState === 'playing';
  }

  /** The page was away, or time was: measure again before correcting anything. */
  remeasure(): void {
    this.startOver();
    this.reconcile(false);
  }

  onStatus(status: PlayerStatus): void {
    if (status !== 'playing') this.tempo.steady();
    if (status === 'empty') this.stoodAt = null; // what is loaded next stands elsewhere
    // A stall or a start makes all readings void; after a landing, in the stream it was for, they are what it learns from.
    const own = status !== 'empty' && (this.starting || this.landing.active);
    if (!own) this.startOver();
    if (status === 'playing') this.starting = false;
    this.reconcile(false);
  }

  onReady(): void {
    this.landing.onReady();
  }

  /** The player is at the room's speed from now on, or at its user's. */
  steady(): void {
    this.tempo.steady();
  }

  onSample(sample: PositionSample): void {
    const { player, timeline } = this;
    this.sampled = true;
    if (player === null || timeline === null) return;
    if (timeline.playState === 'playing' && player.status === 'playing') {
      const target = this.whereabouts.of(timeline, sample.at);
      if (target !== null && !isOver(target, player.duration)) {
        const error = this.following ? sample.position - target : null;
        if (this.tempo.onSample(player, timeline.rate, sample, error)) this.land(player, timeline);
      }
    }
    this.publish();
  }

  /** The clock is ready, or much better known. */
  onClock(): void {
    this.tempo.controller.setNoise(this.time.noiseMs / 1000);
    this.reconcile(false);
  }

  private reconcile(jump: boolean): void {
    this.unplaced ||= jump;
    if (this.following || this.obeying) this.place();
    this.publish();
  }

  private place(): void {
    const { player, timeline } = this;
    if (player === null || timeline === null || player.status === 'empty') return;
    if (timeline.playState === 'playing') this.run(player, timeline);
    else this.stand(player, timeline);
  }

  private stand(player: PlayerAdapter, timeline: Timeline): void {
    this.landing.rest();
    this.unplaced = this.fresh = this.obeying = false;
    player.setRate(timeline.rate);
    const place = player.startNear(timeline.position);
    const goal = player.duration > 0 ? Math.min(place, player.duration) : place;
    const sent = this.stoodAt === timeline.position;
    this.stoodAt = timeline.position;
    // Before it stops: a host tells where it stands as soon as it does, and must not tell where it came from.
    if (!sent && Math.abs(player.position - goal) > STANDS_S) player.seek(goal);
    if (player.status === 'playing' || player.status === 'buffering') player.pause();
  }

  private run(player: PlayerAdapter, timeline: Timeline): void {
    this.stoodAt = null;
    if (!this.tempo.active) player.setRate(timeline.rate);
    const target = this.target();
    if (this.landing.active || target === null || player.status === 'blocked') return;
    if (isOver(target, player.duration)) return;
    const off = Math.abs(player.position - target);
    if (player.status === 'buffering' && off < LOADING_JUMP_S) return;
    const resting = player.status === 'paused' || player.status === 'ended';
    if (resting || this.fresh || (this.unplaced && off > JUMP_S)) this.land(player, timeline);
    else this.obeying = false; // it is there already
    this.unplaced = this.fresh = false;
  }

  private land(player: PlayerAdapter, timeline: Timeline): void {
    this.startOver();
    this.landing.begin(player, this.whereabouts.course(timeline));
  }

  private start(player: PlayerAdapter, lateS: number | null): void {
    this.starting = true;
    this.obeying = false;
    this.tempo.controller.started(lateS);
    this.play(player);
  }

  private play(player: PlayerAdapter): void {
    const tell = (): void => this.publish();
    player.play().then(tell, tell);
  }

  /** Where the party is now, seconds; null until the server's clock is known. */
  private target(): number | null {
    return this.timeline === null ? null : this.whereabouts.of(this.timeline);
  }

  private startOver(timeline = this.timeline): void {
    this.tempo.startOver(timeline?.rate);
    this.landing.cancel();
    this.starting = false;
    this.sampled = false;
  }

  private publish(): void {
    const status = syncStatus(this.player, this.timeline, {
      following: this.following,
      landing: this.landing.active,
      sampled: this.sampled,
      finding: this.tempo.controller.state,
    });
    const offset = this.following ? this.tempo.controller.offset : status === 'in_sync' ? 0 : null;
    this.display.show(status, offset, this.scheduler.now());
  }
}
