import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SyncStatus } from '../../src/party/state.ts';
import { type OwnStatus, type Seen, StatusReporter } from '../../src/party/statusReporter.ts';
import { ManualTime } from '../support/manualTime.ts';

function reporting(first: Partial<Seen> = {}) {
  const time = new ManualTime();
  const sent: OwnStatus[] = [];
  let seen: Seen = {
    sync: { status: 'in_sync', offsetMs: 3 },
    player: { ready: false },
    hasFilm: true,
    hidden: false,
    rttMs: 20,
    ...first,
  };
  const reporter = new StatusReporter(
    time,
    () => seen,
    (status) => sent.push(status),
  );
  reporter.start(true);
  const now = (status: SyncStatus, offsetMs: number | null = null, ready = false) => {
    seen = { ...seen, sync: { status, offsetMs }, player: status === 'no_player' ? null : { ready } };
    reporter.look();
  };
  const hide = (hidden: boolean) => {
    seen = { ...seen, hidden };
  };
  return { time, sent, reporter, now, hide, states: () => sent.map(({ state }) => state) };
}

describe('what a member tells of its player', () => {
  it('is that it loads, until the film could be played once', async () => {
    const { time, now, states } = reporting({ sync: { status: 'no_player', offsetMs: null }, player: null });
    await time.run(3_000);
    now('buffering');
    await time.run(3_000);
    now('paused');
    await time.run(3_000);
    assert.deepEqual(states(), ['loading']);
    now('paused', null, true);
    await time.run(3_000);
    now('paused', null, false);
    assert.deepEqual(states(), ['loading', 'ready', 'paused']);
  });

  it('is that it is away once it has left the film, or has never opened it', async () => {
    const { now, states } = reporting();
    now('no_player');
    assert.deepEqual(states(), ['playing', 'away']);
    const never = reporting({ sync: { status: 'no_player', offsetMs: null }, player: null });
    await never.time.run(19_000);
    assert.deepEqual(never.states(), ['loading']);
    await never.time.run(2_000);
    assert.deepEqual(never.states(), ['loading', 'away']);
  });

  it('is that it is away where the party has no film', () => {
    const none = reporting({
      sync: { status: 'no_player', offsetMs: null },
      player: null,
      hasFilm: false,
    });
    assert.deepEqual(none.states(), ['away']);
  });

  it('is that it is away while its page has been hidden for a minute and does not play', async () => {
    const { time, now, hide, states } = reporting();
    hide(true);
    await time.run(90_000);
    assert.deepEqual(states(), ['playing'], 'who listens is there');
    now('paused', null, true);
    await time.run(1_000);
    assert.deepEqual(states(), ['playing', 'away']);
    hide(false);
    await time.run(1_000);
    assert.deepEqual(states(), ['playing', 'away', 'ready']);
    hide(true);
    await time.run(59_000);
    assert.equal(states().at(-1), 'ready', 'a glance at another tab is no absence');
    await time.run(2_000);
    assert.equal(states().at(-1), 'away');
  });

  it('is a stall only when it has lasted a second', async () => {
    const { time, now, states } = reporting();
    now('buffering');
    await time.run(900);
    now('in_sync', 3);
    now('seeking');
    await time.run(900);
    assert.ok(!states().includes('buffering'));
    await time.run(700);
    assert.equal(states().at(-1), 'buffering');
  });

  it('is bounded, whatever the player does', async () => {
    const { time, now, sent } = reporting();
    for (let i = 0; i < 400; i++) {
      now(i % 2 === 0 ? 'paused' : 'in_sync', 3);
      await time.run(50);
    }
    assert.ok(sent.length <= 3 + 20, `${sent.length} in 20 s`);
    now('blocked');
    await time.run(2_000);
    assert.equal(sent.at(-1)?.state, 'blocked', 'the last one always goes out');
  });

  it('is the offset when that has moved, rounded and within its range', async () => {
    const { time, now, sent } = reporting();
    await time.run(5_000);
    now('in_sync', 4.4);
    assert.equal(sent.length, 1);
    now('adjusting', -80.4);
    assert.equal(sent.at(-1)?.offsetMs, -80);
    await time.run(2_000);
    now('adjusting', -9e9);
    assert.equal(sent.at(-1)?.offsetMs, -3_600_000);
    assert.equal(sent.length, 3);
  });

  it('is nothing after the end', async () => {
    const { time, reporter, now, sent } = reporting();
    reporter.stop();
    now('blocked');
    await time.run(10_000);
    assert.equal(sent.length, 1);
  });
});
