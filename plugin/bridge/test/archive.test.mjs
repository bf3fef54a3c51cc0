import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { fakeJava, Host, realJar, runFakeSidecar } from './support/host.mjs';
import { ask } from './support/wire.mjs';

const MADE = /^Java's archive of the sidecar's classes is made/;
const NOT_MADE = /^Java made no archive of the sidecar's classes/;

describe("Java's archive of classes", { timeout: 180_000 }, () => {
  const real = { jar: realJar, java: process.env.JAVA_HOME ?? null };
  before(() => assert.ok(existsSync(realJar), `build the sidecar first: there is no ${realJar}`));

  const folderOf = (host) => join(host.folder, 'data', 'opensyncparty', 'java-classes');
  const archives = (host) => readdirSync(folderOf(host)).map((name) => join(folderOf(host), name));
  const commandOf = (id) => readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
  const usesArchive = (id) => commandOf(id).some((option) => option.startsWith('-XX:SharedArchiveFile='));
  const hasMapped = (id, file) => readFileSync(`/proc/${id}/maps`, 'utf8').includes(file);

  /** A folder that lives as long as the test. */
  function scratch(t) {
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-archive-'));
    t.after(() => rmSync(folder, { recursive: true }));
    return folder;
  }

  /** A folder that nobody can list, not even root: what is left of the network of a process that has ended. */
  async function unlistable(t) {
    // It ends only after the shell has become something that does not ask after its children.
    const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec cat'], { stdio: ['pipe', 'pipe', 'inherit'] });
    t.after(() => parent.stdin.end());
    const [id] = await once(parent.stdout, 'data');
    const ended = `/proc/${`${id}`.trim()}`;
    while (!readFileSync(join(ended, 'stat'), 'utf8').includes(') Z ')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return join(ended, 'net');
  }

  /** What a fake Java does that makes archives, and with one does what `then` says. */
  const archiving = (then) => `
archive=
for option in "$@"; do case $option in -XX:SharedArchiveFile=*) archive=\${option#*=} ;; esac; done
case "$*" in
  *-Xshare:dump*) echo archive > "$archive" ;;
  *-XX:SharedArchiveFile=*) ${then} ;;
  *) ${runFakeSidecar} ;;
esac`;

  /** Whether the fake sidecar that runs was given an archive. */
  async function isStartedWithArchive(host) {
    const { args } = JSON.parse((await ask(host.url('/OpenSyncParty/start'))).body);
    return args.some((option) => option.startsWith('-XX:SharedArchiveFile='));
  }

  /** Kills the sidecar and waits for the next. */
  async function next(host, { id }) {
    const from = host.lines.length;
    process.kill(id, 'SIGKILL');
    return { ...(await host.sidecar(from)), from };
  }

  it('is made once, beside the running sidecar, and used from the next start on', async (t) => {
    const host = await Host.start(t, real);
    const first = await host.sidecar();
    assert.equal(usesArchive(first.id), false);
    await host.says(MADE);
    const [archive, ...more] = archives(host);
    assert.deepEqual(more, [], 'nothing else is left there');
    const { mtimeMs } = statSync(archive);

    const second = await next(host, first);
    assert.ok(commandOf(second.id).includes(`-XX:SharedArchiveFile=${archive}`));
    assert.ok(hasMapped(second.id, archive), 'Java does not use it');
    const third = await next(host, second);
    assert.ok(hasMapped(third.id, archive));
    assert.equal(statSync(archive).mtimeMs, mtimeMs, 'it was made a second time');
  });

  it('is left out and made anew when a part of it is missing', async (t) => {
    const host = await Host.start(t, real);
    const first = await host.sidecar();
    await host.says(MADE);
    const [archive] = archives(host);
    truncateSync(archive, statSync(archive).size >> 1);
    const second = await next(host, first);
    assert.equal(usesArchive(second.id), false);
    await host.says(MADE, second.from);
    assert.deepEqual(archives(host).length, 1);
  });

  it('of another kind than its name says does no harm', async (t) => {
    const host = await Host.start(t, real);
    const first = await host.sidecar();
    await host.says(MADE);
    const [archive] = archives(host);
    // As long as the name says, but the jar of the sidecar again and again.
    const bytes = Buffer.alloc(statSync(archive).size, readFileSync(realJar));
    writeFileSync(archive, bytes);
    const second = await next(host, first);
    assert.equal(usesArchive(second.id), true);
    assert.equal(hasMapped(second.id, archive), false);
    assert.equal((await ask(host.url('/OpenSyncParty/client.js'))).status, 200);
  });

  it('with a changed byte is found out and not used', async (t) => {
    const host = await Host.start(t, real);
    const first = await host.sidecar();
    await host.says(MADE);
    const [archive] = archives(host);
    chmodSync(archive, 0o644);
    const file = openSync(archive, 'r+');
    // Far behind the header, in what Java would take for classes.
    writeSync(file, Buffer.alloc(64, 0xa5), 0, 64, statSync(archive).size >> 1);
    closeSync(file);
    const second = await next(host, first);
    assert.equal(usesArchive(second.id), true);
    assert.equal(hasMapped(second.id, archive), false);
  });

  it('is thrown away when a start with it was never ready', async (t) => {
    const java = fakeJava(scratch(t), '21.0.1', archiving('exit 134'));
    const host = await Host.start(t, { java });
    const first = await host.sidecar();
    await host.says(MADE);
    const { from } = await next(host, first);
    assert.ok(host.lines.slice(from).some(({ message }) => /ended with code 134/.test(message ?? '')));
    assert.equal(await isStartedWithArchive(host), false);
  });

  it('is kept when a start with it was ended before it could be ready', async (t) => {
    const folder = scratch(t);
    const held = join(folder, 'held');
    const hold = `if [ -e '${held}' ]; then echo held up; exec cat; fi; ${runFakeSidecar}`;
    const host = await Host.start(t, { java: fakeJava(folder, '21.0.1', archiving(hold)) });
    const { id } = await host.sidecar();
    await host.says(MADE);
    const [archive] = archives(host);
    writeFileSync(held, '');
    process.kill(id, 'SIGKILL');
    await host.says(/^held up$/);
    rmSync(held);
    const from = host.lines.length;
    const headers = { Authorization: 'MediaBrowser Token="admin-alice"' };
    const answer = await ask(host.url('/OpenSyncParty/bridge/restart'), { method: 'POST', headers });
    assert.equal(answer.status, 202);
    await host.sidecar(from);
    assert.deepEqual(archives(host), [archive]);
    assert.equal(await isStartedWithArchive(host), true);
  });

  it('is done without where its folder cannot be listed', async (t) => {
    const host = await Host.start(t, { java: fakeJava(scratch(t), '21.0.1', archiving(runFakeSidecar)) });
    const first = await host.sidecar();
    await host.says(MADE);
    rmSync(folderOf(host), { recursive: true });
    symlinkSync(await unlistable(t), folderOf(host));
    const second = await next(host, first);
    assert.equal(await isStartedWithArchive(host), false);
    await host.says(NOT_MADE, second.from);
    // That is no reason to forget why it ended.
    const third = await next(host, second);
    await host.says(/^The sidecar ended with code 137/, third.from);
  });

  it('is not used for another jar', async (t) => {
    const host = await Host.start(t, real);
    const first = await host.sidecar();
    await host.says(MADE);
    const [archive] = archives(host);
    const jar = join(host.folder, 'plugins', 'OpenSyncParty_0.1.0.0', 'opensyncparty-sidecar.jar');
    copyFileSync(jar, `${jar}.new`);
    utimesSync(`${jar}.new`, 1_000_000, 1_000_000);
    renameSync(`${jar}.new`, jar);
    const second = await next(host, first);
    assert.equal(usesArchive(second.id), false);
    await host.says(MADE, second.from);
    assert.notDeepEqual(archives(host), [archive]);
    assert.equal(archives(host).length, 1, 'the old one is gone');
  });

  it('is done without where Java makes none', async (t) => {
    const host = await Host.start(t);
    const first = await host.sidecar();
    await host.says(NOT_MADE);
    assert.deepEqual(readdirSync(folderOf(host)), []);
    const second = await next(host, first);
    assert.equal(usesArchive(second.id), false);
  });
});
