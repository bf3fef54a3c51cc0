/** One exchange with the server, all in ms: t0 and t3 on the local clock, t1 and t2 on the server's. */
export interface ClockExchange {
  /** When the ping left here. */
  readonly t0: number;
  /** When it arrived there (`recv_ts`). */
  readonly t1: number;
  /** When the pong left there (`send_ts`). */
  readonly t2: number;
  /** When it arrived here. */
  readonly t3: number;
}

/** What one exchange proves: server time minus local time lies between the two, for no message arrives before it left. */
interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly at: number;
}

/** Exchanges that tell how noisy the network is now. */
const RECENT = 16;
/** Exchanges kept. */
const KEPT = 64;
/**
 * How fast two clocks part at most, ms per ms: 200 ppm. Crystals stay within ±50, and a clock that is being set
 * right may be slewed; what an old exchange proves is that much weaker.
 */
const DRIFT = 200e-6;
/**
 * How far two exchanges may contradict each other before the clocks are taken to have stepped, ms. A page's
 * monotonic clock stops while the machine sleeps, in some browsers.
 */
const STEP_MARGIN_MS = 5;

/**
 * The server's clock seen through a network. Each exchange bounds the offset from both sides; the bounds of all
 * together are much closer than those of the best one, for the quickest ping and the quickest pong seldom belong
 * to the same exchange. The middle of what is left is the estimate. Without jitter it is NTP's arithmetic; of a
 * delay that is always longer in one direction it is wrong by half the difference, like every method.
 *
 * Pure: it knows no time but the stamps that it is given.
 */
export class ClockFilter {
  private bounds: readonly Bounds[] = [];

  /** Takes an exchange in; true if it shows that one of the clocks has stepped, so that all before it is void. */
  add(exchange: ClockExchange): boolean {
    const { t0, t1, t2, t3 } = exchange;
    const fresh: Bounds = { least: t2 - t3, most: t1 - t0, at: t3 };
    const known = this.at(t3);
    const stepped =
      known !== null &&
      (fresh.least > known.most + STEP_MARGIN_MS || fresh.most < known.least - STEP_MARGIN_MS);
    this.bounds = stepped ? [fresh] : [...this.bounds, fresh].slice(-KEPT);
    return stepped;
  }

  /** How many exchanges the present estimate rests on. */
  get count(): number {
    return this.bounds.length;
  }

  /** Server time minus local time, ms, as seen at local time `at`; null before the first exchange. */
  offsetAt(at: number): number | null {
    const known = this.at(at);
    return known === null ? null : (known.least + known.most) / 2;
  }

  /** The shortest round trip that the exchanges amount to, ms; null before the first one. Half of it is the most that the offset can be wrong by. */
  rttAt(at: number): number | null {
    const known = this.at(at);
    return known === null ? null : Math.max(0, known.most - known.least);
  }

  /**
   * How far the estimate may wander because of jitter, ms: a quarter of how far the middles of the last exchanges typically
   * lie from it. On the trace recorded over 150 ms ± 40 (conformance/clock) the estimate is 2 ms off on average and 4 at
   * most, and the middles lie 12 ms from it. While the exchanges are few, it is more.
   */
  noiseAt(at: number): number {
    const offset = this.offsetAt(at);
    if (offset === null) return 0;
    const away = this.bounds.slice(-RECENT).map(({ least, most }) => Math.abs((least + most) / 2 - offset));
    away.sort((a, b) => a - b);
    return (away[away.length >> 1] ?? 0) * Math.max(1 / 4, 4 / this.bounds.length);
  }

  private at(at: number): { readonly least: number; readonly most: number } | null {
    if (this.bounds.length === 0) return null;
    let least = Number.NEGATIVE_INFINITY;
    let most = Number.POSITIVE_INFINITY;
    for (const bound of this.bounds) {
      const slack = Math.abs(at - bound.at) * DRIFT;
      least = Math.max(least, bound.least - slack);
      most = Math.min(most, bound.most + slack);
    }
    return { least, most };
  }
}
