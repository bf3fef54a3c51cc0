import type { ServerTime } from '../clock/serverClock.ts';
import type { Scheduler } from '../clock/time.ts';
import type { WaitInfo } from '../protocol/presence.ts';
import { SecondsLeft } from './secondsLeft.ts';
import type { WaitingView } from './state.ts';

/** Shows whom the party waits for, and counts the seconds down. */
export class WaitingClock {
  private readonly seconds: SecondsLeft;
  private readonly onView: (view: WaitingView | null) => void;
  private wait: WaitInfo | null = null;
  private selfId: string | null = null;

  constructor(scheduler: Scheduler, time: ServerTime, onView: (view: WaitingView | null) => void) {
    this.seconds = new SecondsLeft(scheduler, time, (left) => this.tell(left));
    this.onView = onView;
  }

  /** From now on this wait, or none. */
  show(wait: WaitInfo | null, selfId: string | null): void {
    if (wait === this.wait) return;
    this.wait = wait;
    this.selfId = selfId;
    if (wait === null) this.onView(null);
    this.seconds.countTo(wait?.untilTs ?? null);
  }

  private tell(secondsLeft: number | null): void {
    const { wait } = this;
    if (wait === null) return;
    const members = wait.members.map((member) => ({ ...member, isSelf: member.clientId === this.selfId }));
    this.onView({ members, reason: wait.reason, secondsLeft });
  }
}
