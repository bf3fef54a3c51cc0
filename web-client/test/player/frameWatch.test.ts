import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FrameWatch } from '../../src/player/frameWatch.ts';
import { FakeVideo } from '../support/fakeVideo.ts';
import { ManualTime } from '../support/manualTime.ts';

/** In how many ms a frame is said to be on the screen whose callback was due at `due`, and which is shown 30 ms after that. */
function toldOf(due: number): number {
  const video = new FakeVideo(new ManualTime());
  const told: number[] = [];
  video.requestVideoFrameCallback = (call) => {
    // Once: what it asks for next never comes.
    video.requestVideoFrameCallback = () => 2;
    call(due, { mediaTime: 1, expectedDisplayTime: due + 30 });
    return 1;
  };
  new FrameWatch(video, (_mediaTime, shownInMs) => told.push(shownInMs));
  return told[0] ?? assert.fail('nothing was told');
}

describe('a frame whose callback comes late, on a busy page', () => {
  it('is on the screen sooner by as much: the sound that is read then is that of now', () => {
    const shownInMs = toldOf(performance.now() - 20);
    assert.ok(shownInMs <= 10 && shownInMs > 0, `${shownInMs}`);
  });

  it('is taken to be in time where its time is not of the page’s own clock', () => {
    for (const due of [performance.now() + 5_000, performance.now() - 5_000]) assert.equal(toldOf(due), 30);
  });
});
