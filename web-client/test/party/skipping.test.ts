import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Member } from '../support/member.ts';
import { apartMs, watching } from '../support/watching.ts';

/** The intro lasts from second 620 to 700; the page's own code jumps to its end, as Jellyfin's button and its automatic do. */
const BEGIN = 620;
const END = 700;
const skip = ({ video }: Member): void => {
  video.currentTime = END;
};

/** The page skips by itself, once, as soon as its player gets into the intro. A place behind its start was sought, and is left alone. */
function skipsByItself(member: Member): void {
  const { video } = member;
  let last = 0;
  video.addEventListener('timeupdate', () => {
    const { currentTime } = video;
    const before = last;
    last = currentTime;
    if (currentTime >= BEGIN && currentTime < END && before <= BEGIN) skip(member);
  });
}

describe('an intro that is skipped', () => {
  it('by the host, with the button of its page, is skipped for all by one seek', async () => {
    const { time, server, host, guest } = await watching();
    await time.run(10_000);
    const before = guest.video.seeks.length;
    skip(host);
    await time.run(4_000);
    assert.equal(server.sent('player_event').length, 1);
    assert.ok(host.video.truePosition > END && host.video.truePosition < END + 5);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
    assert.ok(guest.video.seeks.length - before <= 2, `${guest.video.seeks.length - before} seeks`);
  });

  it('by a guest who may not is gone back to, and said so, once', async () => {
    const { time, server, host, guest } = await watching();
    skip(guest);
    await time.run(4_000);
    assert.equal(server.sent('player_event').length, 0);
    assert.deepEqual(guest.notices, ['not_host']);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
  });

  it('by all pages by themselves, where everybody may, ends for all in the same place, and stays there', async () => {
    const { time, server, host, guest } = await watching([{}], { freePlay: true, isPrivate: false });
    for (const member of [host, guest]) skipsByItself(member);
    await time.run(12_000);
    assert.ok(host.video.truePosition > END, `${host.video.truePosition} s`);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
    assert.ok(server.sent('player_event').length <= 2, `${server.sent('player_event').length} events`);
    assert.deepEqual([host.notices, guest.notices], [[], []]);
  });

  it('by all pages by themselves, where only the host may, does not throw guests to and fro', async () => {
    const { time, server, host, guest } = await watching();
    for (const member of [host, guest]) skipsByItself(member);
    const before = guest.video.seeks.length;
    await time.run(12_000);
    assert.ok(host.video.truePosition > END, `${host.video.truePosition} s`);
    assert.ok(apartMs(host, guest) < 25, `${apartMs(host, guest)} ms`);
    assert.equal(server.sent('player_event').length, 1);
    // Its own skip, the way back, and the way of the party, each at most once more.
    const seeks = guest.video.seeks.length - before;
    assert.ok(seeks <= 6, `${seeks} seeks`);
  });
});
