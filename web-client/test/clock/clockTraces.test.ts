import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ClockFilter } from '../../src/clock/clockFilter.ts';

interface Trace {
  readonly network: string;
  /** Half of what one way is always longer: no method can see it, ms. */
  readonly blind_ms: number;
  /** By direct pings at the same time, ms. */
  readonly true_offset_ms: number;
  /** t0, t1, t2, t3 of each exchange, ms. */
  readonly exchanges: readonly (readonly [number, number, number, number])[];
}

function trace(name: string): Trace {
  return JSON.parse(
    readFileSync(new URL(`../../../conformance/clock/${name}.json`, import.meta.url), 'utf8'),
  );
}

/** The errors after each exchange from the eighth on, ms; and those of the quickest of the last sixteen exchanges alone. */
function errors({ exchanges, blind_ms, true_offset_ms }: Trace) {
  const filter = new ClockFilter();
  const truth = true_offset_ms + blind_ms;
  const ours: number[] = [];
  const single: number[] = [];
  exchanges.forEach(([t0, t1, t2, t3], index) => {
    assert.equal(filter.add({ t0, t1, t2, t3 }), false, `exchange ${index} is no step`);
    if (index < 7) return;
    ours.push(Math.abs((filter.offsetAt(t3) ?? Number.NaN) - truth));
    const recent = exchanges.slice(Math.max(0, index - 15), index + 1);
    const quickest = recent.reduce((a, b) => (b[3] - b[0] < a[3] - a[0] ? b : a));
    single.push(Math.abs((quickest[1] - quickest[0] + quickest[2] - quickest[3]) / 2 - truth));
  });
  const noise = filter.noiseAt(exchanges.at(-1)?.[3] ?? 0);
  return { worst: Math.max(...ours), mean: mean(ours), meanOfSingle: mean(single), noise };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the clock, on pings recorded over relayed networks', () => {
  for (const name of ['80ms', 'asymmetric', 'stalls']) {
    it(`is right within a millisecond and a half: ${trace(name).network}`, () => {
      const { worst } = errors(trace(name));
      assert.ok(worst < 1.5, `${worst} ms`);
    });
  }

  it('is right within five milliseconds over 150 ms ± 40, and better than any single exchange', () => {
    const { worst, mean: ours, meanOfSingle } = errors(trace('jitter'));
    assert.ok(worst < 5, `${worst} ms`);
    assert.ok(ours < meanOfSingle / 1.5, `${ours} ms against ${meanOfSingle} ms`);
    assert.ok(ours < 2.3, `${ours} ms`);
  });

  it('knows which network makes it wander', () => {
    assert.ok(errors(trace('80ms')).noise < 1);
    assert.ok(errors(trace('stalls')).noise < 1);
    const { noise } = errors(trace('jitter'));
    assert.ok(noise > 2 && noise < 8, `${noise} ms`);
  });
});
