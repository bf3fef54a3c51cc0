import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linkify } from '../src/ui/linkify.ts';

const kinds = (text: string) => linkify(text).map(({ kind, text: piece }) => `${kind} ${piece}`);
const links = (text: string) => linkify(text).flatMap((piece) => (piece.kind === 'link' ? [piece.href] : []));

test('an address of the web is a link, and what ends the sentence is not part of it', () => {
  assert.deepEqual(kinds('see https://a.example/x?y=1.'), [
    'text see ',
    'link https://a.example/x?y=1',
    'text .',
  ]);
  assert.deepEqual(links('(https://a.example/b)'), ['https://a.example/b']);
  assert.deepEqual(links('https://a.example/b_(c)'), ['https://a.example/b_(c)']);
});

test('nothing but http and https is ever a link', () => {
  const others = [
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)//http',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://a.example',
    'java\nscript:alert(1)',
    '//a.example',
    'https:/',
    'http://',
  ];
  for (const text of others) assert.deepEqual(links(text), [], text);
});

test('an address that hides its host behind a user name is no link', () => {
  assert.deepEqual(links('https://bank.example@evil.example/'), []);
  assert.deepEqual(links('https://bank.example:443@evil.example/'), []);
});

test('markup stays text, in a link as well', () => {
  assert.deepEqual(kinds('<img src=x onerror=alert(1)>'), ['text <img src=x onerror=alert(1)>']);
  assert.deepEqual(links('https://a.example/"><script>'), ['https://a.example/']);
});

test('a time code leads to its place, and other numbers with colons do not', () => {
  const times = (text: string) =>
    linkify(text).flatMap((piece) => (piece.kind === 'time' ? [piece.position] : []));
  assert.deepEqual(times('at 1:02:03, then 4:05!'), [3723, 245]);
  assert.deepEqual(times('ratio 16:9, 2001:db8::1, 12:345, 10.0.0.1:8096, x4:05, 1:2:03, 4:65'), []);
});

test('the pieces put together are the message, whatever it is, and every link is of the web', () => {
  const alphabet = fc.constantFrom(
    ...[
      'http://',
      'https://',
      'javascript:',
      'a.example',
      '/',
      ':',
      '@',
      '1',
      '23',
      ' ',
      '(',
      ')',
      '.',
      '<',
      '"',
      '😂',
      'ש',
      '\u202e',
    ],
  );
  const messages = fc.oneof(
    fc.string(),
    fc.array(alphabet, { maxLength: 24 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(messages, (message) => {
      const pieces = linkify(message);
      assert.equal(pieces.map(({ text }) => text).join(''), message);
      for (const piece of pieces) {
        if (piece.kind === 'link') assert.match(piece.href, /^https?:\/\/[^/@]+(?:\/|$)/);
        if (piece.kind === 'time') assert.ok(piece.position >= 0 && piece.position < 360_000);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a message made to be slow to read is not', () => {
  const began = process.hrtime.bigint();
  linkify(`https://${'('.repeat(250)}${')'.repeat(250)}`);
  linkify('1:'.repeat(250));
  assert.ok(process.hrtime.bigint() - began < 100_000_000n);
});
