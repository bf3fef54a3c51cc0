import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { resultsIn } from '../results.ts';

test('results of a folder come in the order of the table, whatever the files are called', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-results-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const put = (name: string, content: object) => writeFileSync(join(folder, name), JSON.stringify(content));
  put('a.json', [
    { profile: 'jitter', players: 2 },
    { profile: 'lan', players: 5 },
  ]);
  put('b.json', { profile: 'lan', players: 2 });
  writeFileSync(join(folder, 'notes.txt'), 'nothing to read here');
  assert.deepEqual(
    resultsIn(folder).map(({ profile, players }) => `${profile} ${players}`),
    ['lan 2', 'lan 5', 'jitter 2'],
  );
});
