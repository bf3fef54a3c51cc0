import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DriftController } from '../../src/sync/driftController.ts';
import { TUNING } from '../../src/sync/tuning.ts';
import { Plant } from '../support/plant.ts';

describe('DriftController', () => {
  it('says nothing before it has measured', () => {
    const plant = new Plant(0);
    plant.play(800);
    assert.equal(plant.controller.state, 'measuring');
    assert.equal(plant.controller.offset, null);
    plant.play(1_000);
    assert.equal(plant.controller.state, 'in_sync');
  });

  it('aims one nudge that ends at zero error', () => {
    const plant = new Plant(-0.1, -TUNING.biasStartS);
    plant.play(10_000);
    assert.equal(plant.changes, 1);
    assert.ok(Math.abs(plant.error) < 0.003, `${plant.error}`);
    assert.equal(plant.controller.state, 'in_sync');
  });

  it('stays inaudible for small errors, and within ten per cent for any', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.59, max: 0.59, noNaN: true }), (error) => {
        const plant = new Plant(error);
        plant.play(20_000);
        assert.equal(plant.landings, 0);
        for (const verdict of plant.verdicts) {
          if (verdict.kind !== 'rate') continue;
          assert.ok(Math.abs(verdict.factor - 1) <= TUNING.firm + 1e-9);
          if (Math.abs(error) < 0.1) assert.ok(Math.abs(verdict.factor - 1) <= TUNING.gentle + 1e-9);
        }
      }),
    );
  });

  it('ends within its tolerance from anywhere, whatever a change of rate costs', () => {
    const anywhere = fc.double({ min: -600, max: 600, noNaN: true });
    const cost = fc.double({ min: 0, max: 0.03, noNaN: true });
    const late = fc.double({ min: 0, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(anywhere, cost, late, (error, costs, lands) => {
        const plant = new Plant(error, costs, lands, costs);
        plant.play(45_000);
        assert.ok(Math.abs(plant.error) <= TUNING.toleranceS + 1e-9, `${plant.error} s left`);
        assert.equal(plant.controller.state, 'in_sync');
      }),
    );
  });

  it('does not flicker at the threshold: noise around it costs a nudge or two, not a hundred', () => {
    const plant = new Plant(TUNING.toleranceS);
    let step = 0;
    plant.play(60_000, () => {
      step += 1;
      return ((step * 7) % 9) / 1000 - 0.004;
    });
    assert.ok(plant.changes <= 4, `${plant.changes} changes`);
    const before = plant.changes;
    plant.play(60_000, () => 0.004 * Math.sin(plant.at));
    assert.ok(plant.changes - before <= 1, `${plant.changes - before} more changes`);
  });

  it('takes out a small error that lasts', () => {
    const plant = new Plant(0.01);
    plant.play(60_000);
    assert.ok(plant.changes >= 1);
    assert.ok(Math.abs(plant.error) <= TUNING.lastingToleranceS);
  });

  it('lands anew for more than a nudge can do, and not twice within a few seconds', () => {
    const plant = new Plant(30, 0, 3);
    plant.play(2_000);
    assert.equal(plant.landings, 1);
    plant.play(1_900);
    assert.equal(plant.landings, 1);
  });

  it('chases a larger error faster, but never by more than a tenth', () => {
    const nudge = (error: number) => {
      const controller = new DriftController();
      controller.started(0);
      for (let at = 0; at < 5_000; at += 40) {
        const verdict = controller.sample(error, at, 'frame');
        if (verdict.kind === 'rate') return { way: Math.abs(verdict.factor - 1), ms: verdict.until - at };
      }
      return assert.fail('no nudge');
    };
    assert.ok(Math.abs(nudge(-0.2).ms - 3_000) < 1);
    assert.ok(Math.abs(nudge(-0.5).way - 0.1) < 1e-9 && nudge(-0.5).ms < 6_000);
  });

  it('lands twice as rarely each time that it was in vain, and once a minute at the end', () => {
    const controller = new DriftController();
    const landings: number[] = [];
    controller.started(0);
    for (let at = 0; at < 300_000; at += 40)
      if (controller.sample(5, at, 'frame').kind === 'land') landings.push(at);
    const gaps = landings.slice(1).map((at, index) => Math.round((at - (landings[index] ?? 0)) / 1000));
    assert.deepEqual(gaps, [4, 8, 16, 32, 64, 64, 64]);
  });

  it('changes the speed by as much as a browser takes for a change', () => {
    const controller = new DriftController();
    controller.started(0);
    for (let at = 0; at < 5_000; at += 40) {
      const verdict = controller.sample(-TUNING.biasStartS, at, 'frame');
      if (verdict.kind === 'rate') assert.ok(verdict.factor <= 1 - 0.0009, `${verdict.factor}`);
    }
  });

  it('goes on to call in sync what it only trims', () => {
    const plant = new Plant(-0.008);
    plant.play(3_500);
    assert.equal(plant.controller.state, 'in_sync');
    const states = new Set<string>();
    for (let turn = 0; turn < 100; turn += 1) {
      plant.play(100);
      states.add(plant.controller.state);
    }
    assert.equal(plant.changes, 1);
    assert.deepEqual([...states], ['in_sync']);
    assert.notEqual(plant.controller.offset, null);
  });

  it('does not correct what may be the clock’s own wandering', () => {
    const first = (noise: number) => {
      const controller = new DriftController();
      controller.setNoise(noise);
      controller.started(0);
      for (let at = 0; at < 20_000; at += 40)
        if (controller.sample(0.009, at, 'frame').kind !== 'hold') return at;
      return null;
    };
    assert.notEqual(first(0.0005), null);
    assert.equal(first(0.004), null);
  });

  it('is not misled by what players tell while they start, or change their speed', () => {
    const misled = (begin: (controller: DriftController) => void, forMs: number) => {
      const controller = new DriftController();
      begin(controller);
      for (let at = 0; at < 3_000; at += 40)
        if (controller.sample(at < forMs ? 0.08 : 0, at, 'frame').kind !== 'hold') return true;
      return false;
    };
    assert.equal(
      misled((controller) => controller.started(0), 360),
      false,
    );
    assert.equal(
      misled((controller) => controller.reset(), 280),
      false,
    );
  });

  it('takes out what is below 50 ms so slowly that the pitch may go along, and more by a change that costs', () => {
    const nudge = (error: number) => {
      const controller = new DriftController();
      controller.started(0);
      for (let at = 0; at < 5_000; at += 40) {
        const verdict = controller.sample(error, at, 'frame');
        if (verdict.kind === 'rate') return { ms: verdict.until - at, factor: verdict.factor };
      }
      return assert.fail('no nudge');
    };
    for (const error of [-0.013, 0.013, 0.017]) assert.ok(Math.abs(nudge(error).ms - 2_000) < 1e-6);
    for (const error of [-0.019, 0.021, -0.049]) {
      const { ms, factor } = nudge(error);
      assert.ok(Math.abs(ms - Math.abs(error) * 50_000) < 1e-6 || ms === 1_000, `${ms} ms`);
      assert.ok(Math.abs(factor - 1) < 0.02 + 1e-9 && Math.abs(factor - 1) > 0.0189, `${factor}`);
    }
    const { ms, factor } = nudge(-0.051);
    assert.ok(Math.abs((ms / 1000) * (factor - 1) - 0.07) < 1e-9 && ms > 2_000, `${ms} ms, ${factor}`);
  });

  it('judges by a film of twelve frames a second, but not by a handful of readings', () => {
    const stateAfter = (everyMs: number) => {
      const controller = new DriftController();
      controller.started(0);
      for (let at = 0; at < 3_000; at += everyMs) controller.sample(0.001, at, 'frame');
      return controller.state;
    };
    assert.equal(stateAfter(83), 'in_sync');
    assert.equal(stateAfter(250), 'measuring');
  });

  it('sees a large error sooner than a small one, unless it has hardly any readings', () => {
    const first = (error: number, everyMs = 40) => {
      const controller = new DriftController();
      controller.started(0);
      for (let at = 0; at < 20_000; at += everyMs)
        if (controller.sample(error, at, 'frame').kind === 'rate') return at;
      return assert.fail('never');
    };
    assert.ok(first(0.06) < 1_000);
    assert.ok(first(0.021) < 1_000);
    assert.ok(first(0.014) > 1_000);
    assert.ok(first(0.06, 100) > 1_000);
  });

  it('forgives coarse readings more than frames, and wants more than two of them', () => {
    const after = (error: number, everyMs: number) => {
      const controller = new DriftController();
      controller.reset();
      for (let at = 0; at < 10_000; at += everyMs)
        if (controller.sample(error, at, 'clock').kind !== 'hold') break;
      return controller.state;
    };
    assert.equal(after(0.03, 250), 'in_sync');
    assert.equal(after(0.06, 250), 'adjusting');
    assert.equal(after(0.06, 1_000), 'measuring');
  });
});
