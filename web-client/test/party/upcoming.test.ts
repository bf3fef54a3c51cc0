import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FILM, Member, OTHER_FILM } from '../support/member.ts';
import { apartMs, watching } from '../support/watching.ts';

const THIRD_FILM = '0f11e0000000000000000000000000c3';
const url = (item: string) => `jellyfin:${item}`;
const titles = (member: Member) => member.state.queue.map(({ title }) => title);

describe('the queue', () => {
  it('is the same for all, and for who comes later', async () => {
    const { time, server, host, guest, room } = await watching();
    assert.equal(host.state.can.queue, true);
    host.actions.addToQueue(url(OTHER_FILM), 'Second');
    host.actions.addToQueue(url(THIRD_FILM), 'Third');
    await time.run(100);
    host.actions.moveInQueue(2, 0);
    await time.run(100);
    assert.deepEqual(titles(guest), ['Third', 'Second']);
    assert.equal(guest.state.queue[0]?.addedBy, 'Ada');
    host.actions.removeFromQueue(1);
    const late = new Member(time, server, { name: 'Late' });
    late.actions.join({ room });
    await time.run(500);
    assert.deepEqual(titles(late), ['Third']);
    assert.deepEqual(late.state.happenings, [], 'what was there before is no news');
  });

  it('tells the others who added what', async () => {
    const { time, host, guest } = await watching();
    host.actions.addToQueue(url(OTHER_FILM), 'Second');
    await time.run(100);
    assert.deepEqual(
      guest.state.happenings.map(({ code, subject, title }) => [code, subject, title]),
      [['queue_added', 'Ada', 'Second']],
    );
    assert.deepEqual(host.state.happenings, []);
  });

  it('goes on by itself when the host’s film is over, and everybody comes along', async () => {
    const { time, server, host, guest } = await watching();
    host.actions.addToQueue(url(OTHER_FILM), 'Second');
    await time.run(100);
    host.video.finish();
    await time.run(8_000);
    for (const member of [host, guest]) {
      assert.equal(member.state.mediaUrl, url(OTHER_FILM));
      assert.equal(member.state.title, 'Second');
      assert.equal(member.page.item, OTHER_FILM);
      assert.equal(member.video.paused, false, 'it plays without a word');
    }
    assert.ok(apartMs(host, guest) < 50, `${apartMs(host, guest)} ms`);
    assert.deepEqual(titles(guest), []);
    assert.equal(server.sent('play_next').length, 1);
    assert.deepEqual([host.notices, guest.notices], [[], []]);
  });

  it('goes before what the host’s page would play next by itself', async () => {
    const { time, server, host, guest } = await watching();
    host.actions.addToQueue(url(OTHER_FILM), 'Second');
    await time.run(100);
    host.video.finish();
    await time.run(2);
    host.page.show(THIRD_FILM);
    await time.run(8_000);
    assert.equal(host.page.item, OTHER_FILM);
    assert.equal(guest.page.item, OTHER_FILM);
    assert.equal(server.sent('set_media').length, 0);
  });

  it('is no hindrance to the page’s own next episode while it is empty', async () => {
    const { time, server, host, guest } = await watching();
    host.video.finish();
    host.page.show(THIRD_FILM);
    await time.run(8_000);
    assert.equal(guest.page.item, THIRD_FILM);
    assert.equal(server.sent('play_next').length, 0);
  });

  it('is asked for one entry by many who are in a hurry, and plays one', async () => {
    const { time, host, guest } = await watching([{}], { freePlay: true, isPrivate: false });
    host.actions.addToQueue(url(OTHER_FILM), 'Second');
    host.actions.addToQueue(url(THIRD_FILM), 'Third');
    await time.run(100);
    host.actions.playNext();
    guest.actions.playNext();
    await time.run(8_000);
    assert.equal(host.state.mediaUrl, url(OTHER_FILM));
    assert.deepEqual(titles(host), ['Third']);
  });

  it('is played from by a guest in free play, and the host’s player leads', async () => {
    const { time, host, guest } = await watching([{}], { freePlay: true, isPrivate: false });
    guest.actions.addToQueue(url(OTHER_FILM), '');
    await time.run(100);
    guest.actions.playNext(1);
    await time.run(8_000);
    assert.equal(host.page.item, OTHER_FILM);
    assert.equal(host.video.paused, false);
    assert.ok(apartMs(host, guest) < 50, `${apartMs(host, guest)} ms`);
  });
});

describe('something else, played at once', () => {
  const freePlay = { freePlay: true, isPrivate: false };

  it('is what everybody watches when a guest in free play says so, and the host’s player leads', async () => {
    const { time, host, guest } = await watching([{}], freePlay);
    guest.actions.playForAll(url(OTHER_FILM));
    await time.run(8_000);
    for (const member of [host, guest]) {
      assert.equal(member.page.item, OTHER_FILM);
      assert.equal(member.video.paused, false, 'it plays without a word');
    }
    assert.ok(apartMs(host, guest) < 50, `${apartMs(host, guest)} ms`);
  });

  it('is not asked about who chose it, and is asked about the others', async () => {
    const { time, guests } = await watching([{}, {}], freePlay);
    const [chooser, other] = guests;
    for (const one of guests) one.actions.setFollow('ask');
    chooser?.actions.playForAll(url(OTHER_FILM));
    await time.run(2_000);
    assert.equal(chooser?.page.item, OTHER_FILM);
    assert.equal(other?.page.item, FILM);
    assert.deepEqual(other?.state.offer, { mediaUrl: url(OTHER_FILM) });
  });
});

describe('a countdown', () => {
  it('is shown by the second, and then all start together', async () => {
    const { time, host, guest } = await watching();
    host.video.pause();
    await time.run(2_000);
    host.actions.startCountdown(3);
    await time.run(100);
    assert.deepEqual(guest.state.countdown, { secondsLeft: 3 });
    assert.deepEqual(guest.state.can.countdown, true);
    await time.run(1_000);
    assert.deepEqual(guest.state.countdown, { secondsLeft: 2 });
    assert.equal(host.video.paused, true);
    await time.run(6_000);
    assert.equal(guest.state.countdown, null);
    assert.equal(host.video.paused, false);
    assert.ok(apartMs(host, guest) < 50, `${apartMs(host, guest)} ms`);
    assert.ok(
      !guest.state.happenings.some(({ code }) => code === 'played'),
      'nobody in particular has started',
    );
  });

  it('can be called off', async () => {
    const { time, host, guest } = await watching();
    host.video.pause();
    await time.run(2_000);
    host.actions.startCountdown(5);
    await time.run(1_000);
    host.actions.cancelCountdown();
    await time.run(6_000);
    assert.equal(guest.state.countdown, null);
    assert.equal(host.video.paused, true);
  });
});

describe('a guest who wants to be asked', () => {
  it('stays where it is until it has said yes', async () => {
    const { time, server, host, guest } = await watching();
    guest.actions.setFollow('ask');
    host.page.show(OTHER_FILM);
    await time.run(3_000);
    assert.equal(guest.page.item, FILM);
    assert.deepEqual(guest.state.offer, { mediaUrl: url(OTHER_FILM) });
    assert.equal(host.video.paused, false, 'nobody waits for the answer');
    assert.equal(server.sent('member_status').at(-1)?.type, 'member_status');
    guest.actions.watchAlong();
    await time.run(8_000);
    assert.ok(
      (guest.page.played.at(-1)?.position ?? 0) > 1,
      'where the others are, and not at its beginning',
    );
    assert.equal(guest.page.item, OTHER_FILM);
    assert.equal(guest.state.offer, null);
    assert.ok(apartMs(host, guest) < 50, `${apartMs(host, guest)} ms`);
  });

  it('is asked about what plays now, and not when it has opened that itself', async () => {
    const { time, host, guest } = await watching();
    guest.actions.setFollow('ask');
    host.page.show(OTHER_FILM);
    await time.run(1_000);
    host.page.show(THIRD_FILM);
    await time.run(1_000);
    assert.deepEqual(guest.state.offer, { mediaUrl: url(THIRD_FILM) });
    guest.page.show(THIRD_FILM);
    await time.run(1_000);
    assert.equal(guest.state.offer, null);
  });

  it('has said so for this browser, and is not asked when it comes in', async () => {
    const { time, guest, room } = await watching();
    guest.actions.setFollow('ask');
    guest.actions.leave();
    await time.run(1_000);
    assert.equal(guest.state.follow, 'ask');
    guest.page.leave();
    guest.reload();
    assert.equal(guest.state.follow, 'ask');
    guest.actions.join({ room });
    await time.run(3_000);
    assert.equal(guest.page.item, FILM);
  });
});

describe('access', () => {
  it('is missing for who cannot open the film, and the others see it', async () => {
    const { time, host, guest } = await watching();
    guest.page.missing.add(OTHER_FILM);
    host.page.show(OTHER_FILM);
    await time.run(3_000);
    const seen = () => host.state.participants.find(({ name }) => name === 'Guest0');
    assert.deepEqual([seen()?.state, seen()?.noAccess], ['away', true]);
    host.page.show(FILM);
    await time.run(4_000);
    assert.equal(seen()?.noAccess, false);
    assert.equal(seen()?.userId, 'id-of-Guest0');
  });
});
