import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { MessageOf } from '../../src/protocol/serverMessage.ts';
import { positionAt, type Timeline } from '../../src/sync/timeline.ts';
import { TimelineBook } from '../../src/sync/timelineBook.ts';

const PLAYING: Timeline = { position: 100, rate: 1, at: 50_000, playState: 'playing', revision: 7 };
const ENVELOPE = { room: 'sofa', client: 'bob', serverTs: 60_000 };

function event(
  action: 'play' | 'pause' | 'seek',
  revision: number,
  position = 100,
): MessageOf<'player_event'> {
  const body = { action, revision, position, positionTs: 60_000, rate: null, forced: false, cause: null };
  return { type: 'player_event', ...ENVELOPE, ...body };
}

function accepted(ref: string, revision: number): MessageOf<'accepted'> {
  return { type: 'accepted', ...ENVELOPE, ref, revision, positionTs: 60_000 };
}

function own(ref: string, action: 'play' | 'pause' | 'seek', position = 100) {
  return { ref, action, position, positionTs: 60_000, rate: null };
}

function book(): TimelineBook {
  const started = new TimelineBook();
  started.reset(PLAYING);
  return started;
}

describe('positionAt', () => {
  it('moves at the rate while playing, and stands otherwise', () => {
    assert.equal(positionAt({ ...PLAYING, rate: 1.5 }, 52_000), 103);
    assert.equal(positionAt({ ...PLAYING, playState: 'paused' }, 52_000), 100);
    assert.equal(positionAt({ ...PLAYING, playState: 'buffering' }, 52_000), 100);
  });

  it('is never negative, not even long before its own time', () => {
    assert.equal(positionAt(PLAYING, -1e9), 0);
  });
});

describe('TimelineBook', () => {
  it('drops stale and repeated events', () => {
    const it = book();
    assert.equal(it.onPlayerEvent(event('pause', 9)), true);
    assert.equal(it.onPlayerEvent(event('play', 8)), false);
    assert.equal(it.onPlayerEvent(event('play', 9)), false);
    assert.equal(it.current?.playState, 'paused');
  });

  it('keeps the play state on a seek', () => {
    const it = book();
    it.onPlayerEvent(event('seek', 8, 300));
    assert.deepEqual([it.current?.playState, it.current?.position], ['playing', 300]);
  });

  it('shows an own event at once and takes it back if it is refused', () => {
    const it = book();
    it.propose(own('m1', 'pause', 110));
    assert.equal(it.current?.playState, 'paused');
    assert.equal(it.onRefused('m1'), true);
    assert.equal(it.onRefused('m1'), false);
    assert.deepEqual(it.current, PLAYING);
  });

  it('keeps an own unanswered pause over somebody’s play that came before it', () => {
    const it = book();
    it.propose(own('m1', 'pause'));
    it.onPlayerEvent(event('play', 8));
    assert.equal(it.current?.playState, 'paused');
    it.onAccepted(accepted('m1', 9));
    assert.equal(it.current?.playState, 'paused');
    assert.equal(it.current?.revision, 9);
  });

  it('yields to somebody’s play that came after its own answered pause', () => {
    const it = book();
    it.propose(own('m1', 'pause'));
    it.onAccepted(accepted('m1', 8));
    it.onPlayerEvent(event('play', 9));
    assert.equal(it.current?.playState, 'playing');
  });

  it('lets an own seek on the way keep the pause that it met', () => {
    const it = book();
    it.propose(own('m1', 'seek', 500));
    it.onPlayerEvent(event('pause', 8, 120));
    assert.deepEqual([it.current?.playState, it.current?.position], ['paused', 500]);
  });

  it('ends in the server’s state at every member, whatever two of them do at once', () => {
    const action = fc.constantFrom('play', 'pause', 'seek');
    const acts = fc.array(fc.tuple(fc.boolean(), action, fc.integer({ min: 0, max: 900 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(acts, fc.array(fc.nat(2), { maxLength: 60 }), (actions, schedule) => {
        const result = race(actions, schedule);
        assert.deepEqual(result.one, result.server);
        assert.deepEqual(result.other, result.server);
      }),
    );
  });
});

type Act = readonly [first: boolean, action: 'play' | 'pause' | 'seek', position: number];

/** Two members act; the server orders; what it says reaches each in order, but at times that `schedule` chooses. */
function race(actions: readonly Act[], schedule: readonly number[]) {
  const books = [book(), book()];
  const server = book();
  const inboxes: (() => void)[][] = [[], []];
  const upstream: (() => void)[] = [];
  let revision = 7;
  const deliver = (queue: (() => void)[] | undefined) => queue?.shift()?.();
  actions.forEach(([first, action, position], index) => {
    const sender = first ? 0 : 1;
    const ref = `m${index}`;
    books[sender]?.propose(own(ref, action, position));
    upstream.push(() => {
      revision += 1;
      const order = revision;
      server.onPlayerEvent(event(action, order, position));
      inboxes[sender]?.push(() => books[sender]?.onAccepted(accepted(ref, order)));
      inboxes[1 - sender]?.push(() => books[1 - sender]?.onPlayerEvent(event(action, order, position)));
    });
    for (const step of schedule.slice(index * 5, index * 5 + 5)) {
      deliver(step === 2 ? upstream : inboxes[step]);
    }
  });
  while (upstream.length > 0) deliver(upstream);
  for (const inbox of inboxes) while (inbox.length > 0) deliver(inbox);
  return { one: books[0]?.current, other: books[1]?.current, server: server.current };
}
