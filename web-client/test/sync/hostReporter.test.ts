import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hostRig as rig } from '../support/hostRig.ts';

describe('the reports of a host', () => {
  it('come at once, a quarter of a second later, and then every two seconds', () => {
    const { reporter, player, reports, play } = rig();
    reporter.lead(player, 1);
    play(6_400);
    assert.deepEqual(
      reports.map(({ after }) => after),
      [0, 250, 2_250, 4_250, 6_250],
    );
  });

  it('come a quarter of a second after somebody has moved the player, too', () => {
    const { reporter, player, reports, play } = rig();
    reporter.lead(player, 1);
    play(1_000);
    reporter.onJump(1, 'playing');
    play(2_400);
    assert.deepEqual(
      reports.map(({ after }) => after),
      [0, 250, 1_250, 3_250],
    );
  });

  it('say where the player is to the millisecond, though every sixth reading is 30 ms late', () => {
    const { reporter, player, reports, play } = rig();
    reporter.lead(player, 1);
    play(4_400, (index) => (index % 6 === 5 ? -0.03 : 0));
    const { position, positionTs } = reports.at(-1) ?? assert.fail('no report');
    assert.ok(Math.abs(position - 100 - (positionTs - 1_000_000) / 1000) < 0.001, `${position}`);
  });

  it('rest on a second and a half: less is not enough against a wave of the sound card, and more is too slow', () => {
    const off = (wrong: (index: number) => number) => {
      const { reporter, player, reports, play } = rig();
      reporter.lead(player, 1);
      play(4_360, wrong);
      const { position, after } = reports.at(-1) ?? assert.fail('no report');
      return position - 100 - after / 1000;
    };
    const wave = off((index) => 0.01 * Math.sin((index * 40 * 2 * Math.PI) / 1_500));
    assert.ok(Math.abs(wave) < 0.0015, `${wave} s of a wave of 1.5 s`);
    // The last report is made at 4.25 s: what changed two seconds before is all over.
    const step = off((index) => (index < 58 ? 0.01 : 0));
    assert.ok(Math.abs(step) < 1e-9, `${step} s of what is long past`);
  });

  it('leave out what the player does for its picture, and rest on as much as before from then on', () => {
    const { reporter, player, reports, play } = rig();
    reporter.lead(player, 1);
    const wave = (index: number) => 0.01 * Math.sin((index * 40 * 2 * Math.PI) / 1_500);
    play(3_000, wave);
    for (const rate of [1.01, 0.99]) {
      player.rate = rate;
      play(800, () => 0.008);
    }
    player.rate = 1;
    play(280, () => 0.008);
    play(1_500, (index) => wave(index));
    for (const { position, after } of reports.filter(({ after }) => after > 2_000))
      assert.ok(Math.abs(position - 100 - after / 1000) < 0.003, `${position} after ${after}`);
  });

  it('tell at once of a player that has slipped by 40 ms, and to the millisecond', () => {
    for (const slip of [-0.04, 0.04]) {
      const { reporter, player, reports, play } = rig();
      reporter.lead(player, 1);
      play(5_000);
      const before = reports.length;
      play(6_000, () => slip);
      const [first, ...more] = reports.slice(before);
      assert.ok(first !== undefined && first.after <= 5_240, `${first?.after}`);
      for (const { position, after } of [first, ...more])
        assert.ok(Math.abs(position - 100 - after / 1000 - slip) < 0.001, `${position} after ${after}`);
      assert.deepEqual(
        more.map(({ after }) => after - first.after),
        [2_000, 4_000],
      );
    }
  });

  it('do not hurry for 15 ms, nor for a few readings that are late', () => {
    for (const wrong of [() => -0.015, (index: number) => (index < 2 ? -0.06 : 0)]) {
      const { reporter, player, reports, play } = rig();
      reporter.lead(player, 1);
      play(5_000);
      play(4_000, wrong);
      assert.deepEqual(
        reports.map(({ after }) => after),
        [0, 250, 2_250, 4_250, 6_250, 8_250],
      );
    }
  });

  it('hurry once a second at most where a player slips all the time', () => {
    const { reporter, player, reports, play } = rig();
    reporter.lead(player, 1);
    play(20_000, (index) => -0.05 * Math.floor(index / 12));
    const gaps = reports.slice(2).map(({ after }, index) => after - (reports[index + 1]?.after ?? 0));
    assert.ok(gaps.length > 8 && gaps.every((gap) => gap >= 1_000), `${gaps}`);
  });

  it('do with a single reading as long as there are no three', () => {
    const { time, reporter, player, reports, play } = rig();
    reporter.lead(player, 1);
    play(80, () => 0.5);
    time.runSync(170);
    assert.ok(Math.abs((reports[1]?.position ?? 0) - player.position) < 1e-9);
    const other = rig();
    other.reporter.lead(other.player, 1);
    other.play(240, () => 0.5);
    other.time.runSync(10);
    assert.ok(Math.abs((other.reports[1]?.position ?? 0) - 100.75) < 0.001);
  });

  it('tell of a stall only once it has lasted a quarter of a second', () => {
    const { time, reporter, player, reports, play, become } = rig();
    reporter.lead(player, 1);
    play(1_000);
    become('buffering');
    time.runSync(240);
    become('playing');
    play(200);
    assert.ok(!reports.some(({ playState }) => playState === 'buffering'));
    become('buffering');
    time.runSync(260);
    assert.equal(reports.at(-1)?.playState, 'buffering');
  });

  it('tell of a pause at once, and not of an end', () => {
    const { reporter, player, reports, play, become } = rig();
    reporter.lead(player, 1);
    play(1_000);
    const before = reports.length;
    become('ended');
    assert.equal(reports.length, before);
    become('paused');
    assert.equal(reports.at(-1)?.playState, 'paused');
  });
});
