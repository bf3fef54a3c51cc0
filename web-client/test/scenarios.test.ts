import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

test('every scenario that the list of the browser tests names is played by a test of that name', () => {
  const rows = read('../e2e/README.md').match(/^\| .+$/gm) ?? [];
  const scenarios = rows.filter((row) => !row.startsWith('| ---') && !row.startsWith('| scenario'));
  assert.ok(scenarios.length > 30);
  for (const row of scenarios) {
    const quotes = [...row.matchAll(/`([\w/]+\.test\.ts)`: \*([^*]+)\*/g)];
    assert.ok(quotes.length > 0, `nothing plays: ${row}`);
    for (const [, file = '', title = ''] of quotes) {
      const code = read(file.includes('/') ? file : `../e2e/${file}`).replaceAll("\\'", "'");
      assert.ok(code.includes(title), `${file} has no "${title}"`);
    }
  }
});
