import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DriftController, type Verdict } from '../../src/sync/driftController.ts';

describe('the trims of a player whose sound is a little off', () => {
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

  it('are repeated after twelve seconds, and then not for more than a minute', () => {
    const trims = vainTrims(150_000);
    const [, second = 0, third = 0] = trims;
    assert.ok(second > 10_000 && second < 20_000, `${trims}`);
    assert.ok(third - second > 65_000 && third - second < 90_000, `${trims}`);
  });

  it('goes on to try, every few minutes, as long as the film lasts', () => {
    const trims = vainTrims(3_600_000);
    assert.ok(trims.length >= 12 && trims.length <= 24, `${trims.length} in an hour`);
  });

  /** How far a player is moved in half a minute whose sound is off by `error` and whose picture by `lead` more, seconds. */
  function deed(error: number, lead: number | null) {
    const controller = new DriftController();
    controller.started(0);
    for (let at = 0; at < 30_000; at += 40) {
      const verdict = controller.sample(error, at, 'frame', lead);
      if (verdict.kind === 'rate') return ((verdict.factor - 1) * (verdict.until - at)) / 1000;
    }
    return null;
  }

  it('do not come where its picture is within six milliseconds of the party all the same', () => {
    for (const error of [-0.011, -0.007, 0.007, 0.011]) assert.equal(deed(error, -error), null, `${error}`);
    assert.equal(deed(0.007, -0.0015), null);
  });

  it('come where its picture is off by more, or not known', () => {
    for (const lead of [-0.0137, -0.0005, 0.004, null])
      assert.ok(Math.abs((deed(0.007, lead) ?? 0) + 0.007) < 0.0005, `${lead}`);
  });

  it('come for a sound that is off by more than twelve, whatever its picture', () => {
    assert.ok(Math.abs((deed(0.013, -0.013) ?? 0) + 0.013) < 0.0005);
  });

  it('do not come for the picture alone', () => {
    for (const lead of [-0.0334, -0.0167, 0.0167, 0.0334]) assert.equal(deed(0.001, lead), null, `${lead}`);
  });

  it('learn nothing from what was done for a picture', () => {
    const controller = new DriftController();
    controller.started(0);
    let at = 0;
    const seen = (error: number, ms: number) => {
      let last: Verdict = { kind: 'hold' };
      for (const end = at + ms; at < end && last.kind === 'hold'; at += 40)
        last = controller.sample(error, at, 'frame');
      return last;
    };
    seen(0.0025, 1_600);
    assert.equal(controller.excursion(), 0);
    assert.equal(seen(0.01, 1_600).kind, 'hold');
    controller.nudgeEnded();
    assert.equal(controller.state, 'in_sync');
    seen(0.0025, 1_600);
    const verdict = seen(0.05, 3_000);
    if (verdict.kind !== 'rate') assert.fail(verdict.kind);
    const asked = ((verdict.factor - 1) * (verdict.until - at + 40)) / 1000;
    const error = controller.offset ?? 0;
    assert.ok(Math.abs(asked + error) < 1e-6, `${asked} for ${error}`);
  });

  it('leave alone what the clock may wander by', () => {
    const acts = (error: number, noise: number) => {
      const controller = new DriftController();
      controller.setNoise(noise);
      controller.started(0);
      for (let at = 0; at < 20_000; at += 40)
        if (controller.sample(error, at, 'frame').kind !== 'hold') return true;
      return false;
    };
    assert.equal(acts(0.006, 0.001), true);
    assert.equal(acts(0.006, 0.002), false);
  });
});
