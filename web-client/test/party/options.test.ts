import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { watching } from '../support/watching.ts';

describe('the options of a party', () => {
  it('can be changed by its host, and everybody sees them', async () => {
    const { time, host, guest } = await watching();
    host.actions.setOptions({ freePlay: true, isPrivate: true, locked: true, wait: 'never' });
    await time.run(100);
    for (const { state } of [host, guest]) {
      assert.deepEqual(
        [state.freePlay, state.isPrivate, state.isLocked, state.waitPolicy],
        [true, true, true, 'never'],
      );
    }
    assert.equal(guest.state.mayControl, true);
  });

  it('stay where they are not named', async () => {
    const { time, server, host, guest } = await watching();
    host.actions.setOptions({ locked: true });
    host.actions.setOptions({ isPrivate: true });
    await time.run(100);
    assert.deepEqual(
      server.sent('set_options').map(({ payload }) => payload),
      [{ locked: true }, { private: true }],
    );
    assert.deepEqual(
      [guest.state.isLocked, guest.state.isPrivate, guest.state.freePlay],
      [true, true, false],
    );
  });
});
