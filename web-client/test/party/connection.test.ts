import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TokenResult } from '../../src/connection/tokenSource.ts';
import { FILM, Member, memoryStorage } from '../support/member.ts';
import { apartMs, watching, world } from '../support/watching.ts';

describe('a lost connection', () => {
  it('of three seconds heals within five, with seat and role', async () => {
    const { time, server, host, guest } = await watching();
    const ids = [host.state.selfId, guest.state.selfId];
    server.down = true;
    server.cut();
    await time.run(3_000);
    assert.equal(guest.state.phase, 'reconnecting');
    assert.equal(guest.state.participants.length, 2);
    server.down = false;
    await time.run(2_000);
    assert.deepEqual([host.state.phase, guest.state.phase], ['joined', 'joined']);
    assert.deepEqual([host.state.selfId, guest.state.selfId], ids);
    assert.equal(host.state.isHost, true);
    await time.run(5_000);
    assert.ok(apartMs(host, guest) < 20);
  });

  it('that hides what the host did meanwhile ends with all at the same place', async () => {
    const { time, server, host, guest } = await watching();
    server.down = true;
    server.cut();
    host.video.currentTime = 2_500;
    await time.run(3_000);
    server.down = false;
    await time.run(15_000);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
  });

  it('does not make a speed of the party of what the host’s player does for its picture', async () => {
    const { time, server } = world();
    const host = new Member(time, server, { name: 'Ada', video: { leadsMs: [12] } });
    host.page.show(FILM, 600);
    await time.run(1_000);
    host.actions.create({ freePlay: false, isPrivate: false });
    for (let turn = 0; host.video.playbackRate === 1 && turn < 100; turn += 1) await time.run(50);
    assert.equal(host.video.playbackRate, 1.01);
    server.cut();
    for (let turn = 0; host.state.phase !== 'reconnecting' && turn < 20; turn += 1) await time.run(10);
    for (let turn = 0; host.state.phase !== 'joined' && turn < 150; turn += 1) await time.run(10);
    assert.equal(host.state.phase, 'joined');
    await time.run(10_000);
    assert.deepEqual([host.video.playbackRate, host.state.rate], [1, 1]);
    assert.equal(server.sent('player_event').length, 0);
  });

  it('of the host does not undo what a guest does meanwhile', async () => {
    const { time, server, host, guest, room } = await watching([{}], { freePlay: true, isPrivate: false });
    host.video.pause();
    await time.run(2_000);
    const seat = server.rooms.get(room)?.members.find(({ id }) => id === host.state.selfId);
    if (seat?.link == null) assert.fail('the host has no connection');
    server.drop(seat.link, 1006);
    guest.video.currentTime = 3_000;
    await time.run(10_000);
    assert.equal(host.state.phase, 'joined');
    // Each stands at the start of the nearest frame.
    for (const { video } of [host, guest]) assert.ok(Math.abs(video.truePosition - 3_000) < 0.03);
  });

  it('is over for who acts once the server has let it in again, though it has not heard so yet', async () => {
    const { time, server, host, guest, room } = await watching([{}], { freePlay: true, isPrivate: false });
    host.video.pause();
    await time.run(2_000);
    const seat = () => server.rooms.get(room)?.members.find(({ id }) => id === guest.state.selfId);
    server.drop(seat()?.link ?? assert.fail('the guest has no connection'), 1006);
    await time.run(200);
    assert.equal(guest.state.phase, 'reconnecting');
    for (let turn = 0; seat()?.link == null && turn < 5_000; turn += 1) await time.run(1);
    assert.equal(guest.state.phase, 'reconnecting');
    guest.video.currentTime = 3_000;
    await time.run(10_000);
    for (const { video } of [host, guest]) assert.ok(Math.abs(video.truePosition - 3_000) < 0.03);
  });

  it('by a restart of the server makes the room anew, through its host', async () => {
    const { time, server, host, guest, room } = await watching();
    server.restart();
    await time.run(20_000);
    assert.deepEqual([host.state.room, guest.state.room], [room, room]);
    assert.deepEqual([host.state.phase, guest.state.phase], ['joined', 'joined']);
    assert.equal(host.state.isHost, true);
    assert.equal(guest.video.paused, false);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
  });

  it('by a reload resumes the seat and opens the film again', async () => {
    const { time, server, guest, room } = await watching();
    const id = guest.state.selfId;
    guest.reload();
    await time.run(8_000);
    assert.equal(guest.state.selfId, id);
    assert.equal(guest.page.played.length, 2);
    assert.equal(server.rooms.get(room)?.members.length, 2);
  });

  it('by a reload resumes the seat although the page learns later who is logged in', async () => {
    const { time, server, guest, room } = await watching();
    const id = guest.state.selfId;
    guest.page.loggedIn = false;
    guest.reload();
    await time.run(1_000);
    assert.equal(guest.state.phase, 'idle');
    guest.page.loggedIn = true;
    guest.page.changed();
    await time.run(8_000);
    assert.equal(guest.state.selfId, id);
    assert.equal(server.rooms.get(room)?.members.length, 2);
  });

  it('by leaving is final: a reload afterwards joins nothing', async () => {
    const { time, guest } = await watching();
    guest.actions.leave();
    guest.reload();
    await time.run(5_000);
    assert.equal(guest.state.phase, 'idle');
  });

  it('because the seat went on elsewhere is final, and said', async () => {
    const { time, server, guest, room } = await watching();
    const storage = memoryStorage();
    const key = 'opensyncparty.seat';
    storage.setItem(key, guest.storage.getItem(key) ?? assert.fail('no seat'));
    const elsewhere = new Member(time, server, { name: 'Guest0', storage });
    await time.run(60_000);
    assert.equal(elsewhere.state.room, room);
    assert.equal(guest.state.phase, 'idle');
    assert.deepEqual(guest.notices, ['replaced']);
  });
});

describe('tokens', () => {
  function tokensOf(results: TokenResult[]) {
    const asked: boolean[] = [];
    const token = (fresh: boolean) => {
      asked.push(fresh);
      return Promise.resolve(results[Math.min(asked.length, results.length) - 1] ?? assert.fail('none'));
    };
    return { asked, source: { token } };
  }

  it('that have expired are renewed once, without a word', async () => {
    const { time, server } = world();
    server.tokens = ['new'];
    const { asked, source } = tokensOf([
      { kind: 'token', token: 'old' },
      { kind: 'token', token: 'new' },
    ]);
    const member = new Member(time, server, { tokens: source });
    member.actions.create({ freePlay: false, isPrivate: false });
    await time.run(1_000);
    assert.equal(member.state.phase, 'joined');
    assert.deepEqual(asked, [false, true]);
    assert.deepEqual(member.notices, []);
  });

  it('that stay wrong end in one notice, not in a storm', async () => {
    const { time, server } = world();
    server.tokens = ['right'];
    const { asked, source } = tokensOf([{ kind: 'token', token: 'wrong' }]);
    const member = new Member(time, server, { tokens: source });
    member.actions.create({ freePlay: false, isPrivate: false });
    await time.run(60_000);
    assert.deepEqual(member.notices, ['token_expired']);
    assert.equal(asked.length, 2);
    assert.equal(member.state.phase, 'idle');
  });

  it('that could not be had name the reason, where one was needed', async () => {
    const { time, server } = world();
    server.tokens = ['right'];
    const { source } = tokensOf([{ kind: 'none', code: 'forbidden' }]);
    const member = new Member(time, server, { tokens: source });
    member.actions.create({ freePlay: false, isPrivate: false });
    await time.run(5_000);
    assert.deepEqual(member.notices, ['forbidden']);
  });

  it('are not needed where the server asks for none', async () => {
    const { time, server } = world();
    const member = new Member(time, server);
    member.actions.create({ freePlay: false, isPrivate: false });
    await time.run(1_000);
    assert.equal(member.state.phase, 'joined');
  });

  it('never travel with anything but create and join', async () => {
    const { time, server } = world();
    server.tokens = ['right'];
    const { source } = tokensOf([{ kind: 'token', token: 'right' }]);
    const member = new Member(time, server, { tokens: source });
    member.page.show(FILM);
    member.actions.create({ freePlay: false, isPrivate: false });
    await time.run(10_000);
    const others = server.received.filter(({ type }) => type !== 'create_room');
    assert.ok(others.length > 5);
    assert.ok(others.every((message) => !JSON.stringify(message).includes('right')));
  });
});

it('a disposed party leaves no timer and no listener behind', async () => {
  const { time, guest } = await watching();
  const { video } = guest;
  guest.party.dispose();
  assert.equal(video.listenerCount, 0);
  const state = guest.state;
  await time.run(60_000);
  assert.equal(guest.state, state);
});
