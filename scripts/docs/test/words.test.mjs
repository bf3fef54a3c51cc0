// The user guide quotes what is on the screen: words in bold are the panel's own.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const read = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const guide = read('docs/user-guide.md');

/** The English texts of the panel. */
const words = new Set(
  [...read('web-client/src/i18n/en.ts').matchAll(/(?::|^)\s*'((?:[^'\\]|\\.)*)',?$/gm)].map(
    ([, text]) => text,
  ),
);

describe('The user guide', () => {
  it('quotes only what the panel says', () => {
    assert.ok(words.size > 100, `${words.size}`);
    const quoted = [...guide.matchAll(/\*\*([^*]+)\*\*/g)].map(([, text]) => text);
    assert.ok(quoted.length > 20);
    assert.deepEqual(
      quoted.filter((text) => text !== 'bold' && !words.has(text)),
      [],
    );
  });

  it('has its pictures', () => {
    const pictures = [...guide.matchAll(/screenshots\/[\w-]+\.png/g)].map(([path]) => path);
    assert.ok(pictures.length > 0);
    for (const path of pictures) {
      assert.ok(existsSync(new URL(`../../../docs/${path}`, import.meta.url)), path);
    }
  });
});
