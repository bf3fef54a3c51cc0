import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { type ChatLine, IDLE, type PartyState } from '../src/party/state.ts';
import { Unread } from '../src/ui/unread.ts';

const line = (id: number, isSelf = false): ChatLine => ({
  id,
  clientId: 'b',
  name: 'Bob',
  text: 'hi',
  sentAt: 0,
  position: null,
  isSelf,
});
const room = (...messages: ChatLine[]): PartyState => ({
  ...IDLE,
  phase: 'joined',
  room: 'sofa',
  chat: { messages, typing: [] },
});

/** Somebody who has been in the room for a while, with these messages before their eyes. */
function resident(...messages: ChatLine[]): Unread {
  mock.timers.enable({ apis: ['setTimeout'] });
  const unread = new Unread();
  unread.update(room(...messages), false);
  mock.timers.tick(2_000);
  mock.timers.reset();
  return unread;
}

test('what was said before somebody came is no news', () => {
  const unread = new Unread();
  assert.deepEqual(unread.update(room(line(1), line(2)), false), []);
  assert.equal(unread.count, 0);
  unread.stop();
});

test('a message that nobody is reading is news once, and unread until the chat is open', () => {
  const unread = resident(line(1));
  assert.deepEqual(unread.update(room(line(1), line(2)), false), [line(2)]);
  assert.deepEqual(unread.update(room(line(1), line(2)), false), []);
  assert.equal(unread.count, 1);
  unread.update(room(line(1), line(2)), true);
  assert.equal(unread.count, 0);
});

test('a message that is read as it comes is no news', () => {
  const unread = resident();
  assert.deepEqual(unread.update(room(line(1)), true), []);
  assert.equal(unread.count, 0);
});

test('own messages are never unread', () => {
  const unread = resident();
  assert.deepEqual(unread.update(room(line(1, true)), false), []);
  assert.equal(unread.count, 0);
});

test('another party begins without unread messages', () => {
  const unread = resident();
  unread.update(room(line(1)), false);
  unread.update(IDLE, false);
  assert.equal(unread.count, 0);
  unread.update({ ...room(line(1)), room: 'attic' }, false);
  assert.equal(unread.count, 0);
  unread.stop();
});
