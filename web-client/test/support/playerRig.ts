import { HtmlVideoAdapter } from '../../src/player/htmlVideoAdapter.ts';
import type { PlayerStatus, PositionSample, UserAction } from '../../src/player/playerAdapter.ts';
import { FakeVideo, type FakeVideoOptions } from './fakeVideo.ts';
import { ManualTime } from './manualTime.ts';

/** A player of a video without a browser, and all that it tells. */
export function rig(options: FakeVideoOptions = {}, before: (video: FakeVideo) => void = () => {}) {
  const time = new ManualTime();
  const video = new FakeVideo(time, { startMs: 60, seekMs: 120, ...options });
  before(video);
  const actions: UserAction[] = [];
  const statuses: PlayerStatus[] = [];
  const samples: PositionSample[] = [];
  let ready = 0;
  const player = new HtmlVideoAdapter(
    video,
    {
      onUserAction: (action) => actions.push(action),
      onStatus: (status) => statuses.push(status),
      onSample: (sample) => samples.push(sample),
      onReady: () => {
        ready += 1;
      },
    },
    time,
  );
  const kinds = () => actions.map((action) => action.kind);
  return { time, video, player, actions, kinds, statuses, samples, ready: () => ready };
}
