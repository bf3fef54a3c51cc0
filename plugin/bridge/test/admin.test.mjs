import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { emptyPath, fakeJava, Host, javaWithFakeSidecar } from './support/host.mjs';
import { ask } from './support/wire.mjs';

const limits = { timeout: 60_000 };
const as = (who) => ({ Authorization: `MediaBrowser Token="${who}"` });
const admin = as('admin-alice');
const plugin = '5aa90533-a42f-4b4b-854f-c3de9b45f108';

async function statusOf(host) {
  const answer = await ask(host.url('/OpenSyncParty/bridge/status'), { headers: admin });
  assert.equal(answer.status, 200);
  return JSON.parse(answer.body);
}

const restart = (host, headers = admin) =>
  ask(host.url('/OpenSyncParty/bridge/restart'), { method: 'POST', headers });

describe('The API for administrators', limits, () => {
  let host;
  const cleanups = [];
  before(async () => {
    host = await Host.start({ after: (cleanup) => cleanups.push(cleanup) });
    await host.sidecar();
  });
  after(() => Promise.all(cleanups.map((cleanup) => cleanup())));

  it('tells an administrator how the sidecar is, and not where it listens', async () => {
    const answer = await ask(host.url('/OpenSyncParty/bridge/status'), { headers: admin });
    assert.match(answer.headers['content-type'], /^application\/json/);
    assert.equal(answer.headers['cache-control'], 'no-store');
    const { process_id, ...rest } = JSON.parse(answer.body);
    assert.ok(process_id > 0);
    assert.deepEqual(rest, {
      phase: 'ready',
      message: 'The sidecar is running.',
      java: { path: join(host.folder, 'jdk', 'bin', 'java'), version: '21.0.1', source: 'JAVA_HOME' },
      starts: 1,
      plugin_version: '0.1.0.0',
      jellyfin_version: '10.11.11',
    });
  });

  for (const [method, path] of [
    ['GET', '/OpenSyncParty/bridge/status'],
    ['POST', '/OpenSyncParty/bridge/restart'],
    ['GET', '/opensyncparty/BRIDGE/status'],
  ]) {
    it(`refuses ${method} ${path} to strangers and to users who are no administrators`, async () => {
      const from = host.lines.length;
      const statusFor = async (headers) => (await ask(host.url(path), { method, headers })).status;
      assert.equal(await statusFor({}), 401);
      assert.equal(await statusFor(as('made-up')), 401);
      assert.equal(await statusFor(as('user-bob')), 403);
      assert.ok(!host.lines.slice(from).some(({ message }) => /starts anew/.test(message)));
    });
  }

  it('is never the sidecar itself, whatever is below it', async () => {
    for (const path of ['bridge', 'bridge/', 'bridge/other', 'Bridge/status/more']) {
      const answer = await ask(host.url(`/OpenSyncParty/${path}`), { headers: admin });
      assert.equal(answer.status, 404, path);
      assert.equal(answer.body.toString(), "the server's own answer");
    }
    // Only the whole word is the bridge's.
    assert.equal((await ask(host.url('/OpenSyncParty/bridges'))).status, 200);
  });

  it('does not start anything for a GET', async () => {
    const answer = await ask(host.url('/OpenSyncParty/bridge/restart'), { headers: admin });
    assert.equal(answer.status, 405);
  });
});

describe('Starting the sidecar anew', limits, () => {
  for (const base of ['', '/jellyfin']) {
    it(`replaces the process${base && `, below the base URL ${base}`}`, async (t) => {
      const host = await Host.start(t, { base });
      const first = await host.sidecar();
      assert.equal((await statusOf(host)).process_id, first.id);
      const from = host.lines.length;
      assert.equal((await restart(host)).status, 202);
      assert.notEqual((await statusOf(host)).phase, 'ready');
      const second = await host.sidecar(from);
      assert.notEqual(second.id, first.id);
      assert.throws(() => process.kill(first.id, 0), { code: 'ESRCH' });
      const { phase, process_id, starts } = await statusOf(host);
      assert.deepEqual([phase, process_id, starts], ['ready', second.id, 2]);
      if (base) {
        assert.equal(
          (await ask(`${host.origin}/OpenSyncParty/bridge/status`, { headers: admin })).status,
          404,
        );
      }
    });
  }

  it('does not wait out the time before the next try', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-java-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const host = await Host.start(t, { java: fakeJava(folder, '21.0.1', 'echo no memory >&2; exit 3') });
    await host.says(/tried again in 4 s/);
    const { phase, message, process_id } = await statusOf(host);
    assert.deepEqual([phase, process_id], ['failed', null]);
    assert.match(message, /^The sidecar ended with code 3: no memory It is tried again in 4 s\.$/);
    // It begins anew, with the shortest wait; after those 4 seconds the next would be 8.
    const from = host.lines.length;
    await restart(host);
    assert.match((await host.says(/tried again in/, from)).message, /tried again in 1 s/);
    javaWithFakeSidecar(folder);
    await restart(host);
    await host.sidecar(from);
    assert.equal((await statusOf(host)).phase, 'ready');
  });

  it('searches for Java again where there was none', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-java-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const host = await Host.start(t, { java: join(folder, 'jdk'), path: emptyPath(folder) });
    await host.says(/^OpenSyncParty needs Java/);
    const { phase, message, java } = await statusOf(host);
    assert.deepEqual([phase, java], ['no_java', null]);
    assert.match(message, /Install one, or name one in the plugin's settings\.$/);
    javaWithFakeSidecar(join(folder, 'jdk'));
    await restart(host);
    await host.sidecar();
    assert.equal((await statusOf(host)).java.version, '21.0.1');
  });
});

describe('Settings that are saved', limits, () => {
  const save = async (host, settings) => {
    const url = host.url(`/Plugins/${plugin}/Configuration`);
    const kept = JSON.parse((await ask(url, { headers: admin })).body);
    const body = JSON.stringify({ ...kept, ...settings });
    assert.equal((await ask(url, { method: 'POST', headers: admin, body })).status, 204);
  };

  it('start the sidecar anew only if it would be started with something else', async (t) => {
    const host = await Host.start(t, { settings: { MaxMembers: 20_000 } });
    const { id } = await host.sidecar();
    const from = host.lines.length;
    await save(host, {});
    await save(host, { LogLevel: 'Error' });
    // A number outside its range counts as the nearest one inside.
    await save(host, { LogLevel: 'Info', JavaPath: '  ', MaxMembers: 10_000 });
    assert.equal((await statusOf(host)).process_id, id);
    assert.ok(!host.lines.slice(from).some(({ message }) => /starts anew/.test(message)));
    await save(host, { MaxRooms: 5 });
    const second = await host.sidecar(from);
    assert.notEqual(second.id, id);
    const { env } = JSON.parse((await ask(host.url('/OpenSyncParty/start'))).body);
    assert.equal(env.OPENSYNCPARTY_MAX_ROOMS, '5');
  });

  it('reach the log at once, without a new start', async (t) => {
    const host = await Host.start(t, { settings: { LogLevel: 'Warn' } });
    await host.sidecar();
    const say = (words) => ask(host.url('/OpenSyncParty/say'), { method: 'POST', body: words });
    await say('first');
    await save(host, { LogLevel: 'Info' });
    await say('second');
    await host.says(/^said second$/);
    assert.ok(!host.lines.some(({ message }) => message === 'said first'));
    assert.equal((await statusOf(host)).starts, 1);
  });
});

describe('The page in the dashboard', limits, () => {
  it('is in the DLL with all that it imports, and given out as Jellyfin gives out pages', async (t) => {
    const host = await Host.start(t, { base: '/jellyfin' });
    const listed = await ask(host.url('/web/ConfigurationPages'), { headers: admin });
    const [page, ...parts] = JSON.parse(listed.body);
    assert.deepEqual([page.Name, page.EnableInMainMenu], ['OpenSyncParty', true]);
    assert.ok(parts.every((part) => !part.EnableInMainMenu));
    const fetch = (name) => ask(host.url(`/web/ConfigurationPage?name=${name}`));

    const html = (await fetch(page.Name)).body.toString();
    assert.match(html, /<div [^>]*data-role="page"/);
    // Jellyfin's web client takes this for a word to translate.
    assert.ok(!html.includes('${'));
    const wanted = [...html.matchAll(/data-controller="__plugin\/([^"]+)"/g)].map((match) => match[1]);
    assert.equal(wanted.length, 1);
    const seen = new Set();
    for (const name of wanted) {
      if (!seen.has(name)) {
        seen.add(name);
        const script = await fetch(name);
        assert.equal(script.status, 200, name);
        assert.match(script.headers['content-type'], /javascript/);
        wanted.push(
          ...[...script.body.toString().matchAll(/from '\.\/configurationpage\?name=([^']+)'/g)].map(
            (match) => match[1],
          ),
        );
      }
    }
    assert.deepEqual([...seen].sort(), parts.map((part) => part.Name).sort());
    assert.equal((await fetch('OpenSyncParty.other')).status, 404);
  });
});
