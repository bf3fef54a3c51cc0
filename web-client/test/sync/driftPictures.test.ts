import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DriftController, TUNING } from '../../src/sync/driftController.ts';

describe('the controller of a player whose picture has a lead of its own', () => {
  /** A player whose sound is off by `error` and whose picture by `lead` more; what is done about it in half a minute. */
  function deed(error: number, lead: number | null) {
    const controller = new DriftController();
    controller.started(0);
    for (let at = 0; at < 30_000; at += 40) {
      const verdict = controller.sample(error, at, 'frame', lead);
      if (verdict.kind === 'rate') return { moved: ((verdict.factor - 1) * (verdict.until - at)) / 1000, at };
    }
    return null;
  }

  it('moves the sound a little to the side on which the host’s picture is shown', () => {
    for (const side of [-1, 1]) {
      const done = deed(0.001, side * 0.0167);
      assert.ok(done !== null && done.at > 1_500);
      const wanted = -side * TUNING.pictureAimS - 0.001 - TUNING.biasStartS;
      assert.ok(Math.abs(done.moved - wanted) < 0.0005, `${done.moved} s`);
    }
  });

  it('leaves a sound alone that nobody can tell from the host’s while the pictures are the same', () => {
    assert.equal(deed(0.007, -0.006), null);
    assert.notEqual(deed(0.007, null), null);
  });

  /** When the controller nudges a player whose picture never comes right, ms after its start. */
  function vainTrims(forMs: number): number[] {
    const controller = new DriftController();
    controller.started(0);
    const trims: number[] = [];
    let until = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < forMs; at += 40) {
      if (at >= until) controller.nudgeEnded();
      const verdict = controller.sample(0, at, 'frame', 0.0334);
      if (verdict.kind !== 'rate') continue;
      trims.push(at);
      until = verdict.until;
    }
    return trims;
  }

  it('tries a second time soon, and then lets a minute of steady play see two trims at most', () => {
    const trims = vainTrims(67_000);
    assert.ok((trims[1] ?? Number.POSITIVE_INFINITY) < 20_000, `${trims}`);
    assert.ok((trims[2] ?? Number.POSITIVE_INFINITY) < 45_000, `${trims}`);
    assert.ok(trims.filter((at) => at > 7_000).length <= 2, `${trims}`);
  });

  it('goes on to try, every few minutes, as long as the film lasts', () => {
    const trims = vainTrims(3_600_000);
    assert.ok(trims.length >= 12 && trims.length <= 24, `${trims.length} in an hour`);
  });

  it('gives so much of the sound that the display’s jitter does not show another picture, and no more', () => {
    const controller = new DriftController();
    controller.started(0);
    let error = 0.001;
    let nudge = { factor: 1, until: Number.NEGATIVE_INFINITY };
    let step = 0;
    let wrong = 0;
    for (let at = 0; at < 60_000; at += 33) {
      if (nudge.factor !== 1 && at >= nudge.until) {
        nudge = { factor: 1, until: 0 };
        error += TUNING.biasStartS;
        controller.nudgeEnded();
      }
      error += (nudge.factor - 1) * 0.033;
      step += 1;
      const jitter = (((step * 7) % 9) - 4) / 2_000;
      // The display shows the picture of the refresh that has begun, and the host's begins at 1.5 ms.
      const refreshes = Math.floor((error + jitter - 0.0015) / 0.0167);
      const picture = (refreshes + 1) * 0.0167 - 0.0167;
      if (at > 40_000 && picture !== 0) wrong += 1;
      const verdict = controller.sample(error, at, 'frame', picture - error);
      if (verdict.kind === 'rate') nudge = verdict;
    }
    assert.equal(wrong, 0);
    assert.ok(Math.abs(error) < 0.009, `${error} s`);
  });

  it('leaves pictures alone once the clock wanders too much to tell them apart', () => {
    const acts = (noise: number) => {
      const controller = new DriftController();
      controller.setNoise(noise);
      controller.started(0);
      for (let at = 0; at < 20_000; at += 40)
        if (controller.sample(0, at, 'frame', 0.0167).kind !== 'hold') return true;
      return false;
    };
    assert.equal(acts(0.001), true);
    assert.equal(acts(0.003), false);
  });
});
