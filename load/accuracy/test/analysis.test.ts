import assert from 'node:assert/strict';
import test from 'node:test';
import { inStepAfter, quantiles, type Reading, skews } from '../analysis.ts';

/** A player that shows a frame each 40 ms, `ahead` ms ahead, from `from` to `to`. */
function plays(ahead: number, from = 0, to = 10_000): Reading[] {
  const readings: Reading[] = [];
  for (let at = from; at < to; at += 40) readings.push({ at, media: at + ahead });
  return readings;
}

test('the skew of several players is that of the two that are farthest apart', () => {
  const found = skews([plays(0), plays(7), plays(-5)], 0, 10_000);
  assert.equal(found.length, 100);
  for (const skew of found) assert.ok(Math.abs(skew - 12) < 1e-6, `${skew}`);
});

test('moments at which not all players show frames do not count', () => {
  assert.equal(skews([plays(0), plays(0, 5_000)], 0, 10_000).length, 50);
});

test('readings outside of the time asked for do not count', () => {
  const late = plays(0).map((reading) => (reading.at < 5_000 ? reading : { ...reading, media: 0 }));
  assert.deepEqual(quantiles(skews([plays(0), late], 0, 5_000)), { p50: 0, p95: 0, p99: 0, count: 50 });
});

test('quantiles are those of the values as they are sorted', () => {
  const values = Array.from({ length: 100 }, (_, index) => 99 - index);
  assert.deepEqual(quantiles(values), { p50: 50, p95: 95, p99: 99, count: 100 });
});

test('players are in step from when the last one plays beside the others, not from its first frame', () => {
  const late = [...plays(-300, 1_000, 2_000), ...plays(3, 2_000)];
  const after = inStepAfter([plays(0), late], 500, 10_000);
  // Three frames beside the others are needed to see it.
  assert.ok(after !== null && after >= 1_500 && after <= 1_600, `${after}`);
});

test('a moment in step that does not last is none', () => {
  const passing = [...plays(0, 0, 3_000), ...plays(400, 3_000)];
  assert.equal(inStepAfter([plays(0), passing], 2_500, 10_000), null);
});

test('a player that stands is not in step, even with the right picture', () => {
  const stands = [{ at: 0, media: 0 }, ...plays(0, 4_000)];
  const after = inStepAfter([plays(0), stands], 0, 10_000);
  assert.ok(after !== null && after >= 4_000, `${after}`);
});
