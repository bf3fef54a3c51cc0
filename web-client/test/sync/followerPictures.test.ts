import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HtmlVideoAdapter } from '../../src/player/htmlVideoAdapter.ts';
import { Follower } from '../../src/sync/follower.ts';
import { type HostReport, HostReporter } from '../../src/sync/hostReporter.ts';
import type { Timeline } from '../../src/sync/timeline.ts';
import { FakeVideo, type FakeVideoOptions } from '../support/fakeVideo.ts';
import { ManualTime } from '../support/manualTime.ts';

interface Options extends FakeVideoOptions {
  readonly roomRate?: number;
  /** How far the party is ahead of the player, s. */
  readonly ahead?: number;
  readonly host?: boolean;
  /** Whether enough of the film was seen to know its frames. */
  readonly known?: boolean;
}

/** Three seconds of a film, and a little more. */
const FILM_KNOWN_MS = 3_200;

/** A player in a party, both of which play, and were never landed. */
async function watching({ roomRate = 1, ahead = 0, host = false, known = true, ...options }: Options) {
  const time = new ManualTime();
  const video = new FakeVideo(time, { playing: true, ...options });
  video.playbackRate = roomRate;
  const server = { toServer: (local: number) => local, noiseMs: 0 };
  const statuses = new Set<string>();
  const follower = new Follower(time, server, ({ status }) => statuses.add(status));
  const reports: HostReport[] = [];
  const reporter = new HostReporter(time, server, (report) => reports.push(report));
  const player = new HtmlVideoAdapter(
    video,
    {
      onUserAction: ({ kind }) => assert.fail(`nobody acted: ${kind}`),
      onStatus: (status) => follower.onStatus(status),
      onSample: (sample) => {
        reporter.onSample(sample);
        follower.onSample(sample);
      },
      onReady: () => {},
    },
    time,
  );
  if (known) await time.run(FILM_KNOWN_MS);
  const began = time.now();
  const position = video.truePosition + ahead;
  /** Where the sound is beside where the party was to be, s. */
  const off = () => video.truePosition - position - ((time.now() - began) / 1000) * roomRate;
  const timeline: Timeline = {
    position,
    rate: roomRate,
    at: began,
    playState: 'playing',
    revision: 1,
  };
  follower.setTimeline(timeline, false);
  follower.setPlayer(player);
  follower.setFollowing(false); // it has its place already, and is not to be landed
  follower.setFollowing(!host);
  if (host) reporter.lead(player, roomRate);
  video.rates.length = 0;
  return { time, video, follower, off, timeline, statuses, reports };
}

const DRAW = [1.01, 0.99, 1];

describe('a player whose picture is not with its sound', () => {
  for (const host of [false, true]) {
    it(`draws the rhythm of its pictures anew until it is, ${host ? 'hosting' : 'following'}`, async () => {
      const { time, video, off } = await watching({ host, leadsMs: [12, -9, 2, 12] });
      await time.run(60_000);
      assert.deepEqual(video.rates, [...DRAW, ...DRAW]);
      assert.ok(Math.abs(off()) < 0.0005, `${off()}`);
    });

    it(`and is left alone once it is, ${host ? 'hosting' : 'following'}`, async () => {
      const { time, video } = await watching({ host, leadsMs: [4] });
      await time.run(300_000);
      assert.deepEqual(video.rates, []);
    });
  }

  it('is not shown as out of step meanwhile', async () => {
    const { time, video, statuses } = await watching({ leadsMs: [12, 0] });
    await time.run(1_600);
    assert.equal(video.playbackRate, 1.01);
    statuses.clear();
    await time.run(5_000);
    assert.deepEqual(
      [...statuses].filter((status) => status !== 'in_sync'),
      [],
    );
  });

  for (const [ahead, rates] of [
    [0.004, DRAW],
    [-0.004, [0.99, 1.01, 1]],
  ] as const)
    it(`gets the sound right on the same occasion where that is ${ahead * 1000} ms off`, async () => {
      const { time, video, off } = await watching({ leadsMs: [12, 0], ahead });
      await time.run(60_000);
      assert.deepEqual(video.rates, rates);
      assert.ok(Math.abs(off()) < 0.001, `${off()}`);
    });

  for (const [ahead, leadMs] of [
    [0.008, 12],
    [-0.008, 3],
    [0.02, 9],
    [-0.025, 3],
  ] as const)
    it(`draws with the one change of speed that corrects ${ahead * 1000} ms, from a lead of ${leadMs} ms`, async () => {
      const { time, video, off } = await watching({ leadsMs: [leadMs, 0], ahead });
      await time.run(60_000);
      const [corrected = 1, back] = video.rates;
      assert.deepEqual([video.rates.length, back], [2, 1]);
      assert.ok(
        (corrected - 1) * ahead > 0 &&
          Math.abs(corrected - 1) < (Math.abs(ahead) < 0.018 ? 0.010001 : 0.020001),
        `${corrected}`,
      );
      assert.ok(Math.abs(off()) < 0.001, `${off()}`);
    });

  it('breaks a correction off when the party is somewhere else after all, and learns nothing from it', async () => {
    const { time, video, follower, timeline, off } = await watching({ leadsMs: [0], ahead: 0.045 });
    await time.run(900);
    assert.notEqual(video.playbackRate, 1);
    // Both had lost as much at the same moment: the host's report comes a little later.
    follower.setTimeline({ ...timeline, position: timeline.position - 0.045, revision: 2 }, false);
    assert.equal(video.playbackRate, 1);
    await time.run(60_000);
    assert.ok(Math.abs(off() + 0.045) < 0.012, `${off()}`);
    assert.ok(video.rates.length <= 4, `${video.rates}`);
    follower.setTimeline({ ...timeline, revision: 3 }, false);
    await time.run(4_000);
    assert.ok(Math.abs(off()) < 0.02, `${off()}: the next one is aimed as well as ever`);
  });

  it('goes on with a correction where the party is only known a little better', async () => {
    const { time, video, follower, timeline } = await watching({ leadsMs: [0], ahead: 0.06 });
    await time.run(900);
    const rate = video.playbackRate;
    assert.notEqual(rate, 1);
    follower.setTimeline({ ...timeline, position: timeline.position - 0.01, revision: 2 }, false);
    assert.equal(video.playbackRate, rate);
  });

  it('does not draw for an error that is corrected faster than a picture can follow', async () => {
    const { time, video, off } = await watching({ leadsMs: [0], ahead: 0.06 });
    await time.run(60_000);
    assert.equal(video.rates.length % 2, 0, `${video.rates}`);
    assert.ok(Math.abs(off()) < 0.012, `${off()}`);
  });

  it('waits until it is known how many pictures a second the film has', async () => {
    const { time, video } = await watching({ leadsMs: [12, 0], known: false });
    await time.run(2_900);
    assert.deepEqual(video.rates, []);
    await time.run(5_000);
    assert.deepEqual(video.rates, DRAW);
  });

  for (const host of [false, true])
    it(`draws once in a film whose pictures wander, ${host ? 'hosting' : 'following'}`, async () => {
      const { time, video } = await watching({ leadsMs: [12], fps: 24_000 / 1_001, host });
      await time.run(60_000);
      assert.deepEqual(video.rates, DRAW);
    });

  it('has a small error corrected by one change in such a film, and by a draw, which takes two, in others', async () => {
    for (const [ahead, leadMs] of [
      [0.005, -3],
      [-0.005, 3],
    ] as const)
      for (const [fps, changes] of [
        [24_000 / 1_001, 2],
        [24, 3],
      ] as const) {
        const { time, video, off } = await watching({ leadsMs: [leadMs], fps, ahead });
        await time.run(60_000);
        assert.equal(video.rates.length, changes, `${fps}: ${video.rates}`);
        assert.ok(Math.abs(off()) < 0.003, `${off()}`);
      }
  });

  it('never does so in the background, where nobody sees it', async () => {
    const { time, video } = await watching({ leadsMs: [12] });
    video.inBackground = true;
    await time.run(60_000);
    assert.deepEqual(video.rates, []);
  });

  it('never does so at another speed than 1, where a change is heard', async () => {
    for (const host of [false, true]) {
      const { time, video } = await watching({ leadsMs: [12], roomRate: 1.25, host });
      await time.run(60_000);
      assert.deepEqual(video.rates, []);
    }
  });

  it('is at exactly the room’s speed after a pause, a new speed of the party or its end in the midst of it', async () => {
    for (const host of [false, true]) {
      const paused = await watching({ leadsMs: [12], host });
      await paused.time.run(2_000);
      assert.notEqual(paused.video.playbackRate, 1);
      paused.follower.setTimeline(
        { ...paused.timeline, playState: 'paused', position: 2, revision: 2 },
        true,
      );
      paused.follower.obey();
      assert.equal(paused.video.playbackRate, 1);

      const faster = await watching({ leadsMs: [12], host });
      await faster.time.run(2_000);
      const { time, timeline, video } = faster;
      faster.follower.setTimeline(
        { ...timeline, rate: 1.25, position: 2, at: time.now(), revision: 2 },
        true,
      );
      assert.equal(video.playbackRate, 1.25);

      const left = await watching({ leadsMs: [12], host });
      await left.time.run(2_000);
      left.follower.setTimeline(null, false);
      assert.equal(left.video.playbackRate, 1);
    }
  });

  it('is told of as if it had stayed where it was, by a host', async () => {
    const { time, off, reports, timeline } = await watching({ leadsMs: [12, 12, 12, 0], host: true });
    let most = 0;
    for (let ms = 0; ms < 8_000; ms += 20) {
      await time.run(20);
      most = Math.max(most, Math.abs(off()));
    }
    assert.ok(most > 0.006, `${most}`);
    for (const { position, positionTs } of reports.slice(1))
      assert.ok(
        Math.abs(position - timeline.position - (positionTs - timeline.at) / 1000) < 0.001,
        `${position} ${positionTs}`,
      );
  });
});
