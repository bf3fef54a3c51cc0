import assert from 'node:assert/strict';
import { it } from 'node:test';
import { HtmlVideoAdapter } from '../../src/player/htmlVideoAdapter.ts';
import { Follower } from '../../src/sync/follower.ts';
import type { Timeline } from '../../src/sync/timeline.ts';
import { FakeVideo } from '../support/fakeVideo.ts';
import { ManualTime } from '../support/manualTime.ts';

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
