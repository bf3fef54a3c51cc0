import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rig } from '../support/playerRig.ts';

describe("the player's pitch", () => {
  it('goes along within two hundredths of normal speed, and is kept at any other', () => {
    const { player, video } = rig();
    const kept = (rate: number) => {
      player.setRate(rate);
      return video.preservesPitch;
    };
    assert.deepEqual([1.02, 1, 0.98].map(kept), [false, false, false]);
    assert.deepEqual([1.022, 1.25, 0.978].map(kept), [true, true, true]);
  });

  it('is kept at the speed that its user chooses', async () => {
    const { time, player, video } = rig();
    player.setRate(1.005);
    await time.run(500);
    video.playbackRate = 1.5;
    await time.run(500);
    assert.equal(video.preservesPitch, true);
  });

  it('is as the page had it once the party is over, and where the page does not want it kept', () => {
    const { player, video } = rig();
    player.setRate(1.005);
    player.dispose();
    assert.equal(video.preservesPitch, true);
    const own = rig({}, (video) => {
      video.preservesPitch = false;
    });
    own.player.setRate(1.5);
    assert.equal(own.video.preservesPitch, false);
  });
});

describe('a film whose frames are known', () => {
  /** Plays for five seconds, at 24 frames a second. */
  async function known() {
    const all = rig({ fps: 24 });
    void all.player.play();
    await all.time.run(5_000);
    return all;
  }
  const into = (position: number) => position - Math.floor(position * 24 + 1e-6) / 24;

  it('is sent on to the nearest start of a frame where its user seeks, and only that is told', async () => {
    const { time, video, actions } = await known();
    video.currentTime = 300.03;
    await time.run(1_000);
    assert.equal(actions.length, 1);
    const { position } = actions[0] ?? assert.fail('nothing was told');
    assert.ok(Math.abs(position - 300.03) < 0.022 && Math.abs(into(position) - 0.001) < 1e-6, `${position}`);
    assert.deepEqual(video.seeks, [300.03, position]);
  });

  it('follows a slider that is dragged to where it is let go', async () => {
    const { time, video, actions } = await known();
    for (let to = 100; to < 130; to += 1.013) {
      video.currentTime = to;
      await time.run(15);
    }
    await time.run(1_000);
    assert.ok(actions.every(({ kind }) => kind === 'seek'));
    assert.ok(Math.abs((actions.at(-1)?.position ?? 0) - 129.377) < 0.03, `${actions.at(-1)?.position}`);
    assert.ok(Math.abs(video.truePosition - 130.377) < 0.2, `${video.truePosition}`);
  });

  it('stands at the start of a frame when it is paused, and nobody did that', async () => {
    const { time, video, player, actions } = await known();
    player.pause();
    await time.run(1_000);
    assert.ok(Math.abs(into(video.truePosition) - 0.001) < 1e-6, `${video.truePosition}`);
    assert.deepEqual(actions, []);
  });
});
