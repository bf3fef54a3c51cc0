import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { clientOptions } from '../script.mjs';

/** What every page of the media server gets on top of its own, bytes. */
const MOST = 60_000;

test('the whole script is at most 60 kB as it travels', async () => {
  const entry = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const { outputFiles } = await build({
    ...clientOptions,
    entryPoints: [entry],
    outdir: 'out',
    write: false,
  });
  const script = outputFiles?.find(({ path }) => path.endsWith('.js'));
  const size = gzipSync(script?.contents ?? '', { level: 9 }).length;
  assert.ok(size > 10_000 && size <= MOST, `${size} bytes`);
});

test('names that are kept in a storage, sent, or a browser has are not shortened', () => {
  const { mangleProps } = clientOptions;
  for (const name of ['owner', 'resumeToken', 'position_ts', 'playbackRate', 'addEventListener'])
    assert.equal(mangleProps?.test(name), false, name);
  assert.equal(mangleProps?.test('unplaced'), true, 'what only a class has is');
});
