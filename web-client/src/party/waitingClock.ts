import type { ServerTime } from '../clock/serverClock.ts';
import type { Cancel, Scheduler } from '../clock/time.ts';
import type { WaitInfo } from '../protocol/presence.ts';
import type { WaitingView } from './state.ts';

/** Shows whom the party waits for, and counts the seconds down. */
export class WaitingClock {
  private readonly scheduler: Scheduler;
  private readonly time: ServerTime;
  private readonly onView: (view: WaitingView | null) => void;
  private wait: WaitInfo | null = null;
  private selfId: string | null = null;
  private cancelTick: Cancel | null = null;

  constructor(scheduler: Scheduler, time: ServerTime, onView: (view: WaitingView | null) => void) {
    this.scheduler = scheduler;
    this.time = time;
    this.onView = onView;
  }

  /** From now on this wait, or none. */
  show(wait: WaitInfo | null, selfId: string | null): void {
    if (wait === this.wait) return;
    this.wait = wait;
    this.selfId = selfId;
    this.tick();
  }

  private tick(): void {
    this.cancelTick?.();
    this.cancelTick = null;
    const { wait } = this;
    if (wait === null) {
      this.onView(null);
      return;
    }
    const now = this.time.toServer(this.scheduler.now());
    const leftMs = now === null ? null : Math.max(0, wait.untilTs - now);
    const members = wait.members.map((member) => ({ ...member, isSelf: member.clientId === this.selfId }));
    const secondsLeft = leftMs === null ? null : Math.ceil(leftMs / 1_000);
    this.onView({ members, reason: wait.reason, secondsLeft });
    // The next whole second; at the end the server says so.
    const untilNext = leftMs === null ? 1_000 : leftMs % 1_000 || 1_000;
    if (leftMs !== 0) this.cancelTick = this.scheduler.after(untilNext, () => this.tick());
  }
}
