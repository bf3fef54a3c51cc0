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

interface Sample {
  readonly offset: number;
  readonly rtt: number;
  readonly at: number;
}

/** Samples kept: 80 s of pings 5 s apart. */
const KEPT = 16;
/** How fast two clocks usually part at most, ms per ms (50 ppm, 3 ms a minute). It makes an old sample worth less. */
const DRIFT = 50e-6;
/**
 * How far a new sample may lie outside of what delay and drift explain before the clocks are taken to have
 * stepped, ms. A page's monotonic clock stops while the machine sleeps, in some browsers.
 */
const STEP_MARGIN_MS = 25;

/**
 * The server's clock seen through a network, by NTP's arithmetic: of the last exchanges the one with the least
 * delay is believed, for its error is at most half of its round trip; age counts against it, because clocks
 * drift. Pure: it knows no time but the stamps that it is given. Asymmetric delay is invisible to it.
 */
export class ClockFilter {
  private samples: readonly Sample[] = [];

  /** Takes an exchange in; true if it shows that one of the clocks has stepped, so that all before it is void. */
  add(exchange: ClockExchange): boolean {
    const { t0, t1, t2, t3 } = exchange;
    const sample: Sample = {
      offset: (t1 - t0 + (t2 - t3)) / 2,
      rtt: Math.max(0, t3 - t0 - (t2 - t1)),
      at: t3,
    };
    const best = this.best(t3);
    const stepped = best !== null && !compatible(best, sample);
    this.samples = stepped ? [sample] : [...this.samples, sample].slice(-KEPT);
    return stepped;
  }

  /** How many exchanges the present estimate can choose from. */
  get count(): number {
    return this.samples.length;
  }

  /** Server time minus local time, ms, as seen at local time `at`; null before the first exchange. */
  offsetAt(at: number): number | null {
    return this.best(at)?.offset ?? null;
  }

  /** Round trip of the believed exchange, ms; null before the first one. */
  rttAt(at: number): number | null {
    return this.best(at)?.rtt ?? null;
  }

  private best(at: number): Sample | null {
    let best: Sample | null = null;
    for (const sample of this.samples) {
      if (best === null || uncertainty(sample, at) <= uncertainty(best, at)) best = sample;
    }
    return best;
  }
}

/** The most that a sample's offset can be wrong by at local time `at`, ms. */
function uncertainty(sample: Sample, at: number): number {
  return sample.rtt / 2 + Math.abs(at - sample.at) * DRIFT;
}

function compatible(believed: Sample, sample: Sample): boolean {
  const allowed = uncertainty(believed, sample.at) + uncertainty(sample, sample.at) + STEP_MARGIN_MS;
  return Math.abs(sample.offset - believed.offset) <= allowed;
}
