import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { en } from '../src/i18n/en.ts';
import { noticeText } from '../src/i18n/notices.ts';
import { createTranslator } from '../src/i18n/translator.ts';

const translator = createTranslator();

/** The codes that the server can send, from the one place where they are listed. */
function wireCodes(): readonly string[] {
  const path = '../../plugin/protocol/src/main/java/org/opensyncparty/protocol/ErrorCode.java';
  const source = readFileSync(new URL(path, import.meta.url), 'utf8');
  return [...source.matchAll(/^ {2}([A-Z][A-Z_]+)\(/gm)].map(([, name]) => (name ?? '').toLowerCase());
}

test('every error code of the protocol has a sentence of its own that says what to do', () => {
  const codes = wireCodes();
  assert.ok(codes.includes('not_host') && codes.length >= 18, codes.join());
  const unknown = noticeText(translator, { code: 'no such code' });
  const sentences = codes.map((code) => noticeText(translator, { code }));
  assert.ok(
    !sentences.some((sentence) => sentence === unknown || /\(\w+\)/.test(sentence)),
    sentences.join('\n'),
  );
  assert.equal(new Set(sentences).size, codes.length);
});

test('a code that this client has no words for is still named', () => {
  assert.match(noticeText(translator, { code: 'brand_new' }), /brand_new/);
  assert.match(noticeText(translator, { code: 'toString' }), /toString/);
});

test('a notice about somebody names them, as plain text', () => {
  const text = noticeText(translator, { code: 'member_joined', subject: '<b>{subject} Bob</b>' });
  assert.equal(text, '<b>{subject} Bob</b> joined the party.');
});

test('numbers choose the plural form', () => {
  assert.equal(translator.t('people.title', { count: 1 }), '1 person');
  assert.equal(translator.t('people.title', { count: 12 }), '12 people');
});

test('no text is empty or has unbalanced braces', () => {
  for (const [key, message] of Object.entries(en)) {
    for (const text of typeof message === 'string' ? [message] : Object.values(message)) {
      assert.match(text, /^([^{}]|\{\w+\})+$/, key);
    }
  }
});
