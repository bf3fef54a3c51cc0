// The benchmark of the start (load/start) has to start the sidecar as the bridge does.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  archiveClasses,
  JVM_OPTIONS,
  listClasses,
  sidecarArguments,
  withArchive,
} from '../../../load/start/command.mjs';
import { fakeJava, Host, runFakeSidecar } from './support/host.mjs';
import { ask } from './support/wire.mjs';

/** A Java that runs the fake sidecar, "makes" archives, and writes down in the folder how it was asked to. */
function javaThatArchives(folder) {
  return fakeJava(
    join(folder, 'jdk'),
    '21.0.1',
    `
case "$*" in
  *-Xshare:off*) printf '%s\\n' "$@" > '${folder}/list' ;;
  *-Xshare:dump*)
    printf '%s\\n' "$@" > '${folder}/dump'
    for option in "$@"; do case $option in -XX:SharedArchiveFile=*) echo archive > "\${option#*=}" ;; esac; done
    ;;
  *) ${runFakeSidecar} ;;
esac`,
  );
}

describe('The benchmark starts the sidecar', { timeout: 60_000 }, () => {
  it('with the very arguments of the bridge', async (t) => {
    const host = await Host.start(t);
    await host.sidecar();
    const { args } = JSON.parse((await ask(host.url('/OpenSyncParty/start'))).body);
    const after = (option) => args[args.indexOf(option) + 1];
    const expected = sidecarArguments(after('-jar'), after('--data'), after('--jellyfin'));
    assert.deepEqual(args, [...JVM_OPTIONS, ...expected]);
  });

  it('and makes and uses the archive of classes with the same commands', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-commands-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const host = await Host.start(t, { java: javaThatArchives(folder) });
    const { id } = await host.sidecar();
    await host.says(/^Java's archive of the sidecar's classes is made/);
    const step = (name) => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n');
    const from = host.lines.length;
    process.kill(id, 'SIGKILL');
    await host.sidecar(from);
    const { args } = JSON.parse((await ask(host.url('/OpenSyncParty/start'))).body);

    const used = args.find((arg) => arg.startsWith('-XX:SharedArchiveFile=')).split('=')[1];
    const [plain, jar] = [args.slice(args.indexOf(JVM_OPTIONS[0])), args[args.indexOf('-jar') + 1]];
    assert.deepEqual(args, [...withArchive(used), ...plain]);

    const [, list] = /=(.+)$/.exec(step('list')[1]);
    const ownData = step('list')[step('list').indexOf('--data') + 1];
    assert.notEqual(
      ownData,
      plain[plain.indexOf('--data') + 1],
      'the sidecar that runs has its data to itself',
    );
    const other = sidecarArguments(jar, ownData, plain[plain.indexOf('--jellyfin') + 1]);
    assert.deepEqual(step('list'), [...listClasses(list), ...JVM_OPTIONS, ...other]);
    const [, made] = /-XX:SharedArchiveFile=(.+)$/m.exec(step('dump').join('\n'));
    assert.deepEqual(step('dump'), archiveClasses(jar, list, made));
  });
});
