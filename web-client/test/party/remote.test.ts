import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apartMs, watching } from '../support/watching.ts';

describe('controls beside the player', () => {
  it('take the whole party to another position', async () => {
    const { time, host, guest } = await watching();
    host.actions.seekTo(1_200);
    await time.run(10_000);
    assert.ok(Math.abs(host.video.truePosition - 1_210) < 1, `${host.video.truePosition} s`);
    assert.ok(apartMs(host, guest) < 50, `${apartMs(host, guest)} ms`);
    assert.deepEqual([host.notices, guest.notices], [[], []]);
  });

  it('change the speed of the party, and everybody sees which it is', async () => {
    const { time, host, guest } = await watching();
    host.actions.setRate(1.5);
    await time.run(10_000);
    assert.deepEqual([host.state.rate, guest.state.rate], [1.5, 1.5]);
    assert.equal(host.video.playbackRate, 1.5);
    assert.ok(apartMs(host, guest) < 50, `${apartMs(host, guest)} ms`);
  });

  it('work for a host without a player of its own', async () => {
    const { time, host, guest } = await watching();
    host.page.leave();
    await time.run(1_000);
    host.actions.seekTo(1_200);
    await time.run(5_000);
    assert.ok(Math.abs(guest.video.truePosition - 1_205) < 1, `${guest.video.truePosition} s`);
  });

  it('are refused to a guest, whose player stays where the party is', async () => {
    const { time, host, guest } = await watching();
    guest.actions.seekTo(1_200);
    await time.run(5_000);
    assert.deepEqual(guest.notices, ['not_host']);
    assert.ok(apartMs(host, guest) < 50, `${apartMs(host, guest)} ms`);
  });

  it('show whether the party plays', async () => {
    const { time, host, guest } = await watching();
    assert.deepEqual([host.state.playState, guest.state.playState], ['playing', 'playing']);
    host.video.pause();
    await time.run(1_000);
    assert.deepEqual([host.state.playState, guest.state.playState], ['paused', 'paused']);
  });
});
