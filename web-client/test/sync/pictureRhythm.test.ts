import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Step } from '../../src/sync/nudge.ts';
import { PictureRhythm, RHYTHM } from '../../src/sync/pictureRhythm.ts';

const FRAME_MS = 1000 / 24;
const REFRESH_MS = 1000 / 60;
const MINUTE = 60_000;

/** When draws were due, ms from the start, if each is done and the leads (seconds) are those; the last one stays. */
function draws(
  leads: readonly number[] | ((at: number, lastDraw: number) => number),
  forMs: number,
  rhythm = new PictureRhythm(),
  frameRate: number | null = 24,
) {
  const found: number[] = [];
  for (let at = 0; at < forMs; at += FRAME_MS) {
    const lead =
      typeof leads === 'function'
        ? leads(at, found.at(-1) ?? Number.NEGATIVE_INFINITY)
        : leads[Math.min(found.length, leads.length - 1)];
    if (!rhythm.sample({ lead: lead ?? 0, shownAt: at, frameRate }, at)) continue;
    rhythm.draws();
    found.push(at);
    at += 2 * RHYTHM.stepMs;
    rhythm.disturbed();
  }
  return found;
}

describe('the rhythm of a player’s pictures', () => {
  it('is drawn anew where the picture is farther from the sound than five milliseconds, ahead or behind', () => {
    for (const lead of [-0.02, -0.0055, 0.0055, 0.016])
      assert.equal(draws([lead, 0], 5_000).length, 1, `${lead}`);
  });

  it('is left alone where the picture is with the sound', () => {
    for (const lead of [-0.0045, 0, 0.0045]) assert.deepEqual(draws([lead], 10 * MINUTE), []);
  });

  it('is drawn in films of any whole number of pictures a second', () => {
    for (const frameRate of [24, 25, 30, 50, 60])
      assert.equal(draws([0.012, 0], MINUTE, new PictureRhythm(), frameRate).length, 1);
  });

  it('is right half a refresh away in films whose pictures all stay for as long', () => {
    const vain = (frameRate: number) => draws([0.012, 0.0078], MINUTE, new PictureRhythm(), frameRate).length;
    assert.deepEqual([24, 25, 30, 60].map(vain), [3, 3, 1, 1]);
  });

  it('is left alone until the film is known', () => {
    const rhythm = new PictureRhythm();
    assert.deepEqual(draws([0.012], 10 * MINUTE, rhythm, null), []);
    assert.equal(rhythm.lasts, false);
    assert.ok(Math.abs((rhythm.lead ?? 0) - 0.012) < 1e-9, 'where the picture is is known all the same');
  });

  it('is drawn once after a start, and never later, in films whose pictures wander', () => {
    for (const frameRate of [24_000 / 1_001, 30_000 / 1_001, 60_000 / 1_001]) {
      const rhythm = new PictureRhythm();
      const wanders = (at: number) => ((at / 1000) % 16.7) / 1000 + 0.004;
      assert.deepEqual(draws(wanders, 10 * MINUTE, rhythm, frameRate), [], 'it began near enough');
      rhythm.startOver();
      assert.equal(draws([0.012], 10 * MINUTE, rhythm, frameRate).length, 1, `${frameRate}`);
      assert.equal(rhythm.lasts, false);
    }
  });

  it('is drawn as soon as the film is known', () => {
    const rhythm = new PictureRhythm();
    let due: number | null = null;
    for (let at = 0; at < 6_000 && due === null; at += FRAME_MS)
      if (rhythm.sample({ lead: 0.012, shownAt: at, frameRate: at < 3_000 ? null : 24 }, at)) due = at;
    assert.ok(due !== null && due >= 3_000 && due < 3_000 + FRAME_MS, `${due}`);
  });

  it('is judged by half a second of frames, half a second after a start', () => {
    const [first = 0] = draws((at) => (at < 450 ? -0.2 : 0.007), 5_000);
    assert.ok(first >= 1_000 && first < 1_200, `${first}`);
    assert.deepEqual(
      draws((at) => (at < 450 ? -0.2 : 0.003), 5_000),
      [],
    );
  });

  it('is judged after a draw once the browser has taken it up, which takes it more than a second', () => {
    const [first = 0, ...more] = draws((at) => (at < 3_900 ? 0.012 : 0), 20_000);
    assert.ok(first < 1_200, `${first}`);
    assert.deepEqual(more, []);
    assert.equal(draws([0.012, 0.012, 0], 6_800).length, 2);
  });

  it('is drawn until it is right, three times at most, and within ten seconds of the start', () => {
    assert.equal(draws([0.016, 0.009, -0.002, 0.016], 20_000).length, 2);
    const vain = draws([0.016], MINUTE);
    assert.equal(vain.length, 3);
    assert.ok((vain[2] ?? 0) < 8_500, `${vain}`);
  });

  it('is drawn only once after the next start where three draws were of no use, until one is', () => {
    const rhythm = new PictureRhythm();
    draws([0.016], MINUTE, rhythm);
    rhythm.startOver();
    assert.equal(draws([0.016], MINUTE, rhythm).length, 1);
    rhythm.startOver();
    assert.equal(draws([0.016, 0], MINUTE, rhythm).length, 1);
    rhythm.startOver();
    assert.equal(draws([0.016], MINUTE, rhythm).length, 3);
  });

  it('is drawn again when a missed refresh has moved it for seconds, but not for a moment', () => {
    const late = (from: number, to: number) => (at: number) => (at > from && at < to ? -0.0167 : 0);
    const [again = 0, ...more] = draws(late(2 * MINUTE, 2 * MINUTE + 3_500), 10 * MINUTE);
    assert.ok(again > 2 * MINUTE + 1_000 && again < 2 * MINUTE + 3_000, `${again}`);
    assert.deepEqual(more, []);
    assert.deepEqual(draws(late(2 * MINUTE, 2 * MINUTE + 1_000), 10 * MINUTE), []);
  });

  it('is drawn again within six seconds of each missed refresh, as often as that happens', () => {
    const EVERY = 10 * MINUTE;
    const since = (at: number) => Math.floor(at / EVERY) * EVERY;
    const missed = (at: number, lastDraw: number) => (since(at) > 0 && lastDraw < since(at) ? -0.0167 : 0);
    const found = draws(missed, 12 * EVERY - 1);
    assert.equal(found.length, 11);
    for (const at of found) assert.ok(at - since(at) < 6_000, `${at}`);
  });

  it('is drawn again at once for a refresh that was missed just after the start', () => {
    const missed = (at: number, lastDraw: number) => (at > 2_000 && lastDraw < 2_000 ? -0.0167 : 0);
    const [first = 0, ...more] = draws(missed, MINUTE);
    assert.ok(first < 8_000, `${first}`);
    assert.deepEqual(more, []);
  });

  it('is drawn at most three times a minute where refreshes are missed all the time', () => {
    const missed = (at: number, lastDraw: number) => (at - lastDraw > 5_000 ? -0.0167 : 0);
    const later = draws(missed, 20 * MINUTE).filter((at) => at > MINUTE);
    assert.ok(later.length > 19 && later.length <= 3 * 19, `${later.length}`);
  });

  it('is left alone later for what would not have been right at first, up to where two are two steps apart', () => {
    const turns = (lead: number, frameRate: number) =>
      draws((at) => (at < 2 * MINUTE ? 0 : lead), 2 * MINUTE + 20_000, new PictureRhythm(), frameRate).length;
    const leads = [0.006, -0.006, 0.007, -0.007];
    assert.deepEqual(
      leads.map((lead) => turns(lead, 24)),
      [0, 0, 3, 3],
    );
    assert.deepEqual(
      [...leads, 0.0075, 0.0085].map((lead) => turns(lead, 30)),
      [0, 0, 0, 0, 0, 3],
    );
  });

  it('is to be got right after a correction as after a start, where a rhythm lasts', () => {
    const dueAfter = (frameRate: number) => {
      const rhythm = new PictureRhythm();
      draws([0], MINUTE, rhythm, frameRate);
      rhythm.corrected();
      return draws([0.012], MINUTE, rhythm, frameRate)[0] ?? null;
    };
    const due = dueAfter(24) ?? 0;
    assert.ok(due > RHYTHM.settleMs && due < RHYTHM.settleMs + RHYTHM.windowMs + 100, `${due}`);
    assert.equal(dueAfter(24_000 / 1_001), null);
  });

  it('is drawn until it is right later, too', () => {
    const missed = (at: number, lastDraw: number) => (at < MINUTE || lastDraw > MINUTE + 4_000 ? 0 : -0.0167);
    const found = draws(missed, 10 * MINUTE);
    assert.equal(found.length, 2);
    assert.ok(found.every((at) => at < MINUTE + 10_000));
  });

  it('is drawn ever more rarely where nothing helps: four times in the half hour after it was given up', () => {
    const vain = draws([0.016], 30 * MINUTE).slice(3);
    assert.ok(vain.length >= 2 && vain.length <= 4, `${vain}`);
    vain.forEach((at, index) => {
      assert.ok(at - (vain[index - 1] ?? 0) > MINUTE, `${vain}`);
    });
  });
});

describe('a draw', () => {
  const moved = (steps: readonly Step[]): number =>
    steps.reduce((sum, { factor, ms }) => sum + ((factor - 1) * ms) / 1000, 0);
  const lasts = (steps: readonly Step[]): number => steps.reduce((sum, { ms }) => sum + ms, 0);

  it('leaves the sound where it was, or moves it by what is wanted', () => {
    for (const way of [0, -0.011, 0.004, 0.02])
      assert.ok(Math.abs(moved(new PictureRhythm().drawing(way, 77)) - way) < 1e-9, `${way}`);
  });

  it('is within one per cent, or two for 18 ms and more, where the pitch may go along, and off for as long as breaks a rhythm', () => {
    for (const way of [0, 0.005, -0.006, -0.011, 0.017, -0.018, 0.03])
      for (let at = 0; at < 200; at += 7) {
        const steps = new PictureRhythm().drawing(way, at);
        for (const { factor } of steps)
          assert.ok(Math.abs(factor - 1) <= (Math.abs(way) < 0.018 ? 0.01 : 0.02) + 1e-9, `${factor}`);
        assert.ok(lasts(steps) >= (steps.length === 1 ? 600 : 1_600), `${lasts(steps)}`);
      }
    for (let at = 0; at < 200; at += 7) assert.ok(lasts(new PictureRhythm().drawing(0, at)) <= 1_690);
  });

  it('can be told the end of from eight frames on, though the rhythm has yet to settle', () => {
    const rhythm = new PictureRhythm();
    rhythm.disturbed();
    const foreseen: boolean[] = [];
    for (let frame = 0; frame < 9; frame += 1) {
      foreseen.push(rhythm.foresees);
      const at = frame * FRAME_MS;
      rhythm.sample({ lead: 0.02, shownAt: at, frameRate: 24 }, at);
    }
    assert.equal(foreseen.indexOf(true), 8);
    assert.equal(rhythm.lead, null);
    rhythm.disturbed();
    assert.equal(rhythm.foresees, false);
  });

  it('goes there and back for less than 6 ms, and once for more', () => {
    const changes = (way: number) => new PictureRhythm().drawing(way, 77).length;
    assert.deepEqual([0, 0.005, -0.0059, 0.0061, -0.02].map(changes), [2, 2, 2, 1, 1]);
  });

  /** Leads and times of frames on a display whose refreshes are at multiples of 1/60 s, of a film whose sound is at `offset` ms at time 0. */
  function watched(offset: number, refreshesEarly: number): PictureRhythm {
    const rhythm = new PictureRhythm();
    for (let frame = 0; frame < 60; frame += 1) {
      const sound = frame * FRAME_MS - offset;
      const natural = Math.round(sound / REFRESH_MS) * REFRESH_MS;
      const shown = natural - refreshesEarly * REFRESH_MS;
      // A browser tells of a frame a refresh before it is on the screen, and its sound is read a little late.
      const lead = (sound - shown) / 1000 + RHYTHM.biasS;
      rhythm.sample({ lead, shownAt: shown, frameRate: 24 }, shown - REFRESH_MS);
    }
    return rhythm;
  }

  /** How long before `end` the last picture came that stays for three refreshes by itself, ms. */
  function afterLong(end: number, offset: number): number {
    const starts = (frame: number) => Math.round((frame * FRAME_MS - offset) / REFRESH_MS);
    let frame = Math.floor((end + offset) / FRAME_MS) + 1;
    while (starts(frame) * REFRESH_MS > end || starts(frame + 1) - starts(frame) !== 3) frame -= 1;
    return end - starts(frame) * REFRESH_MS;
  }

  it('ends eight milliseconds after a picture comes that would stay for three refreshes, wherever the pictures were before', () => {
    for (const offset of [1, 3, 11, 20, 26, 37, 45])
      for (const early of [-1, 0, 1])
        for (const at of [2_500, 2_533, 2_570]) {
          const end = at + lasts(watched(offset, early).drawing(0, at));
          const after = afterLong(end, offset);
          assert.ok(Math.abs(after - RHYTHM.afterBeatMs) < 1, `${after} ms, ${offset} ${early} ${at}`);
        }
  });

  it('reckons with where the sound will be by then', () => {
    for (const way of [-0.004, -0.011, 0.02]) {
      const end = 2_500 + lasts(watched(5, 0).drawing(way, 2_500));
      assert.ok(Math.abs(afterLong(end, 5 + way * 1000) - RHYTHM.afterBeatMs) < 1, `${way}`);
    }
  });
});
