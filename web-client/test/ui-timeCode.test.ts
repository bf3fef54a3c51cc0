import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseTimeCode, timeCode } from '../src/ui/timeCode.ts';

test('a position is written with hours only where there are some', () => {
  assert.equal(timeCode(0), '0:00');
  assert.equal(timeCode(65.9), '1:05');
  assert.equal(timeCode(3723), '1:02:03');
  assert.equal(timeCode(-3), '0:00');
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 359_999 }), (seconds) => {
      assert.equal(parseTimeCode(timeCode(seconds)), seconds);
    }),
  );
});

test('what only looks a little like a time code is none', () => {
  for (const text of [
    '',
    '5',
    '4:65',
    '1:2:3',
    '1:75:00',
    '4:5',
    '1:2:03',
    '123:45',
    '-1:00',
    '1:00 ',
    '１:００',
  ]) {
    assert.equal(parseTimeCode(text), null, text);
  }
});

test('minutes alone may be more than an hour', () => {
  assert.equal(parseTimeCode('90:00'), 5400);
});
