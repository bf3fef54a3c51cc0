import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HtmlVideoAdapter } from '../../src/player/htmlVideoAdapter.ts';
import { LANDING, Landing } from '../../src/sync/landing.ts';
import { FakeVideo, type FakeVideoOptions } from '../support/fakeVideo.ts';
import { ManualTime } from '../support/manualTime.ts';

const START_S = 0.06;

/** A player and a party that is at `partyAt` seconds now and plays on. */
async function rig(options: FakeVideoOptions, partyAt: number) {
  const time = new ManualTime();
  const video = new FakeVideo(time, { startMs: START_S * 1000, seekMs: 120, ...options });
  const lates: (number | null)[] = [];
  const landing: Landing = new Landing(
    time,
    () => START_S,
    (player, late) => {
      lates.push(late);
      void player.play();
    },
  );
  const player = new HtmlVideoAdapter(
    video,
    { onUserAction: () => {}, onStatus: () => {}, onSample: () => {}, onReady: () => landing.onReady() },
    time,
  );
  await time.run(500);
  const began = time.now();
  const party = (): number => partyAt + (time.now() - began) / 1000;
  const course = { target: party, rate: 1 };
  return {
    time,
    video,
    player,
    landing,
    lates,
    course,
    begin: () => landing.begin(player, course),
    /** How far the film is ahead of the party, ms. */
    offMs: () => (video.truePosition - party()) * 1000,
  };
}

describe('a landing', () => {
  it('puts a far player onto the timeline to the millisecond, however long its seek takes within the lead', async () => {
    for (const seekMs of [20, 120, 250]) {
      const { time, begin, offMs, video } = await rig({ seekMs, playing: true }, 600);
      begin();
      await time.run(2_000);
      assert.equal(video.paused, false);
      assert.ok(Math.abs(offMs()) < 2, `${offMs()} ms off after a seek of ${seekMs} ms`);
      assert.equal(video.seeks.length, 1);
    }
  });

  it('starts a player that stands at the right place without a seek', async () => {
    const { time, begin, offMs, video } = await rig({}, -0.2);
    begin();
    await time.run(1_000);
    assert.deepEqual(video.seeks, []);
    assert.ok(Math.abs(offMs()) < 2, `${offMs()} ms`);
  });

  it('sends a player on that would start too late to be nudged', async () => {
    const { time, begin, offMs, video } = await rig({}, 0.2);
    begin();
    await time.run(2_000);
    assert.equal(video.seeks.length, 1);
    assert.ok(Math.abs(offMs()) < 2, `${offMs()} ms`);
  });

  it('lets a player wait a second or start a hundredth late, and sends it elsewhere for more', async () => {
    const seeks = async (aheadS: number) => {
      const { time, begin, video } = await rig({}, -aheadS - START_S);
      begin();
      await time.run(6_000);
      return video.seeks.length;
    };
    assert.deepEqual([await seeks(1), await seeks(2.5)], [0, 1]);
    assert.deepEqual([await seeks(-0.008), await seeks(-0.02)], [0, 1]);
  });

  it('leaves a seek that was a little too slow to a nudge', async () => {
    for (const [seekMs, seeks] of [
      [315, 1],
      [325, 2],
    ] as const) {
      const { time, begin, video } = await rig({ seekMs, playing: true }, 600);
      begin();
      await time.run(4_000);
      assert.equal(video.seeks.length, seeks, `a seek of ${seekMs} ms`);
    }
  });

  it('aims neither so near that any delay is too much, nor so far that nobody waits for it', async () => {
    for (const [seekMs, least, most] of [
      [5, 0.1, 0.15],
      [200, 0.3, 0.35],
      [6_000, 6, 8],
      [9_500, 8, 8],
    ] as const) {
      const { time, begin, landing } = await rig({ seekMs, playing: true }, 600);
      for (let turn = 0; turn < 8; turn += 1) {
        begin();
        await time.run(40_000);
      }
      assert.ok(landing.lead >= least && landing.lead <= most, `${landing.lead} s for ${seekMs} ms`);
    }
  });

  it('seeks once more when the first seek took longer than its lead, and remembers', async () => {
    const { time, begin, offMs, landing, video } = await rig({ seekMs: 900, playing: true }, 600);
    begin();
    await time.run(6_000);
    assert.equal(video.seeks.length, 2);
    assert.ok(Math.abs(offMs()) < 2, `${offMs()} ms`);
    assert.ok(landing.lead > 0.9);
    begin();
    await time.run(4_000);
    assert.equal(video.seeks.length, 3);
  });

  it('never seeks more often than allowed, and plays in the end and says how late it is', async () => {
    const { time, begin, lates, video } = await rig({ playing: true }, 600);
    // Each seek takes twice as long as the one before.
    let seekMs = 800;
    Object.defineProperty(video, 'options', {
      get: () => {
        seekMs *= 2;
        return { seekMs };
      },
    });
    begin();
    await time.run(30_000);
    assert.equal(video.paused, false);
    assert.ok(video.seeks.length <= LANDING.tries);
    assert.ok((lates[0] ?? 0) > LANDING.againS);
  });

  it('gives a player back to the browser that never gets where it was sent', async () => {
    const { time, begin, video, landing } = await rig({ seekMs: 1_000_000, playing: true }, 600);
    begin();
    await time.run(LANDING.patienceS * 1000 + 100);
    assert.equal(video.paused, false);
    assert.equal(landing.active, false);
  });

  it('starts at another moment if the timeline turns out to be a little elsewhere', async () => {
    const { time, begin, landing, video, course } = await rig({}, -0.5);
    begin();
    await time.run(100);
    const later = { ...course, target: () => course.target() - 0.1 };
    landing.onCourse(later);
    await time.run(2_000);
    assert.ok(Math.abs(video.truePosition - later.target()) < 0.002);
  });

  it('leaves the player alone once it is cancelled', async () => {
    const { time, begin, landing, video } = await rig({}, -0.5);
    begin();
    landing.cancel();
    await time.run(2_000);
    assert.equal(video.paused, true);
  });

  it('does without a timer once that came late, as in the background', async () => {
    const { time, begin, offMs, video, lates } = await rig({ playing: true }, 600);
    const { after } = time;
    time.after = (delayMs, call) =>
      after.call(time, delayMs > 150 ? Math.max(1_000, delayMs) : delayMs, call);
    begin();
    await time.run(3_000);
    assert.equal(video.seeks.length, 2);
    assert.deepEqual(lates, [null]);
    assert.ok(Math.abs(offMs()) < 100, `${offMs()} ms`);
  });

  it('sends a player on once more whose start came too late, as on a busy machine', async () => {
    // Who has not sought yet may start a hundredth late, who has sought a little later.
    for (const [options, partyAt, lateMs, seeks, offLeft] of [
      [{}, -0.5, 8, 0, -8],
      [{}, -0.5, 60, 1, 0],
      [{ playing: true }, 600, 15, 1, -15],
      [{ playing: true }, 600, 25, 2, 0],
      [{ playing: true }, 600, 60, 2, 0],
    ] as const) {
      const { time, begin, offMs, video } = await rig(options, partyAt);
      const { after } = time;
      let late: number = lateMs;
      time.after = (delayMs, call) => {
        // The first timer that is for a start: the player's own are shorter, the one for a seek that never ends is longer.
        const isStart = delayMs > 150 && delayMs < 5_000;
        const added = isStart ? late : 0;
        if (isStart) late = 0;
        return after.call(time, delayMs + added, call);
      };
      begin();
      await time.run(3_000);
      assert.equal(video.seeks.length, seeks, `${lateMs} ms late`);
      assert.ok(Math.abs(offMs() - offLeft) < 2, `${offMs()} ms off after ${lateMs} ms`);
    }
  });

  it('does nothing while it is not known where the party is', async () => {
    const { landing, player, video, time } = await rig({ playing: true }, 0);
    landing.begin(player, { target: () => null, rate: 1 });
    await time.run(1_000);
    assert.equal(landing.active, false);
    assert.equal(video.paused, false);
  });

  it('learns that a player is quick, so that it need not wait so long', async () => {
    const { time, begin, landing } = await rig({ seekMs: 20, playing: true }, 600);
    for (let turn = 0; turn < 10; turn += 1) {
      begin();
      await time.run(2_000);
    }
    assert.ok(landing.lead < 0.15, `${landing.lead}`);
  });
});

describe('a landing that stops a playing player', () => {
  it('counts as unnoticed for the second in which its user can hardly have seen it', async () => {
    const { time, begin, landing } = await rig({ seekMs: 5_000, playing: true }, 600);
    begin();
    await time.run(800);
    assert.deepEqual([landing.holds, landing.holdsUnnoticed], [true, true]);
    await time.run(400);
    assert.deepEqual([landing.holds, landing.holdsUnnoticed], [true, false]);
  });

  it('counts from when the player was stopped, also where another landing takes over', async () => {
    const { time, begin, landing } = await rig({ seekMs: 5_000, playing: true }, 600);
    begin();
    await time.run(800);
    begin();
    assert.equal(landing.holdsUnnoticed, true);
    await time.run(400);
    assert.equal(landing.holdsUnnoticed, false);
  });

  it('holds nobody who stood already', async () => {
    const { time, begin, landing } = await rig({ seekMs: 5_000 }, 600);
    begin();
    await time.run(100);
    assert.deepEqual([landing.active, landing.holds], [true, false]);
  });

  it('has nothing to do with one that follows after the party stood', async () => {
    const { time, begin, landing } = await rig({ seekMs: 5_000, playing: true }, 600);
    begin();
    await time.run(100);
    landing.rest();
    begin();
    assert.deepEqual([landing.active, landing.holds], [true, false]);
  });
});
