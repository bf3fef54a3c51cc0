import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ManualTime } from '../support/manualTime.ts';
import { type Member, OTHER_FILM } from '../support/member.ts';
import { apartMs, watching } from '../support/watching.ts';

/** This member's page takes so long to open a film, ms; null: for ever. */
function opensSlowly(time: ManualTime, member: Member, afterMs: number | null): void {
  member.page.playItem = async (item, position) => {
    if (afterMs !== null) time.after(afterMs, () => member.page.show(item, position));
  };
}

const stateOf = (seenBy: Member, of: Member) =>
  seenBy.state.participants.find(({ clientId }) => clientId === of.state.selfId);

describe('a party that waits', () => {
  it('starts a new film when the slowest has it open, all at once, from its beginning', async () => {
    const { time, host, guest } = await watching();
    opensSlowly(time, guest, 4_000);
    host.page.show(OTHER_FILM);
    await time.run(2_000);
    assert.equal(host.video.paused, true);
    assert.deepEqual(
      host.state.waiting?.members.map(({ name, isSelf }) => [name, isSelf]),
      [['Guest0', false]],
    );
    assert.equal(host.state.waiting?.reason, 'start');
    const stoodAt = host.video.truePosition;
    await time.run(1_500);
    assert.equal(host.video.truePosition, stoodAt);
    await time.run(1_700);
    assert.equal(host.state.waiting, null);
    assert.equal(host.video.paused, false);
    assert.equal(guest.video.paused, false);
    await time.run(8_000);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
    assert.ok(host.video.truePosition - stoodAt > 8, 'nobody stopped it again');
    assert.deepEqual([host.notices, guest.notices], [[], []]);
  });

  it('counts the seconds down, and goes on without who never comes', async () => {
    const { time, host, guest } = await watching();
    opensSlowly(time, guest, null);
    host.page.show(OTHER_FILM);
    await time.run(1_500);
    const first = host.state.waiting?.secondsLeft ?? assert.fail('nobody is waited for');
    await time.run(3_000);
    assert.equal(host.state.waiting?.secondsLeft, first - 3);
    await time.run(8_000);
    assert.equal(host.state.waiting, null);
    assert.equal(host.video.paused, false);
    assert.equal(guest.state.waiting, null);
  });

  it('does not wait for who cannot open the film at all', async () => {
    const { time, host, guest } = await watching();
    guest.page.missing.add(OTHER_FILM);
    host.page.show(OTHER_FILM);
    await time.run(3_000);
    assert.equal(host.state.waiting, null);
    assert.equal(host.video.paused, false);
    assert.deepEqual(guest.notices, ['item_unavailable']);
  });

  it('goes on when its host says so, for one or for all', async () => {
    const { time, server, host, guest } = await watching([{}, {}]);
    const other = server.rooms.get(host.state.room ?? '')?.members[2]?.id ?? assert.fail('no other');
    opensSlowly(time, guest, null);
    host.page.show(OTHER_FILM);
    await time.run(2_000);
    host.actions.goOn(other);
    await time.run(100);
    assert.equal(host.state.waiting?.members.length, 1);
    host.actions.goOn();
    await time.run(2_000);
    assert.equal(host.state.waiting, null);
    assert.equal(host.video.paused, false);
  });

  it('goes on when its host has seen it stand, and presses play all the same', async () => {
    const { time, host, guest } = await watching();
    opensSlowly(time, guest, null);
    host.page.show(OTHER_FILM);
    await time.run(2_000);
    assert.equal(host.video.paused, true);
    void host.video.play();
    await time.run(2_000);
    assert.equal(host.state.waiting, null);
    assert.equal(host.video.paused, false);
  });

  it('stands for a stall only if its host wants that', async () => {
    const { time, server, host, guest } = await watching();
    host.actions.setOptions({ wait: 'stalls' });
    await time.run(100);
    assert.equal(guest.state.waitPolicy, 'stalls');
    assert.equal(server.sent('set_options').length, 1);
    guest.video.stall(true);
    await time.run(900);
    assert.equal(host.video.paused, false, 'a short stall is nobody else’s business');
    await time.run(1_200);
    assert.equal(host.video.paused, true);
    assert.equal(guest.state.waiting?.members[0]?.isSelf, true);
    assert.equal(host.state.waiting?.reason, 'stall');
    guest.video.stall(false);
    await time.run(3_000);
    assert.equal(host.state.waiting, null);
    await time.run(8_000);
    assert.equal(host.video.paused, false);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
  });

  it('shows nothing of it while the connection is lost', async () => {
    const { time, server, host, guest } = await watching();
    opensSlowly(time, guest, null);
    host.page.show(OTHER_FILM);
    await time.run(2_000);
    server.down = true;
    server.cut();
    await time.run(1_000);
    assert.equal(host.state.waiting, null);
  });
});

describe('the members’ states', () => {
  it('are seen by all, with how far each is from the party', async () => {
    const { time, host, guest } = await watching();
    const seen = stateOf(host, guest) ?? assert.fail('no guest');
    assert.equal(seen.state, 'playing');
    assert.ok(seen.offsetMs !== null && Math.abs(seen.offsetMs) < 25, `${seen.offsetMs} ms`);
    assert.equal(stateOf(guest, host)?.state, 'playing');
    host.video.pause();
    await time.run(3_000);
    assert.equal(stateOf(host, guest)?.state, 'ready');
    guest.page.leave();
    await time.run(3_000);
    assert.equal(stateOf(host, guest)?.state, 'away');
  });

  it('are told when they change, and seldom otherwise', async () => {
    const { time, server } = await watching();
    const before = server.sent('member_status').length;
    await time.run(60_000);
    const sent = server.sent('member_status').length - before;
    assert.ok(sent <= 2 * 15, `${sent} in a minute of two members`);
  });

  it('are told again after a loss of the connection', async () => {
    const { time, server, host, guest } = await watching();
    server.cut();
    await time.run(8_000);
    assert.equal(guest.state.phase, 'joined');
    assert.equal(stateOf(host, guest)?.state, 'playing');
    assert.equal(stateOf(guest, host)?.state, 'playing');
  });
});
