import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hostRig } from '../support/hostRig.ts';

/** What Chromium takes from its word that it plays until it does, ms. */
const RESUME_MS = 64;

/** A host that plays, and whose user seeks to second 500; it has loaded that after 80 ms. */
function seeks() {
  const { time, reporter, reports, player, become, ...rig } = hostRig();
  reporter.lead(player, 1);
  rig.play(1_000);
  become('buffering');
  player.position = 500;
  reporter.onJump(1, 'playing');
  time.runSync(80);
  const before = reports.length;
  const loadedAt = time.now();
  become('playing');
  const told = () => reports.slice(before);
  /** A frame is shown `ms` after it had loaded, and the player is read `offS` from where it was sent. */
  const read = (ms: number, offS: number): void => {
    time.runSync(loadedAt + ms - time.now());
    player.position = 500 + offS;
    reporter.onSample({ position: player.position, at: time.now(), source: 'frame', picture: null });
  };
  /** It gets going `ms` after it had loaded, and plays for `seconds`. */
  const goes = (ms: number, seconds: number): void => {
    for (let at = ms + 40; at <= ms + seconds * 1_000; at += 40) read(at, (at - ms) / 1_000);
  };
  return { time, reporter, player, become, loadedAt, told, read, goes };
}

describe('the word of a host that has sought', () => {
  it('is given as soon as the player has loaded: where it stands, and when it will go', () => {
    const { told, loadedAt } = seeks();
    assert.deepEqual(
      told().map(({ position, positionTs, playState, foretold }) => [
        position,
        positionTs - loadedAt,
        playState,
        foretold,
      ]),
      [[500, RESUME_MS, 'playing', true]],
    );
  });

  it('is mended with the first reading that moved, where the player went more than 10 ms sooner or later', () => {
    for (const late of [-30, 40]) {
      const { told, goes, loadedAt } = seeks();
      goes(RESUME_MS + late, 0.15);
      const [, mended, ...more] = told();
      assert.ok(mended !== undefined && !mended.foretold, `nothing was told of ${late} ms`);
      const began = mended.positionTs - (mended.position - 500) * 1_000 - loadedAt;
      assert.ok(Math.abs(began - RESUME_MS - late) < 1, `${began} ms`);
      assert.deepEqual(more, []);
    }
  });

  it('is kept where the player went within 10 ms of it', () => {
    const { told, goes } = seeks();
    goes(RESUME_MS + 8, 0.16);
    assert.equal(told().length, 1);
  });

  it('is not mended for a clock that runs on by 20 ms and stops again', () => {
    const { told, read } = seeks();
    read(20, 0.02);
    read(45, 0.021);
    assert.equal(told().length, 1);
  });

  it('is better the next time, by half of what it was off', () => {
    const { told, goes, become, reporter, player, time } = seeks();
    goes(RESUME_MS + 40, 3);
    become('buffering');
    player.position = 900;
    reporter.onJump(1, 'playing');
    time.runSync(50);
    become('playing');
    const next = told().at(-1);
    assert.ok(next?.foretold && Math.abs(next.position - 900) < 0.001, `${next?.position}`);
    assert.ok(Math.abs(next.positionTs - time.now() - RESUME_MS - 20) <= 1);
  });

  it('is given also where the seek took so long that it was told to load', () => {
    const { become, reporter, player, time, told, goes } = seeks();
    goes(RESUME_MS, 3);
    become('buffering');
    player.position = 900;
    reporter.onJump(1, 'playing');
    time.runSync(2_000);
    assert.equal(told().at(-1)?.playState, 'buffering');
    become('playing');
    assert.deepEqual([told().at(-1)?.playState, told().at(-1)?.foretold], ['playing', true]);
  });
});

describe('no word is given', () => {
  it('of a start that had nothing to load', () => {
    const { reporter, player, reports, play, become, time } = hostRig();
    reporter.lead(player, 1);
    play(1_000);
    become('paused');
    reporter.onJump(1, 'playing');
    become('playing');
    time.runSync(200);
    assert.ok(!reports.some(({ foretold }) => foretold));
  });

  it('of a stall that nobody asked for', () => {
    const { told, goes, become, time } = seeks();
    goes(RESUME_MS, 3);
    const before = told().length;
    become('buffering');
    time.runSync(400);
    become('playing');
    assert.ok(
      !told()
        .slice(before)
        .some(({ foretold }) => foretold),
    );
  });

  it('twice for one seek', () => {
    const { told, become } = seeks();
    become('buffering');
    become('playing');
    assert.equal(told().filter(({ foretold }) => foretold).length, 1);
  });
});
