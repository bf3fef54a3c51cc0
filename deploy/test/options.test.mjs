// What the shipped configurations and the pages for operators name has to exist.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { JVM_OPTIONS } from '../../load/start/command.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');

/** The options of the sidecar and their variables, from the page that is made from `Setting`. */
const reference = read('docs/configuration.md');
const options = new Set([...reference.matchAll(/^\| `(--[a-z-]+)` \|/gm)].map(([, name]) => name));
const variables = new Set([...reference.matchAll(/`(OPENSYNCPARTY_[A-Z_]+)` \|$/gm)].map(([, name]) => name));

/** Everything that runs the sidecar, as one text each. */
const files = readdirSync(join(root, 'deploy'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.path.endsWith('/test'))
  .map((entry) => join(entry.path, entry.name).slice(root.length));

/** Options of other programs that are named too. */
const OTHERS = {
  'docs/deployment.md': ['--serve', '--base-url', '--jdk'],
  Dockerfile: [
    '--from',
    '--interval',
    '--timeout',
    '--start-period',
    '--print-module-deps',
    '--ignore-missing-deps',
    '--multi-release',
    '--add-modules',
    '--strip-java-debug-attributes',
    '--no-header-files',
    '--no-man-pages',
    '--output',
  ],
  'deploy/systemd/opensyncparty.service': ['--now'],
};

describe('The deployed configurations', () => {
  it('are found, and so is the reference', () => {
    assert.ok(files.includes('deploy/docker-compose.yml'), files.join(' '));
    assert.ok(options.has('--trusted-proxies') && variables.has('OPENSYNCPARTY_TRUSTED_PROXIES'));
  });

  for (const path of [
    ...files,
    'Dockerfile',
    'docs/operations.md',
    'docs/deployment.md',
    'docs/upgrading.md',
  ]) {
    it(`name only options and variables that exist: ${path}`, () => {
      const text = read(path);
      const known = [...options, '--help', '--version', ...(OTHERS[path] ?? [])];
      for (const [, option] of text.matchAll(/(?<![\w-])(--[a-z][a-z-]*)/g)) {
        assert.ok(known.includes(option), `there is no ${option}`);
      }
      for (const [name] of text.matchAll(/\bOPENSYNCPARTY_[A-Z][A-Z_]*/g)) {
        assert.ok(variables.has(name), `there is no ${name}`);
      }
    });
  }

  it('give Java the options that the bridge gives it', () => {
    for (const path of ['deploy/docker-compose.yml', 'deploy/systemd/opensyncparty.service']) {
      const given = [...read(path).matchAll(/ (-X\S+)/g)].map(([, option]) => option);
      assert.deepEqual(given, JVM_OPTIONS, path);
    }
  });
});
