import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from '../options.ts';

test('a wrong option is named with what would be right', () => {
  assert.throws(() => parse(['--profile', 'moon']), /no profile "moon"; there are lan, /);
  assert.throws(() => parse(['--players', '9']), /--players must be a whole number from 2 to 5/);
  assert.throws(() => parse(['--tries', '0']), /--tries must be a whole number from 1 to 100/);
  assert.throws(() => parse(['--jellyfin', 'http://tv', '--users', 'a:b,c']), /"c" is not name:password/);
  assert.equal(parse(['--help']), null);
});
