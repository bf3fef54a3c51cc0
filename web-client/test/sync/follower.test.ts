import assert from 'node:assert/strict';
import { it } from 'node:test';
import { HtmlVideoAdapter } from '../../src/player/htmlVideoAdapter.ts';
import type { PlayerStatus, PositionSample } from '../../src/player/playerAdapter.ts';
import { Follower } from '../../src/sync/follower.ts';
import type { Timeline } from '../../src/sync/timeline.ts';
import { FakeVideo } from '../support/fakeVideo.ts';
import { ManualTime } from '../support/manualTime.ts';

/** The follower drives that video from now on, which nobody else touches. */
function follows(follower: Follower, video: FakeVideo, time: ManualTime): void {
  const listener = {
    onUserAction: () => assert.fail('nobody acted'),
    onStatus: (status: PlayerStatus) => follower.onStatus(status),
    onSample: (sample: PositionSample) => follower.onSample(sample),
    onReady: () => follower.onReady(),
  };
  follower.setPlayer(new HtmlVideoAdapter(video, listener, time));
  follower.setFollowing(true);
}

it('a host that is sent elsewhere while it stops says that it stands there, and not where it came from', async () => {
  const time = new ManualTime();
  const video = new FakeVideo(time, { playing: true });
  const follower = new Follower(time, { toServer: (local) => local, noiseMs: 0 }, () => {});
  /** Where the player was whenever it said that it stands, seconds. */
  const stood: number[] = [];
  const player = new HtmlVideoAdapter(
    video,
    {
      onUserAction: () => assert.fail('nobody acted'),
      onStatus: (status) => {
        if (status === 'paused') stood.push(player.position);
        follower.onStatus(status);
      },
      onSample: () => {},
      onReady: () => {},
    },
    time,
  );
  follower.setPlayer(player);
  await time.run(2_000);
  const obey = (position: number, revision: number): void => {
    const timeline: Timeline = { position, rate: 1, at: time.now(), playState: 'paused', revision };
    follower.setTimeline(timeline, true);
    follower.obey();
  };
  obey(2, 1);
  // The browser has yet to tell of the pause, so that the player still counts as one that plays.
  assert.deepEqual([video.paused, player.status], [true, 'playing']);
  obey(1_000, 2);
  await time.run(2_000);
  assert.deepEqual(stood, [1_000]);
});

it('a landing ends with the stream that it was for, and is not said to be on its way in the next one', async () => {
  const time = new ManualTime();
  const video = new FakeVideo(time, { playing: true, startMs: 75, seekMs: 120, rateChangeMs: 9.5 });
  const said: string[] = [];
  const follower = new Follower(time, { toServer: (local) => local, noiseMs: 0 }, ({ status }) => {
    said.push(status);
  });
  follows(follower, video, time);
  follower.setTimeline({ position: 600, rate: 1, at: time.now(), playState: 'playing', revision: 1 }, true);
  await time.run(50);
  assert.equal(follower.moving, true);
  video.load(600); // another quality, say: the page plays it from where it had been sent
  await time.run(500);
  assert.deepEqual([video.paused, follower.moving, said.at(-1)], [false, false, 'measuring']);
  await time.run(6_000);
  assert.equal(said.at(-1), 'in_sync');
});

it('who is on the way there waits for a host that starts 0.1 s later than it said, and is not sent anew', async () => {
  for (const laterMs of [-60, 100, 250]) {
    const time = new ManualTime();
    const video = new FakeVideo(time, { playing: true, startMs: 75, seekMs: 120 });
    const follower = new Follower(time, { toServer: (local) => local, noiseMs: 0 }, () => {});
    follows(follower, video, time);
    const party: Timeline = { position: 600, rate: 1, at: time.now(), playState: 'playing', revision: 1 };
    follower.setTimeline(party, true);
    await time.run(50);
    const mended = { ...party, at: party.at + laterMs, revision: 2 };
    follower.setTimeline(mended, false);
    await time.run(900);
    assert.equal(video.seeks.length, 1, `${laterMs} ms`);
    const off = video.truePosition - 600 - (time.now() - mended.at) / 1000;
    assert.ok(Math.abs(off) < 0.003, `${off} s off, ${laterMs} ms later`);
  }
});

it('who has just been started stays on its way when the party turns out to be a hundredth of a second elsewhere', async () => {
  const time = new ManualTime();
  const video = new FakeVideo(time, { playing: true, startMs: 75, seekMs: 120 });
  const follower = new Follower(time, { toServer: (local) => local, noiseMs: 0 }, () => {});
  follows(follower, video, time);
  const party: Timeline = { position: 600, rate: 1, at: time.now(), playState: 'playing', revision: 1 };
  const { play } = video;
  video.play = () => {
    // Comes before the browser has told of the start.
    time.after(0, () => follower.setTimeline({ ...party, position: 600.013, revision: 2 }, false));
    return play.call(video);
  };
  follower.setTimeline(party, true);
  await time.run(900);
  assert.deepEqual([video.seeks.length, follower.moving], [1, false]);
  const off = video.truePosition - 600 - (time.now() - party.at) / 1000;
  assert.ok(Math.abs(off) < 0.003, `${off} s off`);
});
