import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readObject } from '../../src/protocol/fields.ts';
import type { FakeServer } from '../support/fakeServer.ts';
import { apartMs, watching } from '../support/watching.ts';

/** What the server was asked for. */
const actions = (server: FakeServer) =>
  server.sent('player_event').map(({ payload }) => readObject(JSON.stringify(payload)).action);

const FREE = { freePlay: true, isPrivate: false };

describe('a click on a player that the party has just stopped, on its way to where it plays', () => {
  it('pauses everybody, as it would have a moment before', async () => {
    for (const afterMs of [20, 100, 200]) {
      const { time, server, host, guest } = await watching([{ video: { seekMs: 150, startMs: 60 } }], FREE);
      host.video.currentTime = 1_000;
      await time.run(20);
      while (!guest.video.paused) await time.run(5);
      await time.run(afterMs);
      assert.equal(guest.video.paused, true, 'it is still on its way');
      void guest.video.play(); // what the page's button does with a player that stands
      await time.run(3_000);
      assert.deepEqual([host.video.paused, guest.video.paused], [true, true], `${afterMs} ms`);
      assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
      const { truePosition } = host.video;
      assert.ok(Math.abs(truePosition - 1_000) < 1, `${truePosition} s`);
      assert.deepEqual(actions(server), ['seek', 'pause']);
    }
  });

  it('pauses everybody where it is the host who obeys a guest', async () => {
    const { time, host, guest } = await watching([{}], FREE);
    guest.video.currentTime = 1_000;
    while (!host.video.paused) await time.run(5);
    void host.video.play();
    await time.run(3_000);
    assert.deepEqual([host.video.paused, guest.video.paused], [true, true]);
  });

  it('starts the film where the party plays what its user saw standing', async () => {
    const { time, server, host, guest } = await watching([{ video: { seekMs: 150, startMs: 60 } }], FREE);
    host.video.pause();
    await time.run(3_000);
    void host.video.play();
    await time.run(30);
    void guest.video.play();
    await time.run(5_000);
    assert.deepEqual([host.video.paused, guest.video.paused], [false, false]);
    assert.deepEqual(actions(server).slice(0, 2), ['pause', 'play']);
    assert.ok(!actions(server).slice(2).includes('pause'));
  });

  it('is told, and does nothing else, if only the host may', async () => {
    const { time, host, guest } = await watching();
    host.video.currentTime = 1_000;
    while (!guest.video.paused) await time.run(5);
    void guest.video.play();
    await time.run(5_000);
    assert.deepEqual(guest.notices, ['not_host']);
    assert.deepEqual([host.video.paused, guest.video.paused], [false, false]);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
  });
});

it('who leaves the party while its player is on the way is left with one that plays', async () => {
  const { time, host, guest } = await watching();
  host.video.currentTime = 1_000;
  while (!guest.video.paused) await time.run(5);
  guest.actions.leave();
  await time.run(2_000);
  assert.equal(guest.video.paused, false);
});
