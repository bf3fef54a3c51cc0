import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Member, OTHER_FILM } from '../support/member.ts';
import { watching } from '../support/watching.ts';

const told = (member: Member) =>
  member.state.happenings.map(({ code, subject, position }) =>
    position === undefined ? [code, subject] : [code, subject, Math.round(position)],
  );

describe('what the others do', () => {
  it('is told: who paused where, and who plays again', async () => {
    const { time, host, guest } = await watching();
    host.video.currentTime = 900;
    await time.run(2_000);
    host.video.pause();
    await time.run(500);
    assert.deepEqual(told(guest)[0], ['sought', 'Ada', 900]);
    assert.deepEqual(told(guest)[1]?.slice(0, 2), ['paused', 'Ada']);
    assert.deepEqual(told(host), [], 'the host knows what it did');
    void host.video.play();
    await time.run(500);
    assert.equal(told(guest).at(-1)?.[0], 'played');
  });

  it('goes by itself', async () => {
    const { time, host, guest } = await watching();
    host.video.pause();
    await time.run(7_000);
    assert.deepEqual(told(guest), []);
  });

  it('is told once while a slider is dragged', async () => {
    const { time, host, guest } = await watching();
    for (let i = 0; i < 20; i++) {
      host.video.currentTime = 700 + i;
      await time.run(100);
    }
    await time.run(500);
    assert.deepEqual(told(guest), [['sought', 'Ada', 719]]);
  });

  it('is told of the speed', async () => {
    const { time, host, guest } = await watching();
    host.actions.setRate(1.25);
    await time.run(500);
    assert.deepEqual(
      guest.state.happenings.map(({ code, rate }) => [code, rate]),
      [['rate_changed', 1.25]],
    );
  });

  it('is told of who comes and goes', async () => {
    const { time, server, host, room } = await watching();
    const late = new Member(time, server, { name: 'Late' });
    late.actions.join({ room });
    await time.run(500);
    assert.deepEqual(told(host), [['member_joined', 'Late']]);
    late.actions.leave();
    await time.run(500);
    assert.deepEqual(told(host).at(-1), ['member_left', 'Late']);
  });

  it('is nobody’s doing when the party waits', async () => {
    const { time, host, guest } = await watching();
    await time.run(7_000);
    guest.page.playItem = async (item, position) => {
      time.after(4_000, () => guest.page.show(item, position));
    };
    host.page.show(OTHER_FILM);
    await time.run(5_000);
    assert.deepEqual(told(guest), []);
  });
});
