import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FILM, type Member } from '../support/member.ts';
import { apartMs, watching } from '../support/watching.ts';

/** It loses as much as Chromium does where the pitch is kept. */
const chromium = { video: { startMs: 60, seekMs: 150, rateChangeMs: 19 } };

describe('a guest without control', () => {
  for (const [what, press] of [
    ['pauses', (guest: Member) => guest.video.pause()],
    ['seeks', (guest: Member) => Object.assign(guest.video, { currentTime: 20 })],
    ['changes the speed', (guest: Member) => Object.assign(guest.video, { playbackRate: 2 })],
  ] as const) {
    it(`who ${what} is told, put back and sends nothing`, async () => {
      const { time, server, host, guest } = await watching();
      press(guest);
      await time.run(10_000);
      assert.deepEqual(guest.notices, ['not_host']);
      assert.equal(guest.video.paused, false);
      assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
      assert.equal(server.sent('player_event').length, 0);
    });
  }

  it('who plays in a paused party is paused again', async () => {
    const { time, host, guest } = await watching();
    host.video.pause();
    await time.run(1_000);
    void guest.video.play();
    await time.run(1_000);
    assert.equal(guest.video.paused, true);
    assert.deepEqual(guest.notices, ['not_host']);
    assert.ok(apartMs(host, guest) < 20);
  });

  it('whose own player stalls catches up, and nobody waits for it', async () => {
    const { time, host, guest } = await watching();
    guest.video.stall(true);
    await time.run(3_000);
    assert.equal(guest.state.sync.status, 'buffering');
    assert.equal(host.video.paused, false);
    guest.video.stall(false);
    await time.run(12_000);
    assert.ok(apartMs(host, guest) < 20, `${apartMs(host, guest)} ms`);
  });

  for (const [who, lost] of [
    ['everybody', [0.043, 0.052, 0.041, 0.055]],
    ['the host alone', [0.043, 0, 0, 0]],
  ] as const)
    it(`is with the others again in no time after the players of ${who} have lost some 45 ms at once, by three corrections at most`, async () => {
      const { time, host, guests } = await watching([chromium, chromium, chromium]);
      await time.run(10_000);
      const videos = [host, ...guests].map((member) => member.video);
      for (const video of videos) video.rates.length = 0;
      for (const [index, video] of videos.entries()) video.slip(lost[index] ?? 0);
      let farMs = 0;
      for (let tenth = 0; tenth < 100; tenth += 1) {
        await time.run(100);
        if (guests.some((guest) => apartMs(host, guest) > 20)) farMs += 100;
      }
      assert.ok(farMs <= (who === 'everybody' ? 300 : 2_700), `${farMs} ms`);
      for (const { rates } of videos) assert.ok(rates.length <= 6, `${rates}`);
    });

  it('whose browser wants a click first is told so, and then catches up to now', async () => {
    const { time, host, guest } = await watching([{ video: { blocked: true, seekMs: 100 } }]);
    assert.equal(guest.state.sync.status, 'blocked');
    await time.run(20_000);
    guest.video.blocked = false;
    guest.actions.unblock();
    await time.run(15_000);
    assert.equal(guest.state.sync.status, 'in_sync');
    assert.ok(apartMs(host, guest) < 20, `${apartMs(host, guest)} ms`);
  });

  it('who leaves the film is not dragged back, and follows again after coming back', async () => {
    const { time, host, guest } = await watching();
    guest.page.leave();
    await time.run(10_000);
    assert.equal(guest.page.played.length, 1);
    assert.equal(guest.state.sync.status, 'no_player');
    assert.equal(host.video.paused, false);
    guest.page.show(FILM, 0);
    await time.run(12_000);
    assert.ok(apartMs(host, guest) < 20, `${apartMs(host, guest)} ms`);
  });

  it('with a shorter copy of the film is left alone at its end', async () => {
    const { time, guest } = await watching([{ video: { duration: 620 } }]);
    await time.run(30_000);
    assert.ok(guest.video.seeks.every((position) => position <= 620));
    assert.ok(guest.video.seeks.length <= 2, `${guest.video.seeks.length} seeks`);
  });

  it('gets the room’s rate back when it leaves', async () => {
    const { time, host, guest } = await watching();
    host.video.currentTime += 0.3;
    await time.run(2_500);
    guest.actions.leave();
    assert.equal(guest.video.playbackRate, 1);
    await time.run(500);
    assert.equal(guest.state.phase, 'idle');
    assert.equal(host.state.participants.length, 1);
  });

  it('who comes back to the page measures again before correcting', async () => {
    const { time, host, guest } = await watching();
    guest.party.hint();
    assert.equal(guest.state.sync.status, 'measuring');
    await time.run(3_000);
    assert.equal(guest.state.sync.status, 'in_sync');
    assert.ok(apartMs(host, guest) < 20);
  });

  it('in a background tab for two minutes, without frames and with late timers, stays with the party', async () => {
    const { time, host, guest } = await watching([{ video: { drift: 60e-6, startMs: 60, seekMs: 150 } }]);
    const { after } = guest.clock;
    guest.clock.after = (delayMs, call) => after(Math.max(1_000, delayMs), call);
    guest.page.isHidden = guest.video.inBackground = true;
    await time.run(60_000);
    host.video.currentTime = 3_000;
    await time.run(12_000);
    for (let second = 0; second < 48; second += 1) {
      await time.run(1_000);
      assert.ok(apartMs(host, guest) < 60, `${apartMs(host, guest)} ms`);
    }
    guest.clock.after = after;
    guest.page.isHidden = guest.video.inBackground = false;
    guest.party.hint();
    assert.notEqual(guest.state.sync.status, 'in_sync');
    await time.run(5_000);
    assert.equal(guest.state.sync.status, 'in_sync');
    assert.ok(apartMs(host, guest) < 20, `${apartMs(host, guest)} ms`);
    assert.equal(guest.video.playbackRate, 1);
  });

  it('who is removed hears why', async () => {
    const { time, host, guest } = await watching();
    host.actions.kick(guest.state.selfId ?? '');
    await time.run(500);
    assert.equal(guest.state.phase, 'idle');
    assert.equal(guest.notices.at(-1), 'kicked');
  });
});

describe('free play', () => {
  const everybody = { freePlay: true, isPrivate: false };

  it('lets any member pause, seek and play for all', async () => {
    const { time, host, guest, guests } = await watching([{}, {}], everybody);
    guest.video.pause();
    await time.run(1_000);
    assert.ok([host, ...guests].every((member) => member.video.paused));
    guest.video.currentTime = 2_000;
    await time.run(1_000);
    void guest.video.play();
    await time.run(10_000);
    for (const member of guests) {
      assert.equal(member.video.paused, false);
      assert.ok(apartMs(host, member) < 25, `${apartMs(host, member)} ms`);
    }
    assert.deepEqual(guest.notices, []);
  });

  it('goes on playing for all when a guest seeks, though the host’s player stops to get there', async () => {
    const { time, host, guests } = await watching([{}, {}], everybody);
    const [guest] = guests;
    if (guest === undefined) assert.fail('no guest');
    guest.video.currentTime = 2_000;
    await time.run(8_000);
    for (const member of [host, ...guests]) {
      assert.equal(member.video.paused, false);
      assert.ok(Math.abs(member.video.truePosition - 2_008) < 1, `${member.video.truePosition}`);
    }
  });

  it('goes on playing when the host’s page comes back while its player is on the way to a guest’s seek', async () => {
    const { time, host, guest } = await watching([{}], everybody);
    guest.video.currentTime = 2_000;
    await time.run(60);
    assert.equal(host.video.paused, true);
    host.party.hint();
    await time.run(8_000);
    assert.equal(host.video.paused, false);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
  });

  it('does not take a pause by somebody else for the time that the host’s player takes to start', async () => {
    const { time, server, host, guest, room } = await watching([{}], everybody);
    host.video.pause();
    await time.run(2_000);
    void host.video.play();
    await time.run(150);
    guest.video.pause();
    await time.run(1_500);
    void guest.video.play();
    await time.run(5_000);
    host.video.pause();
    await time.run(2_000);
    void host.video.play();
    await time.run(50);
    const ahead = (server.rooms.get(room)?.positionTs ?? 0) - time.now();
    assert.ok(ahead > -50 && ahead < 100, `the host said that it would play ${ahead} ms from now`);
  });

  for (const gap of [0, 10, 50]) {
    it(`ends in one state after opposite buttons ${gap} ms apart`, async () => {
      const { time, server, host, guests, room } = await watching([{}, {}], everybody);
      const [one, other] = guests;
      host.video.pause();
      await time.run(2_000);
      void one?.video.play();
      await time.run(gap);
      other?.video.play();
      await time.run(20);
      other?.video.pause();
      await time.run(5_000);
      const paused = [host, ...guests].map((member) => member.video.paused);
      assert.ok(
        paused.every((state) => state === paused[0]),
        JSON.stringify(paused),
      );
      assert.equal(server.rooms.get(room)?.playState, paused[0] ? 'paused' : 'playing');
    });
  }

  it('puts back a member whose action the server refuses', async () => {
    const { time, server, host, guest, room } = await watching([{}], everybody);
    const options = server.rooms.get(room)?.options ?? assert.fail('no room');
    options.free_play = false;
    guest.video.pause();
    await time.run(5_000);
    assert.equal(guest.video.paused, false);
    assert.deepEqual(guest.notices, ['not_host']);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
  });
});
