import assert from 'node:assert/strict';
import { test } from 'node:test';
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

/** Somebody who came when these messages were the history. */
function resident(...messages: ChatLine[]): Unread {
  const unread = new Unread();
  unread.update(room(), false);
  unread.update(room(...messages), false);
  return unread;
}

test('what was said before somebody came is no news', () => {
  const unread = new Unread();
  unread.update(room(), false);
  assert.deepEqual(unread.update(room(line(1), line(2)), false), []);
  assert.equal(unread.count, 0);
});

test('what was said while the connection was lost is news', () => {
  const unread = resident(line(1));
  unread.update({ ...room(line(1)), phase: 'reconnecting' }, false);
  assert.deepEqual(unread.update(room(line(1), line(2)), false), [line(2)]);
  assert.equal(unread.count, 1);
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
  unread.update({ ...room(), room: 'attic' }, false);
  unread.update({ ...room(line(1)), room: 'attic' }, false);
  assert.equal(unread.count, 0);
});
