import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DriftController } from '../../src/sync/driftController.ts';
import { TUNING } from '../../src/sync/tuning.ts';
import { Plant } from '../support/plant.ts';

describe('what the controller learns of its player', () => {
  it('learns of each kind of nudge what it costs', () => {
    const plant = new Plant(0.02, 0.03, 0, 0.004);
    for (let turn = 0; turn < 12; turn += 1) {
      plant.stall(turn % 2 === 0 ? -0.06 : -0.02);
      plant.play(6_000);
    }
    for (const error of [-0.06, -0.02]) {
      plant.stall(error);
      plant.play(4_000);
      assert.ok(Math.abs(plant.error) < 0.002, `${plant.error} s left of ${error}`);
    }
  });

  it('learns what its nudges miss by, and then stops hunting', () => {
    for (const error of [-0.03, -0.022, 0.013, 0.022, 0.03]) {
      const plant = new Plant(error, 0.02, 0, 0.02);
      plant.play(60_000);
      const before = plant.changes;
      assert.ok(before >= 1 && before <= 8, `${before} changes`);
      plant.play(120_000);
      assert.equal(plant.changes, before, `${error} s`);
    }
  });

  it('does not reckon with what a nudge costs that is slow enough to cost nothing', () => {
    for (const error of [0.05, 0.055, 0.059, 0.062, 0.07]) {
      const plant = new Plant(error, -TUNING.biasStartS);
      plant.play(5_000);
      assert.equal(plant.changes, 1, `${error} s`);
      assert.ok(Math.abs(plant.error) < 0.003, `${plant.error} s left of ${error}`);
    }
  });

  it('learns smoothly from nudges that cost now less and now more', () => {
    const plant = new Plant(0, 0.019);
    for (let turn = 0; turn < 20; turn += 1) {
      plant.cost = turn % 2 === 0 ? 0.014 : 0.024;
      plant.stall(0.08);
      plant.play(4_200);
      assert.ok(Math.abs(plant.error) < 0.009, `${plant.error} s after nudge ${turn}`);
    }
  });

  it('expects a start to take what one takes in Chromium, until it knows', () => {
    const { startLatency } = new DriftController();
    assert.ok(startLatency > 0.06 && startLatency < 0.09);
  });

  it('learns how long a start takes', () => {
    const plant = new Plant(5, 0, 0.8);
    for (let i = 0; i < 5; i += 1) {
      plant.error = 5;
      plant.controller.reset();
      plant.play(20_000);
    }
    assert.ok(Math.abs(plant.controller.startLatency - 0.8) < 0.1, `${plant.controller.startLatency}`);
  });

  it('believes a nudge that it costs up to 80 ms, and not more: one odd browser must not make them wild', () => {
    const left = (cost: number) => {
      const plant = new Plant(0, cost);
      for (let turn = 0; turn < 20; turn += 1) {
        plant.stall(-0.06);
        plant.play(8_000);
      }
      plant.stall(-0.06);
      plant.play(5_600);
      return Math.abs(plant.error);
    };
    assert.ok(left(0.076) < 0.004, `${left(0.076)} s`);
    assert.ok(left(0.12) > 0.03, `${left(0.12)} s`);
  });

  it('believes a start that it takes up to a second, and learns nothing from a later one', () => {
    const learned = (late: number) => {
      const controller = new DriftController();
      for (let turn = 0; turn < 10; turn += 1) {
        const before = controller.startLatency;
        controller.started(0);
        for (let at = 0; at < 3_000; at += 40) controller.sample(before - late, turn * 10_000 + at, 'frame');
      }
      return controller.startLatency;
    };
    assert.ok(Math.abs(learned(0.95) - 0.95) < 0.01, `${learned(0.95)} s`);
    assert.ok(learned(1.3) < 0.1, `${learned(1.3)} s`);
  });

  it('learns nothing from a nudge that was disturbed', () => {
    const calm = new Plant(-0.1, -TUNING.biasStartS);
    calm.play(2_500);
    calm.stall(-0.1);
    calm.play(10_000);
    assert.equal(calm.changes, 2);
    assert.ok(Math.abs(calm.error) < 0.003);
  });

  it('does not count what comes too soon after a start, though the timeline moves meanwhile', () => {
    const controller = new DriftController();
    controller.started(0);
    controller.timelineMoved(0.02);
    for (let at = 0; at < TUNING.startSettleMs; at += 20)
      assert.equal(controller.sample(0.05, at, 'frame').kind, 'hold', `${at} ms`);
    assert.equal(controller.offset, null);
  });

  for (const moved of [0.011, 0.03])
    it(`does not blame a nudge for a timeline that moved by ${moved * 1000} ms meanwhile`, () => {
      const plant = new Plant(-0.1, -TUNING.biasStartS);
      plant.play(2_000);
      plant.controller.timelineMoved(moved);
      plant.error -= moved;
      plant.play(20_000);
      assert.ok(Math.abs(plant.error) < 0.003, `${plant.error}`);
      plant.stall(-0.1);
      plant.play(5_000);
      assert.ok(Math.abs(plant.error) < 0.003, `${plant.error}: the next one is aimed as well as ever`);
    });
});
