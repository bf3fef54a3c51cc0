import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { DriftController, type Verdict } from '../../src/sync/driftController.ts';
import { TUNING } from '../../src/sync/tuning.ts';

/** [ms since the first one, ms that a guest was ahead of its host], recorded in two real browsers on a busy machine. */
function trace(name: string): [number, number][] {
  const url = new URL(`../../../conformance/drift/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')).samples;
}

/** The first thing that the controller does about the trace, each reading moved by `byMs`; null if it holds. */
function firstDeed(samples: [number, number][], byMs: number, controller = new DriftController()) {
  controller.started(0);
  for (const [at, error] of samples) {
    const verdict: Verdict = controller.sample((error + byMs) / 1000, at, 'frame');
    if (verdict.kind !== 'hold') return { verdict, at };
  }
  return null;
}

describe('the controller, on what real players showed', () => {
  it('leaves a guest alone that started with its host, and calls it in sync within two seconds', () => {
    const controller = new DriftController();
    const soon = trace('start').filter(([at]) => at < 2_000);
    assert.equal(firstDeed(soon, 0, controller), null);
    assert.equal(controller.state, 'in_sync');
    assert.ok(Math.abs(controller.offset ?? 1) < 0.001, `${controller.offset} s`);
  });

  it('is not disturbed by steady play, nor by readings that a busy machine makes late', () => {
    // In the last seconds the host itself lost three milliseconds, which may be trimmed.
    const calm = trace('steady').filter(([at]) => at < 17_000);
    assert.equal(firstDeed(calm, 0), null);
    const late = calm.map(([at, error], index): [number, number] => [
      at,
      index % 9 === 0 ? error + 21 : error,
    ]);
    assert.equal(firstDeed(late, 0), null);
  });

  for (const byMs of [-60, -15, 15, 60]) {
    it(`takes out ${byMs} ms within a few seconds, so that nobody hears it`, () => {
      const deed = firstDeed(trace('steady'), byMs);
      assert.ok(deed !== null && deed.at < 2_000, `${deed?.at} ms`);
      if (deed.verdict.kind !== 'rate') assert.fail(deed.verdict.kind);
      const { factor, until } = deed.verdict;
      assert.ok(Math.abs(factor - 1) <= 0.03 + 1e-9);
      // Besides a larger error it takes out what a change of rate that keeps the pitch is expected to cost.
      const cost = Math.abs(byMs) > 40 ? TUNING.biasStartS * 1000 : 0;
      const moved = (factor - 1) * (until - deed.at);
      assert.ok(Math.abs(moved + byMs + cost) < 1, `${moved} ms`);
    });
  }

  it('trims five milliseconds only once they have lasted', () => {
    const deed = firstDeed(trace('steady'), 5);
    assert.ok(deed !== null && deed.at > 1_800 && deed.at < 4_000, `${deed?.at} ms`);
  });

  it('lands anew instead of nudging a second', () => {
    assert.equal(firstDeed(trace('steady'), 1_000)?.verdict.kind, 'land');
  });
});
