// The plugin as a server gets it. Needs what ./package packs: the DLL and the sidecar's jar, built before.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { makePackage, readManifest } from '../package.mjs';
import { serve } from '../serve.mjs';
import { install } from './installer.mjs';

/** What the bridge makes executable before it asks the runtime for its version (JavaFinder.cs). */
const MADE_EXECUTABLE = ['runtime/linux-x64/bin/java', 'runtime/linux-x64/lib/jspawnhelper'];
const MOST_BYTES = 60e6;
const SERVER = '10.11.0.0';

describe('The packaged plugin', { timeout: 180_000 }, () => {
  const { plugin, newest } = readManifest();
  let folder;
  let repository;
  let made;
  let installed;

  const dist = () => join(folder, 'dist');
  const ask = (plugins, more = {}) =>
    install({
      repository: `${repository.url}manifest.json`,
      guid: plugin.guid,
      server: SERVER,
      plugins: join(folder, plugins),
      ...more,
    });

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'opensyncparty-package-'));
    repository = await serve(dist(), 0);
    made = makePackage({ out: dist(), baseUrl: repository.url });
    installed = await ask('plugins');
  });
  after(async () => {
    await repository?.close();
    rmSync(folder, { recursive: true });
  });

  /** The packaged jar on the packaged Java, with only the rights that the bridge gives. */
  function packagedJava() {
    for (const file of MADE_EXECUTABLE) {
      chmodSync(join(installed.folder, file), 0o755);
    }
    return [join(installed.folder, 'runtime/linux-x64/bin/java'), '-XX:+UseSerialGC', '-Xmx256m', '-jar'];
  }
  const jar = () => join(installed.folder, 'opensyncparty-sidecar.jar');
  const needsRuntime = (t) =>
    made.platforms.includes('linux-x64') || t.skip('this JDK cannot make a runtime (jlink, jmods)');

  it('is installed from the repository under its name and version', () => {
    assert.equal(installed.folder, join(folder, 'plugins', `OpenSyncParty_${newest.version}`));
    assert.equal(installed.meta.guid, plugin.guid);
    assert.equal(installed.meta.version, newest.version);
    assert.equal(installed.meta.status, 'Active');
    for (const file of [
      'OpenSyncParty.dll',
      'opensyncparty-sidecar.jar',
      'LICENSE',
      'sbom.cdx.json',
      'licenses/Apache-2.0.txt',
    ]) {
      assert.ok(existsSync(join(installed.folder, file)), `there is no ${file}`);
    }
  });

  it('has exactly one assembly to load, and it is there', () => {
    assert.deepEqual(installed.assemblies, ['OpenSyncParty.dll']);
  });

  it('is not offered to a server older than its ABI', async () => {
    await assert.rejects(ask('older', { server: '10.10.7.0' }), /no version/);
  });

  it('is refused when the download is damaged', async (t) => {
    const damaged = join(folder, 'damaged');
    mkdirSync(damaged);
    const other = await serve(damaged, 0);
    t.after(() => other.close());
    const bytes = readFileSync(made.zip);
    bytes[bytes.length >> 1] ^= 1;
    const name = made.zip.slice(dist().length + 1);
    writeFileSync(join(damaged, name), bytes);
    const manifest = readFileSync(join(dist(), 'manifest.json'), 'utf8').replaceAll(
      repository.url,
      other.url,
    );
    writeFileSync(join(damaged, 'manifest.json'), manifest);
    await assert.rejects(ask('damaged-plugins', { repository: `${other.url}manifest.json` }), /checksum/);
  });

  it('stays below 60 MB', () => {
    assert.equal(installed.size, made.size);
    assert.ok(made.size < MOST_BYTES, `${made.size} bytes`);
  });

  it('is the same, byte for byte, when it is made again at another place from the same sources', () => {
    const sum = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
    const again = makePackage({ out: join(folder, 'again'), baseUrl: repository.url });
    assert.equal(sum(again.zip), sum(made.zip));
    const manifest = (out) => readFileSync(join(out, 'manifest.json'), 'utf8');
    assert.equal(manifest(join(folder, 'again')), manifest(dist()));
  });

  it('says which version it is, on its own Java', (t) => {
    if (needsRuntime(t)) {
      const [java, ...options] = packagedJava();
      const said = execFileSync(java, [...options, jar(), '--version'], { encoding: 'utf8' });
      assert.equal(said.trim(), `opensyncparty-sidecar ${newest.version.replace(/\.0$/, '')}`);
    }
  });

  it('runs on its own Java, from another folder than it was made in, and is healthy', async (t) => {
    if (!needsRuntime(t)) {
      return;
    }
    const [java, ...options] = packagedJava();
    const args = [jar(), '--port', '0', '--no-stage', '--data', join(folder, 'data')];
    const sidecar = spawn(java, [...options, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(sidecar, 'exit');
    t.after(async () => {
      sidecar.kill();
      await ended;
    });
    let address;
    for await (const line of createInterface({ input: sidecar.stdout })) {
      address = / listens on .*?(127\.0\.0\.1:\d+)/.exec(line)?.[1];
      if (address) {
        break;
      }
    }
    assert.ok(address, 'it never said where it listens');
    const health = await fetch(`http://${address}/OpenSyncParty/health`);
    assert.equal(health.status, 200);
  });
});

describe('The repository on this machine', () => {
  it('offers archives and manifests of its folder and nothing else', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-serve-'));
    t.after(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'manifest.json'), '[]');
    writeFileSync(join(folder, 'notes.txt'), 'private');
    mkdirSync(join(folder, 'below'));
    copyFileSync(join(folder, 'manifest.json'), join(folder, 'below', 'manifest.json'));
    const server = await serve(folder, 0);
    t.after(() => server.close());
    const status = async (path, method = 'GET') => (await fetch(server.url + path, { method })).status;
    assert.equal(await status('manifest.json'), 200);
    assert.equal(await status('manifest.json', 'HEAD'), 200);
    assert.equal(await status('manifest.json', 'POST'), 405);
    for (const path of ['notes.txt', 'below/manifest.json', '..%2Fmanifest.json', 'other.zip', '']) {
      assert.equal(await status(path), 404, path);
    }
  });
});
