import type { PlayerAdapter, PlayerStatus, PositionSample } from '../../src/player/playerAdapter.ts';
import { type HostReport, HostReporter } from '../../src/sync/hostReporter.ts';
import { ManualTime } from './manualTime.ts';

/** A player that does what the test says. */
class Player implements PlayerAdapter {
  status: PlayerStatus = 'playing';
  position = 0;
  readonly duration = 7_200;
  rate = 1;
  readonly ready = true;
  startNear = (position: number) => position;
  play = () => Promise.resolve(true);
  pause() {}
  seek() {}
  setRate() {}
  dispose() {}
}

/** A host whose film is at second 100 now, and goes on; reports come with how long after the beginning they were made, ms. */
export function hostRig() {
  const time = new ManualTime();
  const began = time.now();
  const player = new Player();
  const reports: (HostReport & { after: number })[] = [];
  const reporter = new HostReporter(time, { toServer: (local) => local, noiseMs: 0 }, (report) =>
    reports.push({ ...report, after: time.now() - began }),
  );
  const truth = () => 100 + (time.now() - began) / 1000;
  /** Shows frames for `ms`, 40 ms apart, each read so many seconds wrong. */
  const play = (ms: number, wrong: (index: number) => number = () => 0): void => {
    for (let index = 0; index < ms / 40; index += 1) {
      time.runSync(40);
      player.position = truth();
      const position = truth() + wrong(index);
      const sample: PositionSample = {
        position,
        at: time.now(),
        source: 'frame',
        picture: null,
      };
      reporter.onSample(sample);
    }
  };
  const become = (status: PlayerStatus) => {
    player.status = status;
    reporter.onStatus(status);
  };
  player.position = truth();
  return { time, player, reporter, reports, play, truth, become };
}
