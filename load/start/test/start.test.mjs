// One real start. Needs the sidecar's jar and a Java on the PATH or in JAVA_HOME.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { common, javaOf } from '../../options.mjs';
import { makeArchive, measureStart } from '../child.mjs';

const jar = common.jar.default;
const java = javaOf({});
const when = { earlySeconds: 0, lateSeconds: 0, polls: 3, restSeconds: 0 };

describe('A measured start', { timeout: 120_000 }, () => {
  before(() => assert.ok(existsSync(jar), `build the sidecar first: there is no ${jar}`));

  it('has a time and memory, with the archive of classes and without', async (t) => {
    const data = mkdtempSync(join(tmpdir(), 'opensyncparty-start-'));
    t.after(() => rmSync(data, { recursive: true }));
    const archive = join(data, 'classes.jsa');
    assert.ok(makeArchive({ java, jar, data }, archive) > 0);
    assert.ok(existsSync(archive));
    for (const used of [null, archive]) {
      const { readyMs, ...memory } = await measureStart({ java, jar, data, archive: used }, when);
      assert.ok(readyMs > 0);
      for (const bytes of Object.values(memory)) {
        assert.ok(bytes > 10e6 && bytes < 1e9, `${bytes} bytes`);
      }
    }
  });

  it('is an error where the sidecar does not start', async (t) => {
    const data = mkdtempSync(join(tmpdir(), 'opensyncparty-start-'));
    t.after(() => rmSync(data, { recursive: true }));
    await assert.rejects(
      measureStart({ java: process.execPath, jar, data, archive: null }, when),
      /ended before it listened/,
    );
  });
});
