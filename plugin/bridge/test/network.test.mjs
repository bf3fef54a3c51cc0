// What Jellyfin's own network settings mean for the bridge.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { Host, realJar } from './support/host.mjs';
import { ask, Client } from './support/wire.mjs';

const limits = { timeout: 60_000 };

describe('The proxies that the server knows', limits, () => {
  const trusted = async (host) =>
    JSON.parse((await ask(host.url('/OpenSyncParty/start'))).body).env.OPENSYNCPARTY_TRUSTED_PROXIES;

  it('are told to the sidecar, as far as they are addresses or networks', async (t) => {
    const known = [' 192.0.2.7', '10.0.0.0/8', 'fe80::1%eth0', '::ffff:192.0.2.9', '2001:db8::/32', ''];
    const host = await Host.start(t, {
      network: { KnownProxies: [...known, 'proxy.example', '10.0.0.0/33', '10.0.0.0/', '300.1.1.1/8'] },
    });
    await host.sidecar();
    assert.equal(await trusted(host), '192.0.2.7,10.0.0.0/8,fe80::1,192.0.2.9,2001:db8::/32');
    const line = await host.says(/^Of the proxies that Jellyfin knows/);
    assert.match(line.message, /: proxy\.example, 10\.0\.0\.0\/33, 10\.0\.0\.0\/, 300\.1\.1\.1\/8$/);
  });

  it('are none where it knows none', async (t) => {
    const host = await Host.start(t);
    await host.sidecar();
    assert.equal(await trusted(host), '');
    assert.ok(!host.lines.some(({ message }) => message?.startsWith('Of the proxies')));
  });

  it('are in words that the real sidecar takes', async (t) => {
    const network = { KnownProxies: ['10.0.0.0/8', '::ffff:10.0.0.0/104', '::1.2.3.4', '1::', 'fe80::1%2'] };
    const host = await Host.start(t, { jar: realJar, java: process.env.JAVA_HOME ?? null, network });
    const { id } = await host.sidecar();
    assert.ok(id > 0);
  });
});

describe('A server that requires HTTPS', limits, () => {
  const network = { RequireHttps: true };
  const real = { jar: realJar, java: process.env.JAVA_HOME ?? null };
  before(() => assert.ok(existsSync(realJar), `build the sidecar first: there is no ${realJar}`));

  it('also requires it for watch parties, at the same address', async (t) => {
    const host = await Host.start(t, { network, base: '/media' });
    await host.sidecar();
    for (const path of ['/web/index.html', '/OpenSyncParty/client.js?x=1']) {
      const answer = await ask(host.url(path));
      assert.equal(answer.status, 307);
      assert.equal(answer.headers.location, `https://127.0.0.1:8920/media${path}`);
    }
    await assert.rejects(Client.open(host.socketUrl('/OpenSyncParty/ws')), /307/);
  });

  it('lets through what a proxy took over HTTPS', async (t) => {
    const host = await Host.start(t, { network, knownProxy: '127.0.0.1' });
    await host.sidecar();
    const headers = { 'X-Forwarded-For': '192.0.2.1', 'X-Forwarded-Proto': 'https' };
    assert.equal((await ask(host.url('/OpenSyncParty/client.js'), { headers })).status, 200);
  });

  it('answers the sidecar all the same, so that its users get their tokens', async (t) => {
    const host = await Host.start(t, { ...real, network, base: '/media', knownProxy: '127.0.0.1' });
    await host.sidecar();
    const headers = { 'X-Forwarded-For': '192.0.2.1', 'X-Forwarded-Proto': 'https' };
    const login = async (token) =>
      ask(host.url('/OpenSyncParty/token'), {
        method: 'POST',
        headers: { ...headers, Authorization: `MediaBrowser Token="${token}"` },
      });
    assert.equal((await login('user-ann')).status, 200);
    assert.equal((await login('nobody')).status, 401);
  });

  it('redirects everybody else who asks the same', async (t) => {
    const host = await Host.start(t, { network });
    const status = async (path, headers) => (await ask(host.url(path), { headers })).status;
    assert.equal(await status('/Users/Me', { 'X-Forwarded-For': '192.0.2.1' }), 307);
    assert.equal(await status('/Users/Public'), 307);
    assert.equal(await status('/Users/Me'), 401);
  });
});
