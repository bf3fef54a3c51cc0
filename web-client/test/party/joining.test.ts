import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FILM, Member } from '../support/member.ts';
import { apartMs, watching, world } from '../support/watching.ts';

describe('joining', () => {
  it('makes the creator host of a party that plays what is open here', async () => {
    const { host } = await watching();
    assert.equal(host.state.phase, 'joined');
    assert.equal(host.state.isHost, true);
    assert.equal(host.state.mediaUrl, `jellyfin:${FILM}`);
    assert.equal(host.state.sync.status, 'in_sync');
  });

  it('opens the film at the party’s position and gets in step', async () => {
    const { time, host, guest } = await watching();
    await time.run(8_000);
    assert.equal(guest.page.played[0]?.item, FILM);
    assert.ok((guest.page.played[0]?.position ?? 0) > 600);
    assert.equal(guest.state.sync.status, 'in_sync');
    assert.ok(apartMs(host, guest) < 20, `${apartMs(host, guest)} ms`);
  });

  it('is in step a second after its player has come: a start that nobody timed is landed, not nudged', async () => {
    const { time, host, server, room } = await watching();
    const late = new Member(time, server, { name: 'Late', video: { startMs: 75, seekMs: 20 } });
    late.actions.join({ room });
    while (late.page.element === null) await time.run(10);
    await time.run(1_000);
    assert.ok(apartMs(host, late) < 42, `${apartMs(host, late)} ms`);
    await time.run(3_000);
    assert.ok(late.video.rates.every((rate) => rate === 1));
  });

  it('lands in a paused party paused, at the same picture', async () => {
    const { time, server, host, room } = await watching();
    host.video.pause();
    await time.run(2_000);
    const late = new Member(time, server, { name: 'Late' });
    late.actions.join({ room });
    await time.run(3_000);
    assert.equal(late.video.paused, true);
    assert.ok(apartMs(host, late) < 20);
  });

  it('works with a clock that is half a minute off, and steps in the middle', async () => {
    const { time, host, guest } = await watching([{ clockOffsetMs: 30_000 }]);
    assert.ok(apartMs(host, guest) < 20, `${apartMs(host, guest)} ms`);
    guest.clock.offsetMs -= 45_000;
    await time.run(25_000);
    assert.ok(apartMs(host, guest) < 20, `${apartMs(host, guest)} ms`);
  });

  it('measures again when its clock steps, whenever that is found out', async () => {
    const { time, guest } = await watching();
    for (let turn = 0; turn < 6; turn += 1) {
      await time.run(10_000 + turn * 830);
      assert.equal(guest.state.sync.status, 'in_sync');
      guest.clock.offsetMs += turn % 2 === 0 ? 30_000 : -30_000;
      const seen = new Set<string>();
      for (let passed = 0; passed < 12_000; passed += 20) {
        await time.run(20);
        seen.add(guest.state.sync.status);
      }
      assert.ok(seen.has('measuring'), [...seen].join());
    }
  });

  it('never says “in sync” before a measurement', async () => {
    const { time, server } = world();
    const host = new Member(time, server, { name: 'Ada' });
    const seen: [string, number | null][] = [];
    host.page.show(FILM, 0);
    host.actions.create({ freePlay: false, isPrivate: false });
    await time.run(3_000);
    const guest = new Member(time, server, { name: 'Bob' });
    guest.party.store.subscribe(({ sync }) => seen.push([sync.status, sync.offsetMs]));
    guest.actions.join({ room: host.state.room ?? '' });
    await time.run(10_000);
    assert.ok(seen.some(([status]) => status === 'measuring'));
    assert.ok(seen.every(([status, offset]) => status !== 'in_sync' || offset !== null));
  });

  it('says so when the film cannot be opened here', async () => {
    const { time, server } = world();
    const host = new Member(time, server, { name: 'Ada' });
    host.page.show(FILM);
    host.actions.create({ freePlay: false, isPrivate: false });
    await time.run(1_000);
    const guest = new Member(time, server, { name: 'Bob' });
    guest.page.missing.add(FILM);
    guest.actions.join({ room: host.state.room ?? '' });
    await time.run(1_000);
    assert.deepEqual(guest.notices, ['item_unavailable']);
    assert.equal(guest.state.phase, 'joined');
  });

  it('tells why it failed, and is idle again', async () => {
    const { time, server } = world();
    const guest = new Member(time, server);
    guest.actions.join({ room: 'nowhere' });
    assert.equal(guest.state.phase, 'connecting');
    await time.run(1_000);
    assert.equal(guest.state.phase, 'idle');
    assert.deepEqual(guest.notices, ['room_missing']);
  });

  it('follows the invite that the page was opened with, also one that comes later', async () => {
    const { time, server, room } = await watching();
    const invited = new Member(time, server, { name: 'Eve' });
    invited.page.invite = { room, inviteToken: 'inv.ite' };
    invited.page.changed();
    await time.run(2_000);
    assert.equal(invited.state.room, room);
    assert.equal(server.sent('join_room').at(-1)?.room, room);
  });

  it('does not start while SyncPlay steers the player, and leaves when it is turned on', async () => {
    const { time, guest, room } = await watching();
    guest.page.syncPlay = true;
    guest.page.changed();
    assert.equal(guest.state.phase, 'idle');
    guest.actions.join({ room });
    await time.run(1_000);
    assert.equal(guest.state.phase, 'idle');
    assert.deepEqual(guest.notices, ['syncplay_active', 'syncplay_active']);
  });

  it('leaves the old room only when it has been let into the new one', async () => {
    const { time, server, guest, room } = await watching();
    guest.actions.join({ room: 'nowhere' });
    await time.run(1_000);
    assert.equal(guest.state.room, room);
    assert.deepEqual(guest.notices, ['room_missing']);
    guest.actions.create({ freePlay: false, isPrivate: false });
    await time.run(1_000);
    assert.notEqual(guest.state.room, room);
    assert.equal(guest.state.isHost, true);
    assert.equal(server.rooms.get(room)?.members.length, 1);
  });

  it('puts a player to where the paused party stands, also one that has been there before', async () => {
    const { time, host, guest, room } = await watching();
    host.video.pause();
    host.video.currentTime = 3_000;
    await time.run(2_000);
    guest.actions.leave();
    guest.video.currentTime = 55;
    await time.run(1_000);
    guest.actions.join({ room });
    await time.run(3_000);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
  });

  it('shows the very picture of a paused party, though its player was but a part of a frame beside it', async () => {
    const { time, host, guest, room } = await watching();
    host.video.pause();
    host.video.currentTime = 3_000;
    await time.run(2_000);
    guest.actions.leave();
    guest.video.currentTime = host.video.currentTime - 0.015;
    await time.run(1_000);
    guest.actions.join({ room });
    await time.run(3_000);
    assert.ok(apartMs(host, guest) < 2, `${apartMs(host, guest)} ms`);
  });
});
