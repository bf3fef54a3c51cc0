import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { median, summarize, table, withTable } from '../report.mjs';

describe('The report of the starts', () => {
  it('takes the middle one, and between two their mean', () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([10, 9, 1, 2]), 5.5);
  });

  it('keeps median, least and most of every number', () => {
    assert.deepEqual(summarize([{ a: 1 }, { a: 30 }, { a: 2 }]), { a: { median: 2, least: 1, most: 30 } });
  });

  it('says what was measured on what, in the units of people', () => {
    const run = { readyMs: 801.6, earlyBytes: 90e6, lateBytes: 91e6, polledBytes: 92e6, restedBytes: 81e6 };
    const one = summarize([run]);
    const text = table({
      machine: { cores: 2, java: '17.0.1', load: 0.25 },
      runs: 1,
      when: { earlySeconds: 2, lateSeconds: 20, polls: 10, restSeconds: 15 },
      archive: { ms: 5400, bytes: 30e6 },
      without: one,
      with: summarize([{ ...run, readyMs: 400 }]),
    });
    assert.ok(text.includes('| start to ready | 802 ms (802 to 802) | 400 ms (400 to 400) |'), text);
    assert.ok(text.includes('| memory 20 s after that | 91 MB (91 to 91) | 91 MB (91 to 91) |'), text);
    assert.ok(text.includes('| memory 15 s after those | 81 MB (81 to 81) | 81 MB (81 to 81) |'), text);
    assert.match(
      text,
      /1 starts each, on 2 cores with Java 17\.0\.1; .*\nbefore was 0\.3\. .* 5\.4 s; it has 30 MB/,
    );
  });

  it('replaces its own part of the page and nothing else', () => {
    const page = (text) => `a\n<!-- generated:start -->\n${text}\n<!-- /generated:start -->\nb\n`;
    assert.equal(withTable(page('old'), 'new'), page('new'));
    assert.throws(() => withTable('a', 'new'), /has no/);
  });
});
