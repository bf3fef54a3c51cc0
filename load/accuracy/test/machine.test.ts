import assert from 'node:assert/strict';
import test from 'node:test';
import { stolenIn } from '../machine.ts';

test('what the host took is the eighth number of all processors together, in hundredths of a second', () => {
  assert.equal(
    stolenIn('cpu  451991 7427 112832 520294 321153 0 17267 2071 0 0\ncpu0 1 2 3 4 5 6 7 8 9 10\n'),
    20_710,
  );
  assert.equal(stolenIn('cpu  1 2 3 4\n'), null);
});
