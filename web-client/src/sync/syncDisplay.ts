import type { SyncStatus, SyncView } from '../party/state.ts';

/** The offset that is shown is renewed at most so often, ms. */
const EVERY_MS = 500;

/** Tells how the player stands to the party: each new status at once, the offset alone now and then. */
export class SyncDisplay {
  private readonly onView: (view: SyncView) => void;
  private view: SyncView = { status: 'no_player', offsetMs: null };
  private at = Number.NEGATIVE_INFINITY;

  constructor(onView: (view: SyncView) => void) {
    this.onView = onView;
  }

  /** `offset`: seconds ahead of the party, null if it is not known; `now`: local time, ms. */
  show(status: SyncStatus, offset: number | null, now: number): void {
    const offsetMs = offset === null ? null : Math.round(offset * 1000);
    const { view } = this;
    if (status === view.status && (offsetMs === view.offsetMs || now - this.at < EVERY_MS)) return;
    this.view = { status, offsetMs };
    this.at = now;
    this.onView(this.view);
  }
}
