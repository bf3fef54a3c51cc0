import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../build', import.meta.url));

function folderFor(t) {
  const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-build-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

function build(out, ...args) {
  execFileSync(command, ['--toolchain', '--out', out, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
  return join(out, 'OpenSyncParty.dll');
}

describe('The build', { timeout: 120_000 }, () => {
  it('makes the same bytes of the same sources, wherever it puts them', (t) => {
    assert.deepEqual(readFileSync(build(folderFor(t))), readFileSync(build(folderFor(t))));
  });

  it('makes nothing again while nothing has changed', (t) => {
    const out = folderFor(t);
    const before = statSync(build(out)).mtimeMs;
    assert.equal(statSync(build(out)).mtimeMs, before);
  });

  it('also builds for Jellyfin 10.10, which decides on addresses in another way', (t) => {
    const dll = readFileSync(build(folderFor(t), '--abi', '10.10.7'));
    assert.ok(dll.includes('HasRemoteAccess'));
    assert.ok(!dll.includes('ShouldAllowServerAccess'));
  });

  /** Runs the build with a `dotnet` on the PATH that has these SDKs and writes down what it is asked. */
  function buildBeside(t, sdks) {
    const out = folderFor(t);
    const dotnet = [
      '#!/bin/sh',
      `if [ "$1" = --list-sdks ]; then printf '${sdks}'; exit; fi`,
      `echo "$@" > '${join(out, 'asked')}'`,
      'while [ "$1" != --output ]; do shift; done',
      'mkdir -p "$2" && echo built > "$2/OpenSyncParty.dll"',
    ];
    writeFileSync(join(out, 'dotnet'), dotnet.join('\n'), { mode: 0o755 });
    const env = { ...process.env, PATH: `${out}:${process.env.PATH}` };
    execFileSync(command, ['--out', out, '--abi', '10.11.3'], {
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    return { dll: readFileSync(join(out, 'OpenSyncParty.dll')), asked: join(out, 'asked') };
  }

  it('leaves the work to the SDK where there is one', (t) => {
    const { dll, asked } = buildBeside(t, '8.0.100 [/sdk]\\n9.0.101 [/sdk]\\n');
    assert.equal(dll.toString(), 'built\n');
    assert.match(readFileSync(asked, 'utf8'), /^build \S+OpenSyncParty\.csproj .*-p:JellyfinAbi=10\.11\.3/);
  });

  it('does the work itself where there is only a runtime, or an SDK that is too old', (t) => {
    for (const sdks of ['', '8.0.100 [/sdk]\\n']) {
      const { dll, asked } = buildBeside(t, sdks);
      assert.equal(dll.subarray(0, 2).toString(), 'MZ');
      assert.equal(existsSync(asked), false);
    }
  });

  it('refuses a version that is none', () => {
    const answer = spawnSync(command, ['--abi', 'latest'], { encoding: 'utf8' });
    assert.equal(answer.status, 1);
    assert.match(answer.stderr, /--abi latest is not a version of Jellyfin/);
  });
});
