// The same in small, with the real sidecar. Needs its jar and a Java on the PATH or in JAVA_HOME.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { common } from '../../options.mjs';
import { storm } from '../storm.mjs';

const jar = common.jar.default;

describe('When everybody comes back at once', { timeout: 300_000 }, () => {
  before(() => assert.ok(existsSync(jar), `build the sidecar first: there is no ${jar}`));

  it('each gets the seat back that it had before the kill', async (t) => {
    const data = mkdtempSync(join(tmpdir(), 'opensyncparty-storm-'));
    t.after(() => rmSync(data, { recursive: true }));
    const result = await storm({ jar, data, members: 300, seconds: 1 });
    assert.equal(result.back, 300);
    t.diagnostic(JSON.stringify(result));
  });
});
