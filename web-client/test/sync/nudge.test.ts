import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scheduler } from '../../src/clock/time.ts';
import { Nudge, type Step } from '../../src/sync/nudge.ts';
import { rig } from '../support/playerRig.ts';

const DRAW: readonly Step[] = [
  { factor: 1.01, ms: 800 },
  { factor: 0.99, ms: 800 },
];

/** A player that plays, and a nudge whose first timer is so late, ms. */
async function playing(lateMs = 0) {
  const { time, video, player, kinds } = rig({ playing: true });
  await time.run(1_000);
  let late = lateMs;
  const scheduler: Scheduler = {
    now: () => time.now(),
    after: (delayMs, call) => {
      const cancel = time.after(delayMs + late, call);
      late = 0;
      return cancel;
    },
  };
  const nudge: Nudge = new Nudge(scheduler, () => nudge.end(1));
  return { time, video, player, nudge, kinds };
}

describe('a nudge of several speeds', () => {
  it('goes through them in time, and leaves exactly the room’s', async () => {
    const { time, video, player, nudge, kinds } = await playing();
    nudge.begin(player, 1, DRAW);
    await time.run(790);
    assert.equal(video.playbackRate, 1.01);
    await time.run(20);
    assert.equal(video.playbackRate, 0.99);
    await time.run(800);
    assert.deepEqual(video.rates, [1.01, 0.99, 1]);
    assert.equal(nudge.active, false);
    assert.deepEqual(kinds(), []);
  });

  it('leaves the sound where it was, also where a timer was late', async () => {
    const { time, video, player, nudge } = await playing(70);
    const place = () => video.truePosition - time.now() / 1000;
    const before = place();
    nudge.begin(player, 1, DRAW);
    await time.run(3_000);
    assert.ok(Math.abs(place() - before) < 0.0001, `${place() - before}`);
  });

  it('ends at the room’s speed whenever it is ended, and does nothing afterwards', async () => {
    for (const after of [100, 1_000]) {
      const { time, video, player, nudge } = await playing();
      nudge.begin(player, 1, DRAW);
      await time.run(after);
      assert.equal(nudge.end(1), true);
      assert.equal(video.playbackRate, 1);
      await time.run(3_000);
      assert.equal(video.playbackRate, 1);
      assert.equal(nudge.end(1), false);
    }
  });

  it('does not take back the speed that its user has chosen meanwhile', async () => {
    const { time, video, player, nudge } = await playing();
    nudge.begin(player, 1, DRAW);
    await time.run(100);
    video.playbackRate = 1.25;
    assert.equal(nudge.end(1), true);
    assert.equal(video.playbackRate, 1.25);
  });

  it('ends by what the player shows where no timer comes', async () => {
    const { time, video, player, nudge } = await playing();
    nudge.begin(player, 1, DRAW);
    nudge.seenAt(time.now() + 900);
    assert.equal(video.playbackRate, 0.99);
    nudge.seenAt(time.now() + 1_700);
    assert.equal(video.playbackRate, 0.99);
    nudge.seenAt(time.now() + 1_900);
    assert.equal(video.playbackRate, 1);
  });
});
