import assert from 'node:assert/strict';
import { test } from 'node:test';
import { directionOf, nearest } from '../src/ui/spatial.ts';

const box = (left: number, top: number, width = 40, height = 40) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
// Four tabs in a row, a wide button below them, a field and its button below that.
const TABS = [box(0, 0), box(50, 0), box(100, 0), box(150, 0)];
const WIDE = box(0, 60, 190);
const FIELD = box(0, 120, 140);
const SEND = box(150, 120);
const ALL = [...TABS, WIDE, FIELD, SEND];

test('left and right stay in the row', () => {
  assert.equal(ALL[nearest(box(50, 0), ALL, 'right')], TABS[2]);
  assert.equal(ALL[nearest(box(50, 0), ALL, 'left')], TABS[0]);
  assert.equal(nearest(box(150, 0), ALL, 'right'), -1);
});

test('down goes to the next row, and to what lies straight below', () => {
  assert.equal(ALL[nearest(box(150, 0), ALL, 'down')], WIDE);
  assert.equal(ALL[nearest(WIDE, ALL, 'down')], FIELD);
  assert.equal(ALL[nearest(SEND, ALL, 'up')], WIDE);
});

test('only the four arrows have a direction, on a gamepad as well', () => {
  assert.equal(directionOf('GamepadDPadDown'), 'down');
  assert.equal(directionOf('GamepadLeftThumbStickRight'), 'right');
  assert.equal(directionOf('ArrowLeft'), 'left');
  assert.equal(directionOf('ArrowUp'), 'up');
  for (const key of ['Enter', 'ArrowUpDown', 'Left', 'a', 'GamepadA']) assert.equal(directionOf(key), null);
});
