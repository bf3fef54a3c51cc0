import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import test from 'node:test';
import { DelayLine, seededRandom } from '../delayLine.ts';
import { openDelayLink } from '../delayLink.ts';
import { profileNamed } from '../profiles.ts';

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
  const link = await openDelayLink(
    '127.0.0.1',
    address.port,
    { ...profileNamed('jitter'), up: 2, down: 2, jitter: 2 },
    4,
  );
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
