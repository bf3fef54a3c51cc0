import assert from 'node:assert/strict';
import test from 'node:test';
import { grouped, line, table } from '../report.ts';
import type { Result } from '../trial.ts';

const run = (p95: number, seek: number | null): Result => ({
  profile: 'lan',
  players: 2,
  p50_ms: 1,
  p95_ms: p95,
  p99_ms: 9,
  start_ms: 400,
  settle_seek_ms: seek,
  slowest_start_ms: 450,
  slowest_seek_ms: seek === null ? null : 2 * seek,
  late_join_ms: 900,
  rate_changes_per_min: 2,
  max_rate: 1.03,
  sound_p50_ms: 1,
  sound_p95_ms: 2,
  seconds: 30,
  stolen_ms: 120,
  measured_on: '2026-11-23',
  cores: 2,
});

test('the table tells the median of the runs and their spread, and says what was never reached', () => {
  const text = table(grouped([run(3, 500), run(1, null), run(2, 600)]));
  assert.match(text, /\| LAN: no delay \| 2 \| 3 \| 1\.0 \| 2\.0 \(1\.0–3\.0\) \|/);
  assert.match(text, /\| 400 \| 450 \| 1 of 3 never \| 1 of 3 never \|/);
  assert.match(text, /Measured on 2026-11-23 with 2 cores; 30 s of steady play/);
});

test('the median of two runs is between them, and not the better one', () => {
  const text = table(grouped([run(1, 500), run(4, 700)]));
  assert.match(text, /\| 2\.5 \(1\.0–4\.0\) \|/);
  assert.match(text, /\| 600 \(500–700\) \| 1200 \(1000–1400\) \|/);
});

test('a line says how much of the processor the host of the machine took meanwhile', () => {
  assert.match(line(run(3, 500)), / 120$/);
  assert.match(line({ ...run(3, 500), stolen_ms: null }), / unknown$/);
});
