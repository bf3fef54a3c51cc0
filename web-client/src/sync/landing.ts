import type { Cancel, Scheduler } from '../clock/time.ts';
import type { PlayerAdapter } from '../player/playerAdapter.ts';

/** Every number of a landing, seconds. docs/sync.md explains them. */
export const LANDING = {
  /** A player that would start later than this is sent ahead first; less is left to a nudge. */
  lateS: 0.012,
  /** A seek that took so much longer than its lead is repeated; less is left to a nudge. */
  againS: 0.02,
  /** A standing player may wait for the party this long; longer, and it is sent back. */
  waitS: 1.5,
  /** How far ahead of the party a seek is aimed before it is known how long this player takes. */
  leadStartS: 0.3,
  leadLeastS: 0.1,
  leadMostS: 8,
  /** What was measured, enlarged so that most seeks are done in time. */
  leadFactor: 1.3,
  leadMarginS: 0.06,
  /** A timer that is so late is one of a page in the background: the next try does without. */
  timerLateS: 0.15,
  /** After so many seeks that were too short it starts wherever it is. */
  tries: 3,
  /** A seek that has not ended by then is left to the browser, which shows that it loads. */
  patienceS: 10,
  /** Who clicks so soon after the player was stopped was looking at one that played. */
  noticeS: 1,
} as const;

/** How the party's timeline looks to a landing: seconds of media time now, and how fast it moves. */
export interface Course {
  target(): number | null;
  readonly rate: number;
}

/**
 * Puts a player onto a moving timeline: it is stopped and sent to where the party *will be*, and started when the
 * party gets there, early by what a start takes. How long a seek takes is then of no account, as long as it is less
 * than the lead; and the lead is learned. A player that stands near the right place already is only started in time.
 */
export class Landing {
  private readonly scheduler: Scheduler;
  private readonly startS: () => number;
  private readonly onStarted: (player: PlayerAdapter, lateS: number | null) => void;
  private player: PlayerAdapter | null = null;
  private course: Course | null = null;
  private goal = 0;
  private soughtAt: number | null = null;
  private tries = 0;
  private cancelStart: Cancel | null = null;
  /** When a playing player was stopped to be started again, local time, ms; null while none is. */
  private stoppedAt: number | null = null;
  private leadS: number = LANDING.leadStartS;
  /** What the last seek took, seconds. */
  private tookS = 0;

  /**
   * `startS` tells how long the player takes to start, seconds. `onStarted` is to start the player, and hears how
   * late that is known to be, seconds; null if it is not.
   */
  constructor(
    scheduler: Scheduler,
    startS: () => number,
    onStarted: (player: PlayerAdapter, lateS: number | null) => void,
  ) {
    this.scheduler = scheduler;
    this.startS = startS;
    this.onStarted = onStarted;
  }

  /** While it is, the player's pause and seek are its own doing. */
  get active(): boolean {
    return this.player !== null;
  }

  /** True while it keeps a player standing that played before. */
  get holds(): boolean {
    return this.active && this.stoppedAt !== null;
  }

  /** The same, and its user can hardly have noticed yet. */
  get holdsUnnoticed(): boolean {
    const { stoppedAt } = this;
    return this.active && stoppedAt !== null && this.scheduler.now() - stoppedAt < LANDING.noticeS * 1000;
  }

  /** How far ahead of the party a seek is aimed now, seconds of real time. */
  get lead(): number {
    return this.leadS;
  }

  begin(player: PlayerAdapter, course: Course): void {
    const target = course.target();
    if (target === null) return;
    this.cancel();
    this.player = player;
    this.course = course;
    this.tries = 0;
    const early = (player.position - target) / course.rate - this.startS();
    const stands = player.status === 'paused' && player.ready;
    if (stands && early > -LANDING.lateS && early < LANDING.waitS) {
      this.goal = player.position;
      this.arm(player, course);
    } else {
      // What stands already may have been stopped by a landing that this one replaces.
      if (player.status !== 'paused') this.stoppedAt = this.scheduler.now();
      player.pause();
      this.seek(player, course, target);
    }
  }

  /** The player has reached a place from which it can start at once. */
  onReady(): void {
    const { player, soughtAt } = this;
    const course = this.course;
    if (player === null || course === null || soughtAt === null || !player.ready) return;
    this.learn((this.scheduler.now() - soughtAt) / 1000);
    this.soughtAt = null;
    this.arm(player, course);
  }

  /** The timeline is a little better known: the start may be due at another moment. */
  onCourse(course: Course): void {
    this.course = course;
    if (this.player !== null && this.soughtAt === null) this.arm(this.player, course);
  }

  /** The party stands: nothing is kept from playing. */
  rest(): void {
    this.cancel();
    this.stoppedAt = null;
  }

  /** Without a word to the player: another landing may follow. */
  cancel(): void {
    this.cancelStart?.();
    this.cancelStart = null;
    this.player = null;
    this.soughtAt = null;
  }

  private seek(player: PlayerAdapter, course: Course, target: number): void {
    this.tries += 1;
    this.soughtAt = this.scheduler.now();
    this.goal = player.startNear(target + (this.leadS + this.startS()) * course.rate);
    this.startAfter(LANDING.patienceS * 1000);
    player.seek(this.goal);
  }

  private arm(player: PlayerAdapter, course: Course): void {
    const target = course.target();
    if (target === null) return;
    const wait = (this.goal - target) / course.rate - this.startS();
    if (this.isTooLate(-wait)) this.seek(player, course, target);
    else this.startAfter(Math.max(0, wait * 1000));
  }

  private startAfter(delayMs: number): void {
    this.cancelStart?.();
    const due = this.scheduler.now() + delayMs;
    this.cancelStart = this.scheduler.after(delayMs, () => {
      const { player, course, soughtAt } = this;
      const target = course?.target() ?? null;
      if (player === null || course === null || target === null) {
        this.rest();
        return;
      }
      const timerS = (this.scheduler.now() - due) / 1000;
      const lateS = (target - this.goal) / course.rate + this.startS();
      const inBackground = timerS > LANDING.timerLateS && soughtAt === null;
      if (soughtAt === null && !inBackground && this.isTooLate(lateS)) {
        this.seek(player, course, target);
        return;
      }
      this.rest();
      if (inBackground) this.goWithoutTimer(player, course, target);
      else this.onStarted(player, lateS);
    });
  }

  /** To start now would leave more to a nudge than another seek costs: on a busy machine timers are late. */
  private isTooLate(lateS: number): boolean {
    if (this.tries >= LANDING.tries) return false;
    return lateS > (this.tries === 0 ? LANDING.lateS : LANDING.againS);
  }

  /** Once more, and started at once: it gets going when it is there, as well as that can be foretold. */
  private goWithoutTimer(player: PlayerAdapter, course: Course, target: number): void {
    player.seek(target + (this.tookS + this.startS()) * course.rate);
    this.onStarted(player, null);
  }

  private learn(tookS: number): void {
    this.tookS = tookS;
    const wanted = tookS * LANDING.leadFactor + LANDING.leadMarginS;
    // Too short is repaired at once, too long little by little: an early player waits, a late one has to seek again.
    const next = wanted > this.leadS ? wanted : this.leadS + (wanted - this.leadS) * 0.3;
    this.leadS = Math.min(LANDING.leadMostS, Math.max(LANDING.leadLeastS, next));
  }
}
