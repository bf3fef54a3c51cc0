import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode } from 'uqr';
import { draw } from '../src/ui/qr.ts';

test('the drawing has exactly the dark modules of the code', () => {
  const text = 'https://media.example/web/#/home?party=sofa&invite=abc';
  const { size, path } = draw(text);
  const drawn = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+Z/g)) {
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
  }
  assert.deepEqual(drawn, encode(text, { ecc: 'L', border: 4 }).data);
});

test('a link with a long invite still fits', () => {
  assert.ok(draw(`https://media.example/web/#/home?party=sofa&invite=${'x'.repeat(900)}`).size < 130);
});
