import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coloursOf, isDarkAccent, isLight } from '../src/jellyfin/theme.ts';

test('the grounds of the built-in themes are light or dark', () => {
  for (const light of ['rgb(242, 242, 242)', 'rgb(213, 233, 242)', '#e8e8e8', '#fff', ' #d5e9f2']) {
    assert.equal(isLight(light), true, light);
  }
  for (const dark of [
    'rgb(16, 16, 16)',
    '#202020',
    '#000',
    '#000420',
    'rgb(12 36 80)',
    'rgba(1, 20, 50, 0.9)',
  ]) {
    assert.equal(isLight(dark), false, dark);
  }
});

test('what can be seen through says nothing, and neither does what is no colour', () => {
  for (const unknown of ['rgba(0, 0, 0, 0)', 'rgb(255 255 255 / 0.2)', 'transparent', '', 'var(--x)']) {
    assert.equal(isLight(unknown), null, unknown);
  }
});

test('what stands on the accent is dark on those of the built-in themes, and light on a dark one of somebody’s own', () => {
  for (const bright of ['#00a4dc', '#48c3c8', 'rgb(255, 119, 241)', '', 'var(--x)'])
    assert.equal(isDarkAccent(bright), false, bright);
  for (const dark of ['#00658a', '#1a237e', 'rgb(120, 20, 20)']) assert.equal(isDarkAccent(dark), true, dark);
});

test('a page in other colours than its variables have keeps its own', () => {
  assert.deepEqual(coloursOf('rgb(3, 51, 97)', '#101010'), {
    ground: 'rgb(3, 51, 97)',
    paper: 'rgb(2, 31, 58)',
  });
  assert.deepEqual(coloursOf('rgb(213, 233, 242)', '#101010'), { ground: 'rgb(213, 233, 242)', paper: null });
  assert.equal(coloursOf('rgb(3, 51, 97)', ' #033361'), null);
  for (const veil of ['rgba(0, 0, 0, 0)', 'rgba(0, 0, 0, 0.86)', 'transparent'])
    assert.equal(coloursOf(veil, '#101010'), undefined, 'over a film or a picture there is nothing to see');
});
