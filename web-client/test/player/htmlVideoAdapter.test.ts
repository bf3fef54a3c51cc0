import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rig } from '../support/playerRig.ts';

describe("the user's actions", () => {
  it('are told: play, pause, seek and speed', async () => {
    const { time, video, kinds, actions } = rig();
    void video.play();
    await time.run(1_000);
    video.currentTime = 300;
    await time.run(1_000);
    video.playbackRate = 1.5;
    await time.run(1_000);
    video.pause();
    await time.run(1_000);
    assert.deepEqual(kinds(), ['play', 'seek', 'rate', 'pause']);
    assert.equal(actions[1]?.position, 300);
  });

  it('do not echo what the party commanded', async () => {
    const { time, player, kinds } = rig();
    void player.play();
    await time.run(1_000);
    player.seek(500);
    await time.run(1_000);
    player.setRate(1.02);
    await time.run(1_000);
    player.setRate(1);
    player.pause();
    await time.run(1_000);
    player.seek(20);
    await time.run(1_000);
    assert.deepEqual(kinds(), []);
  });

  it('are heard where the party pauses before a click on pause has been told', async () => {
    const { time, video, player, kinds } = rig();
    void player.play();
    await time.run(1_000);
    video.pause();
    player.pause();
    await time.run(500);
    assert.deepEqual(kinds(), ['pause']);
    player.pause();
    assert.equal(video.paused, true);
  });

  it('are heard however soon they follow a command', async () => {
    const { time, video, player, kinds } = rig();
    void player.play();
    await time.run(1);
    video.pause();
    await time.run(1);
    player.seek(50);
    await time.run(1);
    video.currentTime = 70;
    await time.run(500);
    assert.deepEqual(kinds(), ['pause', 'seek']);
  });

  it('are not confused by commands whose events are still on their way', async () => {
    const { time, player, kinds } = rig();
    void player.play();
    await time.run(500);
    player.pause();
    void player.play();
    player.pause();
    void player.play();
    player.seek(10);
    player.seek(20);
    player.setRate(1.01);
    player.setRate(1);
    await time.run(2_000);
    assert.deepEqual(kinds(), []);
  });

  it('are each heard in a rapid drag of the slider', async () => {
    const { time, video, actions } = rig({ playing: true });
    for (const position of [100, 110, 120]) {
      video.currentTime = position;
      await time.run(30);
    }
    assert.deepEqual(
      actions.map((action) => action.position),
      [100, 110, 120],
    );
  });
});

describe('a seek', () => {
  it('is not what a page does that goes to its start when it hears of a source that was there already', async () => {
    const { time, video, player, actions } = rig({ playing: true });
    await time.run(20);
    player.pause();
    player.seek(1.776);
    video.addEventListener('loadedmetadata', () => {
      video.currentTime = 1.137;
    });
    video.emit('loadedmetadata');
    await time.run(1_000);
    assert.deepEqual(actions, []);
    assert.equal(player.ready, true);
    player.seek(1.9);
    await time.run(1_000);
    assert.deepEqual([video.currentTime, actions], [1.9, []]);
  });

  it('does not become the start of the source that the page is just loading', async () => {
    const { time, video, player } = rig({ playing: true });
    await time.run(500);
    video.load(42);
    player.seek(600);
    await time.run(1_000);
    assert.deepEqual(video.seeks, []);
    assert.ok(player.position > 42 && player.position < 60, `${player.position}`);
  });
});

describe('what is nobody’s action', () => {
  it('is the pause at the end of the film', async () => {
    const { time, video, kinds, player } = rig({ playing: true });
    await time.run(500);
    video.finish();
    await time.run(500);
    assert.deepEqual(kinds(), []);
    assert.equal(player.status, 'ended');
  });

  it('is the next episode in the same element, started at a position', async () => {
    const { time, video, kinds, player, statuses } = rig({ playing: true });
    await time.run(500);
    video.finish();
    video.load(42);
    await time.run(1_000);
    assert.deepEqual(kinds(), []);
    assert.ok(statuses.includes('empty'));
    assert.equal(player.status, 'playing');
    assert.ok(player.position > 42);
  });

  it('is an end that the page has answered with the next source before it was heard of', async () => {
    const { time, video, statuses } = rig({ playing: true });
    await time.run(500);
    video.finish();
    video.load(0);
    await time.run(1_000);
    assert.ok(!statuses.includes('ended'), statuses.join());
  });

  it('is the rate that a new source starts with', async () => {
    const { time, video, player, kinds } = rig({ playing: true });
    player.setRate(1.5);
    await time.run(500);
    video.load(0);
    await time.run(1_000);
    assert.deepEqual(kinds(), []);
  });

  it('is a seek of the page that was on its way when the player was first seen', async () => {
    const { time, video, kinds } = rig({}, (page) => {
      page.currentTime = 30;
    });
    await time.run(1_000);
    assert.deepEqual(kinds(), []);
    video.currentTime = 60;
    await time.run(1_000);
    assert.deepEqual(kinds(), ['seek']);
  });

  it('is a pause after an error: the page tries another way by itself', async () => {
    const { time, video, kinds } = rig({ playing: true });
    await time.run(500);
    video.error = { code: 4 };
    video.pause();
    await time.run(500);
    assert.deepEqual(kinds(), []);
  });

  it('is a stall: it is buffering, and not a pause', async () => {
    const { time, video, kinds, statuses } = rig({ playing: true });
    await time.run(500);
    video.stall(true);
    await time.run(2_000);
    video.stall(false);
    await time.run(500);
    assert.deepEqual(kinds(), []);
    assert.deepEqual(statuses, ['buffering', 'playing']);
  });

  it('is the hop of a stalled streaming player over a hole in its buffer', async () => {
    const { time, video, kinds } = rig({ playing: true });
    await time.run(1_000);
    video.stall(true);
    await time.run(500);
    video.readyState = 4;
    video.currentTime += 0.3;
    await time.run(500);
    assert.deepEqual(kinds(), []);
  });
});

describe('the picture', () => {
  it('is put right after a pause by a seek to where it stands, which is nobody’s action', async () => {
    const { time, video, player, kinds } = rig({ playing: true });
    await time.run(1_000);
    player.pause();
    await time.run(500);
    assert.equal(video.seeks.length, 1);
    assert.ok(Math.abs((video.seeks[0] ?? 0) - 1) < 0.1);
    assert.deepEqual(kinds(), []);
    void video.play();
    await time.run(1_000);
    video.pause();
    await time.run(500);
    assert.equal(video.seeks.length, 2);
    assert.deepEqual(kinds(), ['play', 'pause']);
  });

  it('is left as it is where the film would have to be loaded again', async () => {
    const { time, video, player } = rig({ playing: true });
    video.loaded = false;
    await time.run(1_000);
    player.pause();
    await time.run(500);
    assert.deepEqual(video.seeks, []);
  });

  it('is left as it is at the end', async () => {
    const { time, video } = rig({ playing: true });
    await time.run(1_000);
    video.finish();
    await time.run(500);
    assert.deepEqual(video.seeks, []);
  });
});

describe('commands', () => {
  it('never pass nonsense to the player', async () => {
    const { time, video, player } = rig({ duration: 100 });
    for (const position of [Number.NaN, Number.POSITIVE_INFINITY, -5, 1e9]) player.seek(position);
    player.setRate(Number.NaN);
    player.setRate(99);
    await time.run(500);
    assert.deepEqual(video.seeks, [0, 100]);
    assert.deepEqual(video.rates, [4]);
  });

  it('do not set a rate that is set already', () => {
    const { player, video } = rig();
    player.setRate(1);
    assert.deepEqual(video.rates, []);
  });

  it('tell when the browser wants a click, and go on after it', async () => {
    const { time, video, player, kinds } = rig({ blocked: true });
    assert.equal(await player.play(), false);
    assert.equal(player.status, 'blocked');
    video.blocked = false;
    void player.play();
    await time.run(500);
    assert.equal(player.status, 'playing');
    assert.deepEqual(kinds(), []);
  });

  it('take a click on the film’s own button after a block for starting, not for an action', async () => {
    const { time, video, player, kinds } = rig({ blocked: true });
    await player.play();
    video.blocked = false;
    void video.play();
    await time.run(500);
    assert.equal(player.status, 'playing');
    assert.deepEqual(kinds(), []);
  });
});

describe('samples', () => {
  it('come from presented frames while playing, and from nothing else', async () => {
    const { time, video, samples } = rig({ playing: true });
    await time.run(1_000);
    assert.ok(samples.length > 20);
    assert.ok(samples.every((sample) => sample.source === 'frame'));
    const seen = samples.length;
    video.pause();
    await time.run(1_000);
    assert.equal(samples.length, seen);
  });

  it('come from currentTime where a browser cannot tell about frames', async () => {
    const { time, samples } = rig({ playing: true, frames: false });
    await time.run(2_000);
    assert.ok(samples.length >= 6);
    assert.ok(samples.every((sample) => sample.source === 'clock'));
  });
});

it('a player that was given up is not listened to any more', () => {
  const { video, player } = rig();
  player.dispose();
  assert.equal(video.listenerCount, 0);
});
