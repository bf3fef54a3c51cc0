import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const unit = readFileSync(new URL('../systemd/opensyncparty.service', import.meta.url), 'utf8');

describe('The systemd service', { timeout: 60_000 }, () => {
  const analyze = (...args) => spawnSync('systemd-analyze', args, { encoding: 'utf8' });

  it('is understood by systemd, every line of it', (t) => {
    if (analyze('--version').error) {
      t.skip('NOT TESTED: there is no systemd-analyze here');
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-systemd-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const verify = (text) => {
      const file = join(folder, 'opensyncparty.service');
      // Java may be elsewhere on this machine; that there is a program at all is what is checked.
      writeFileSync(file, text.replace('/usr/bin/java', process.execPath));
      const { status, stderr } = analyze('verify', '--man=no', file);
      return { status, said: stderr.split('\n').filter((line) => line.includes('opensyncparty.service')) };
    };
    assert.deepEqual(verify(unit), { status: 0, said: [] });
    const { said } = verify(unit.replace('ProtectSystem=strict', 'ProtectSistem=strict'));
    assert.match(said.join('\n'), /ProtectSistem/, 'it does not find mistakes');
  });

  it('keeps its data where systemd makes it a folder', () => {
    assert.match(unit, /^StateDirectory=opensyncparty$/m);
    assert.match(unit, /^ExecStart=.* --data \/var\/lib\/opensyncparty$/m);
  });
});
