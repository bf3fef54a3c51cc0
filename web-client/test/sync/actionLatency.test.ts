import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ActionLatency } from '../../src/sync/actionLatency.ts';

/** A player that takes `ms` from each action until it moves, seen two seconds later. */
function teach(latency: ActionLatency, action: 'play' | 'seek', ms: number, times: number, rate = 1): void {
  for (let turn = 0; turn < times; turn += 1) {
    const at = turn * 10_000;
    latency.acted(action, 100, at);
    latency.observed(100 + ((2_000 - ms) / 1000) * rate, at + 2_000, rate);
  }
}

describe('how long the own player takes', () => {
  it('is learned for starts and seeks apart', () => {
    const latency = new ActionLatency();
    teach(latency, 'play', 140, 8);
    teach(latency, 'seek', 400, 8);
    assert.ok(Math.abs(latency.expected('play') - 140) < 2, `${latency.expected('play')}`);
    assert.ok(Math.abs(latency.expected('seek') - 400) < 2, `${latency.expected('seek')}`);
    assert.equal(latency.expected('pause'), 0);
  });

  it('is the same at another speed', () => {
    const latency = new ActionLatency();
    teach(latency, 'play', 140, 8, 1.5);
    assert.ok(Math.abs(latency.expected('play') - 140) < 2, `${latency.expected('play')}`);
  });

  it('is not learned from reports that belong to something else', () => {
    const latency = new ActionLatency();
    const before = latency.expected('play');
    latency.observed(50, 1_000, 1);
    latency.acted('play', 100, 2_000);
    latency.disturbed();
    latency.observed(100, 9_000, 1);
    latency.acted('play', 100, 20_000);
    latency.observed(400, 21_000, 1); // it was moved meanwhile
    latency.acted('play', 100, 30_000);
    latency.observed(100, 60_000, 1); // it stalled for half a minute
    assert.equal(latency.expected('play'), before);
  });

  it('is taken to be what Chromium takes, until it is known', () => {
    const latency = new ActionLatency();
    assert.ok(latency.expected('play') > 65 && latency.expected('play') < 86);
    assert.ok(latency.expected('seek') > 80 && latency.expected('seek') < 100);
  });

  it('is believed by half at once, so that one odd start does not decide the next', () => {
    const latency = new ActionLatency();
    const before = latency.expected('play');
    teach(latency, 'play', before + 100, 1);
    assert.ok(Math.abs(latency.expected('play') - before - 50) < 1e-6);
  });

  it('is believed up to three seconds', () => {
    const learned = (ms: number) => {
      const latency = new ActionLatency();
      const before = latency.expected('seek');
      latency.acted('seek', 100, 0);
      latency.observed(100, ms, 1);
      return latency.expected('seek') - before;
    };
    assert.ok(learned(2_900) > 1_000);
    assert.equal(learned(3_100), 0);
  });
});
