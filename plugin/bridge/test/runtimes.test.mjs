// Which of the runtimes in the package is taken.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { emptyPath, Host, javaWithFakeSidecar } from './support/host.mjs';

const MINE = `linux-${process.arch}`;
const OTHER = MINE === 'linux-x64' ? 'linux-arm64' : 'linux-x64';

describe('The runtimes in the package', { timeout: 60_000 }, () => {
  /** Starts a host whose plugin folder has such runtimes; `put` writes them. */
  async function started(t, put, path) {
    // The first start finds nothing, and the settings then make it look again, with the runtimes in place.
    const host = await Host.start(t, { java: null, path });
    await host.says(/^OpenSyncParty needs Java/);
    put(join(host.folder, 'plugins', 'OpenSyncParty_0.1.0.0', 'runtime'));
    return host;
  }

  /** A folder for this test, and a PATH in it that has no Java. */
  function place(t) {
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-runtimes-'));
    t.after(() => rmSync(folder, { recursive: true }));
    return { folder, path: emptyPath(folder) };
  }

  it("are asked for this machine's, also where the right to execute was lost", async (t) => {
    const host = await started(
      t,
      (runtime) => {
        javaWithFakeSidecar(join(runtime, MINE));
        chmodSync(join(runtime, MINE, 'bin', 'java'), 0o644);
        javaWithFakeSidecar(join(runtime, OTHER));
      },
      place(t).path,
    );
    host.configure({ MaxRooms: 2 });
    const line = await host.says(/^The sidecar starts as/);
    assert.match(line.message, /\(The runtime that comes with the plugin: /);
    assert.ok(line.message.includes(`/runtime/${MINE}/bin/java`), line.message);
  });

  it('are passed over when the one for this machine cannot be run here', async (t) => {
    const { folder, path } = place(t);
    const elsewhere = javaWithFakeSidecar(join(folder, 'jdk'));
    const host = await started(
      t,
      (runtime) => {
        // As on another libc: the file is there, and what it asks to be loaded by is not.
        const bin = join(runtime, MINE, 'bin');
        mkdirSync(bin, { recursive: true });
        writeFileSync(join(bin, 'java'), '#!/lib/no-such-loader.so\n');
        javaWithFakeSidecar(join(runtime, OTHER));
      },
      path,
    );
    host.configure({ JavaPath: elsewhere });
    const reason = await host.says(/^The runtime that comes with the plugin: .* cannot be run: /);
    assert.equal(reason.level, 'Warning');
    const line = await host.says(/^The sidecar starts as/);
    assert.match(line.message, /\(The Java path of the settings: /);
  });
});
