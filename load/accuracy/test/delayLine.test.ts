import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import test from 'node:test';
import { DelayLine, seededRandom } from '../delayLine.ts';
import { openDelayLink } from '../delayLink.ts';
import { parse } from '../options.ts';
import { profileNamed } from '../profiles.ts';
import { grouped, table } from '../report.ts';
import type { Result } from '../trial.ts';

test('each piece arrives later by the delay and at most the jitter', () => {
  const line = new DelayLine(150, profileNamed('jitter'), seededRandom(1));
  for (let now = 0; now < 100_000; now += 1_000) {
    const took = line.arrival(now) - now;
    assert.ok(took >= 110 && took <= 190, `${took}`);
  }
});

test('nothing overtakes what was sent before it', () => {
  const line = new DelayLine(20, profileNamed('stalls'), seededRandom(2));
  let last = 0;
  for (let now = 0; now < 10_000; now += 3) {
    const at = line.arrival(now);
    assert.ok(at >= last);
    last = at;
  }
});

test('about two deliveries in a hundred stall', () => {
  const line = new DelayLine(20, profileNamed('stalls'), seededRandom(3));
  let stalls = 0;
  for (let turn = 0; turn < 10_000; turn++) if (line.arrival(turn * 1_000) - turn * 1_000 > 400) stalls += 1;
  assert.ok(stalls > 150 && stalls < 250, `${stalls}`);
});

test('the same seed draws the same delays, another one others', () => {
  const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
  assert.deepEqual(draw(1), draw(1));
  assert.notDeepEqual(draw(1), draw(2));
});

test('a link passes on every byte in order, both ways, and the end', async () => {
  const echo = createServer((socket) => socket.pipe(socket));
  echo.listen(0, '127.0.0.1');
  await once(echo, 'listening');
  const address = echo.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const link = await openDelayLink('127.0.0.1', address.port, profileNamed('stalls'), 4);
  const socket = connect(link.port, '127.0.0.1');
  const sent = Array.from({ length: 2_000 }, (_, index) => `line ${index}\n`);
  let received = '';
  socket.setEncoding('utf8').on('data', (text) => {
    received += String(text);
  });
  for (const text of sent) {
    if (!socket.write(text)) await once(socket, 'drain');
    await new Promise(setImmediate);
  }
  socket.end();
  await once(socket, 'end');
  assert.equal(received, sent.join(''));
  await link.close();
  echo.close();
});

test('a wrong option is named with what would be right', () => {
  assert.throws(() => parse(['--profile', 'moon']), /no profile "moon"; there are lan, /);
  assert.throws(() => parse(['--players', '9']), /--players must be a whole number from 2 to 5/);
  assert.throws(() => parse(['--jellyfin', 'http://tv', '--users', 'a:b,c']), /"c" is not name:password/);
  assert.equal(parse(['--help']), null);
});

test('the table tells the median of the runs and their spread, and says what was never reached', () => {
  const run = (p95: number, seek: number | null): Result => ({
    profile: 'lan',
    players: 2,
    p50_ms: 1,
    p95_ms: p95,
    p99_ms: 9,
    start_ms: 400,
    settle_seek_ms: seek,
    late_join_ms: 900,
    rate_changes_per_min: 2,
    max_rate: 1.03,
    sound_p50_ms: 1,
    sound_p95_ms: 2,
    seconds: 30,
  });
  const text = table(grouped([run(3, 500), run(1, null), run(2, 600)]));
  assert.match(text, /\| LAN: no delay \| 2 \| 3 \| 1\.0 \| 2\.0 \(1\.0–3\.0\) \|/);
  assert.match(text, /\| 1 of 3 never \|/);
});
