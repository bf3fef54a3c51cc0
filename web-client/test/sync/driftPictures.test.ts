import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DriftController } from '../../src/sync/driftController.ts';

describe('the controller of a player whose picture has a lead of its own', () => {
  /** What is done in half a minute about a player whose sound is off by `error` and whose picture by `lead` more, seconds. */
  function deed(error: number, lead: number | null) {
    const controller = new DriftController();
    controller.started(0);
    for (let at = 0; at < 30_000; at += 40) {
      const verdict = controller.sample(error, at, 'frame', lead);
      if (verdict.kind === 'rate') return ((verdict.factor - 1) * (verdict.until - at)) / 1000;
    }
    return null;
  }

  it('leaves a sound alone that nobody can tell from the host’s while the pictures are the same', () => {
    for (const error of [-0.011, -0.007, 0.007, 0.011]) assert.equal(deed(error, -error), null, `${error}`);
    assert.equal(deed(0.007, 0.0015), null);
  });

  it('takes out a sound that is off where the pictures are not the same, or not known', () => {
    for (const lead of [-0.0237, 0.0097, null])
      assert.ok(Math.abs((deed(0.007, lead) ?? 0) + 0.007) < 0.0005, `${lead}`);
  });

  it('takes out a sound that is off by more, whatever the pictures', () => {
    assert.ok(Math.abs((deed(0.013, -0.013) ?? 0) + 0.013) < 0.0005);
  });

  it('does not touch a player for its picture alone: a browser keeps that through a change of speed', () => {
    for (const lead of [-0.0334, -0.0167, 0.0167, 0.0334]) assert.equal(deed(0.001, lead), null, `${lead}`);
  });

  /** When the controller nudges a player whose sound never comes right, ms after its start. */
  function vainTrims(forMs: number): number[] {
    const controller = new DriftController();
    controller.started(0);
    const trims: number[] = [];
    let until = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < forMs; at += 40) {
      if (at >= until) controller.nudgeEnded();
      const verdict = controller.sample(0.006, at, 'frame');
      if (verdict.kind !== 'rate') continue;
      trims.push(at);
      until = verdict.until;
    }
    return trims;
  }

  it('tries a second time after twelve seconds, and lets a minute of steady play see two trims at most', () => {
    const trims = vainTrims(67_000);
    const [, second = 0, third = 0] = trims;
    assert.ok(second > 10_000 && second < 20_000, `${trims}`);
    assert.ok(third > 40_000 && third < 60_000, `${trims}`);
    assert.ok(trims.filter((at) => at > 7_000).length <= 2, `${trims}`);
  });

  it('goes on to try, every few minutes, as long as the film lasts', () => {
    const trims = vainTrims(3_600_000);
    assert.ok(trims.length >= 12 && trims.length <= 24, `${trims.length} in an hour`);
  });

  it('does not trust pictures once the clock wanders too much to tell them apart', () => {
    const acts = (noise: number) => {
      const controller = new DriftController();
      controller.setNoise(noise);
      controller.started(0);
      for (let at = 0; at < 20_000; at += 40)
        if (controller.sample(0.01, at, 'frame', -0.01).kind !== 'hold') return true;
      return false;
    };
    assert.equal(acts(0.001), false);
    assert.equal(acts(0.003), true);
  });
});
