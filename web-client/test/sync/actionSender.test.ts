import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ActionLatency } from '../../src/sync/actionLatency.ts';
import { ActionSender, type TimedAction } from '../../src/sync/actionSender.ts';
import { ManualTime } from '../support/manualTime.ts';

/** The server is an hour ahead, once that is known. */
function rig() {
  const time = new ManualTime();
  const clock = { known: false };
  const sent: TimedAction[] = [];
  const toServer = (local: number) => (clock.known ? local + 3_600_000 : null);
  const latency = new ActionLatency();
  const sender = new ActionSender(time, { toServer, noiseMs: 0 }, latency, (action) => sent.push(action));
  const learn = () => {
    clock.known = true;
    sender.onClock();
  };
  return { time, sender, sent, latency, learn };
}

describe('what a user does with the player', () => {
  it('is kept until the clock is known, and then told in order, each with its own moment', () => {
    const { time, sender, sent, latency, learn } = rig();
    const began = time.now();
    sender.act({ kind: 'play', position: 10 }, false);
    time.runSync(500);
    sender.act({ kind: 'pause', position: 10.4 }, true);
    assert.deepEqual(sent, []);
    time.runSync(300);
    learn();
    const moments = sent.map(({ action, positionTs }) => [action, positionTs - 3_600_000 - began]);
    assert.deepEqual(moments, [
      ['play', latency.expected('play')],
      ['pause', 500],
    ]);
  });

  it('is not told any more when something else has come between', () => {
    const { sender, sent, learn } = rig();
    sender.act({ kind: 'play', position: 10 }, false);
    sender.clear();
    learn();
    assert.deepEqual(sent, []);
  });

  it('is told eight times at most for the time without a clock: the last ones', () => {
    const { sender, sent, learn } = rig();
    for (let index = 0; index < 12; index += 1) sender.act({ kind: 'pause', position: index }, false);
    learn();
    assert.deepEqual(
      sent.map(({ position }) => position),
      [4, 5, 6, 7, 8, 9, 10, 11],
    );
  });

  it('with a slider is told five times a second, and where it was let go', () => {
    const { time, sender, sent, learn } = rig();
    learn();
    for (let index = 0; index < 50; index += 1) {
      sender.act({ kind: 'seek', position: index }, true);
      time.runSync(20);
    }
    time.runSync(1_000);
    assert.equal(sent.length, 6);
    assert.equal(sent.at(-1)?.position, 49);
  });
});
