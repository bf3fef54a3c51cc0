import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { anchors, deadLinks, targets } from '../links.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The pages as they are in the work tree, new ones included. */
function pages() {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', '*.md'];
  return execFileSync('git', list, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
}

describe('The links of all pages', () => {
  it('lead to files and headings that are there', () => {
    assert.ok(pages().includes('README.md'), pages().join(' '));
    assert.deepEqual(deadLinks(root, pages()), []);
  });
});

describe('The search for dead links', () => {
  it('makes anchors as GitHub does', () => {
    const text = '# One: *two* `a_b` & 3\n## Same\n## Same\n```\n# not one\n```\n### [Words](x.md) – end\n';
    assert.deepEqual([...anchors(text)], ['one-two-a_b--3', 'same', 'same-1', 'words--end']);
  });

  it('looks at links, pictures and tags, and not at code or other sites', () => {
    const text =
      '[a](a.md) ![b](b.png "t") <img src="c.png"> [d](https://x.example/) `[e](e.md)`\n```\n[f](f.md)\n```\n\n[g]: g.md\n';
    assert.deepEqual(targets(text), ['a.md', 'b.png', 'g.md', 'c.png']);
  });

  it('finds a missing file, a missing heading and a way out of the repository', (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-links-'));
    t.after(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'docs'));
    writeFileSync(
      join(folder, 'README.md'),
      '# Top\n[1](docs/a.md#here) [2](docs/b.md) [3](#top) [4](#bottom)',
    );
    writeFileSync(join(folder, 'docs/a.md'), '## Here\n[5](../README.md#top) [6](../../etc) [7](#there)');
    assert.deepEqual(
      deadLinks(folder, ['README.md', 'docs/a.md']).map((line) => line.split(':')[0]),
      [
        'README.md leads to docs/b.md',
        'README.md leads to #bottom',
        'docs/a.md leads to ../../etc',
        'docs/a.md leads to #there',
      ],
    );
  });
});
