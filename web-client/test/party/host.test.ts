import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ManualTime } from '../support/manualTime.ts';
import { FILM, Member, OTHER_FILM } from '../support/member.ts';
import { apartMs, watching, world } from '../support/watching.ts';

/** Sets its clock wrong, so that it believes to be behind until the next ping, and waits until it is nudged for that. */
async function nudged(time: ManualTime, member: Member, byMs: number): Promise<void> {
  for (let turn = 0; member.state.sync.status !== 'adjusting' && turn < 100; turn += 1) {
    if (turn % 20 === 0) member.clock.offsetMs += byMs;
    await time.run(100);
  }
  assert.notEqual(member.video.playbackRate, 1);
}

describe('the host', () => {
  it('brings the speed along at which its user was watching', async () => {
    const { time, server } = world();
    const host = new Member(time, server, { name: 'Ada' });
    host.page.show(FILM, 600);
    await time.run(1_000);
    host.video.playbackRate = 1.25;
    host.actions.create({ freePlay: false, isPrivate: false });
    await time.run(3_000);
    assert.deepEqual([host.video.playbackRate, host.state.rate], [1.25, 1.25]);
    assert.equal(server.rooms.get(host.state.room ?? '')?.rate, 1.25);
  });

  it('plays on at the party’s speed when its page loads the film anew', async () => {
    const { time, host, guest } = await watching();
    host.actions.setRate(1.5);
    await time.run(3_000);
    host.page.show(FILM, 900);
    await time.run(8_000);
    assert.deepEqual([host.video.playbackRate, host.state.rate], [1.5, 1.5]);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
  });

  it('leads: its play, pause and seek reach the guests, and nothing echoes', async () => {
    const { time, server, host, guest } = await watching();
    host.video.pause();
    await time.run(1_000);
    assert.equal(guest.video.paused, true);
    host.video.currentTime = 1_200;
    await time.run(1_000);
    assert.ok(apartMs(host, guest) < 20);
    void host.video.play();
    await time.run(8_000);
    assert.equal(guest.video.paused, false);
    assert.ok(apartMs(host, guest) < 20, `${apartMs(host, guest)} ms`);
    const actions = server.sent('player_event').map(({ payload }) => JSON.stringify(payload).slice(0, 16));
    assert.deepEqual(actions, ['{"action":"pause', '{"action":"seek"', '{"action":"play"']);
    assert.deepEqual(guest.notices, []);
  });

  it('sends few events for a rapid drag, and the last position always', async () => {
    const { time, server, host, guest } = await watching();
    for (let position = 1_000; position <= 1_040; position += 1) {
      host.video.currentTime = position;
      await time.run(20);
    }
    await time.run(10_000);
    assert.ok(server.sent('player_event').length <= 6);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
  });

  it('reports every two seconds, and the guests stand while it stalls', async () => {
    const { time, server, host, guest } = await watching();
    const before = server.sent('state_update').length;
    await time.run(10_000);
    assert.equal(server.sent('state_update').length - before, 5);
    const revisions = server
      .sent('state_update')
      .map(({ payload }) => (payload as { based_on?: number }).based_on ?? -1);
    assert.ok((revisions.at(-1) ?? 0) > (revisions[0] ?? 0), 'each report says which revision it knows of');
    host.video.stall(true);
    await time.run(1_500);
    assert.equal(guest.video.paused, true);
    host.video.stall(false);
    await time.run(8_000);
    assert.equal(guest.video.paused, false);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
    assert.equal(server.sent('player_event').length, 0);
  });

  it('takes the party along to another speed', async () => {
    const { time, host, guest } = await watching();
    host.video.playbackRate = 1.5;
    await time.run(10_000);
    assert.equal(host.video.playbackRate, 1.5);
    assert.equal(guest.video.playbackRate, 1.5);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
  });

  it('takes the party along to the next episode, once', async () => {
    const { time, server, host, guest } = await watching();
    host.video.finish();
    guest.video.finish();
    await time.run(200);
    host.page.show(OTHER_FILM);
    await time.run(12_000);
    assert.equal(server.sent('set_media').length, 1);
    assert.equal(server.sent('player_event').length, 0);
    assert.deepEqual(
      guest.page.played.map(({ item }) => item),
      [FILM, OTHER_FILM],
    );
    assert.equal(guest.state.sync.status, 'in_sync');
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
  });

  it('does not send anybody to the next episode twice if all players go there by themselves', async () => {
    const { time, host, guest, server } = await watching();
    for (const member of [guest, host]) {
      member.video.finish();
      member.page.show(OTHER_FILM);
    }
    await time.run(10_000);
    assert.equal(guest.page.played.length, 1);
    assert.equal(server.sent('set_media').length, 1);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
  });

  it('pauses the party only when it stays away from its player', async () => {
    const { time, host, guest, server } = await watching();
    host.page.leave();
    await time.run(8_000);
    assert.equal(guest.video.paused, false);
    await time.run(4_000);
    assert.equal(guest.video.paused, true);
    assert.equal(server.sent('player_event').length, 1);
  });

  it('lands on the party’s timeline when its player comes back, instead of dragging all to where it starts', async () => {
    const { time, host, guest } = await watching();
    host.page.leave();
    await time.run(5_000);
    const before = guest.video.currentTime;
    host.page.show(FILM, 0);
    await time.run(15_000);
    assert.ok(guest.video.currentTime > before + 14);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
    host.video.pause();
    await time.run(1_000);
    assert.equal(guest.video.paused, true);
  });

  it('hands over: the old one follows from then on, at exactly the room’s rate the new one leads', async () => {
    const { time, host, guest } = await watching();
    host.actions.transferHost(guest.state.selfId ?? '');
    await time.run(3_000);
    assert.equal(guest.state.isHost, true);
    assert.equal(guest.video.playbackRate, 1);
    assert.deepEqual([host.video.seeks, host.video.events.includes('pause')], [[], false], 'it plays on');
    assert.deepEqual([host.notices, guest.notices], [['host_changed'], ['became_host']]);
    guest.video.currentTime = 3_000;
    await time.run(10_000);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
  });

  it('that is made host while it is nudged goes on at exactly the room’s rate', async () => {
    const { time, host, guest } = await watching();
    await nudged(time, guest, 120);
    host.actions.transferHost(guest.state.selfId ?? '');
    await time.run(100);
    assert.equal(guest.state.isHost, true);
    assert.equal(guest.video.playbackRate, 1);
    await time.run(20_000);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
  });

  it('that is made host far from the party lands on it first, and is not nudged there', async () => {
    const { time, host, guest } = await watching();
    await nudged(time, guest, 400);
    const from = host.video.truePosition;
    host.actions.transferHost(guest.state.selfId ?? '');
    await time.run(100);
    assert.equal(guest.video.playbackRate, 1);
    await time.run(20_000);
    assert.ok(Math.abs(guest.video.truePosition - from - 20.1) < 0.6, 'the party went on');
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
  });

  it('gets a link to invite with', async () => {
    const { time, host, room } = await watching();
    host.actions.createInvite();
    await time.run(100);
    assert.equal(host.state.invite?.link, `https://host/web/#/home?party=${room}&invite=inv.ite`);
  });
});
