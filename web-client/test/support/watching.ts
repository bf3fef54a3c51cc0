import assert from 'node:assert/strict';
import { FakeServer } from './fakeServer.ts';
import { ManualTime, seededRandom } from './manualTime.ts';
import { FILM, Member, type MemberOptions } from './member.ts';

/** Time, and a server on it. */
export function world() {
  const time = new ManualTime();
  return { time, server: new FakeServer(time, seededRandom(7)) };
}

/** A host who watches from minute ten on, and as many guests as there are options, all in step. */
export async function watching(
  guestOptions: MemberOptions[] = [{}],
  create = { freePlay: false, isPrivate: false },
) {
  const { time, server } = world();
  const host = new Member(time, server, { name: 'Ada', video: { startMs: 40, seekMs: 100 } });
  host.page.show(FILM, 600);
  await time.run(1_000);
  host.actions.create(create);
  await time.run(1_000);
  const room = host.state.room ?? assert.fail('no room');
  const guests = guestOptions.map(
    (options, index) =>
      new Member(time, server, { name: `Guest${index}`, video: { startMs: 60, seekMs: 150 }, ...options }),
  );
  for (const guest of guests) guest.actions.join({ room });
  await time.run(12_000);
  const guest = guests[0] ?? assert.fail('no guest');
  return { time, server, host, guest, guests, room };
}

/** How far apart two films really are, ms. */
export const apartMs = (one: Member, other: Member) =>
  Math.abs(one.video.truePosition - other.video.truePosition) * 1000;
