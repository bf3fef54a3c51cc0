// The examples for Traefik and Cloudflare Tunnel are read, not run: neither program is on the machines that test.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readYaml } from './yaml.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const [, port] = /`--port` \| `(\d+)`/.exec(read('docs/configuration.md'));
const [, endpoint] = /at `ws\(s\):\/\/<server>(\/\w+\/ws)`/.exec(read('docs/protocol.md'));
const JELLYFIN = 'http://127.0.0.1:8096';
const SIDECAR = `http://127.0.0.1:${port}`;

describe('The example for Traefik', () => {
  const { http } = readYaml('deploy/traefik/opensyncparty.yml');
  const leadsTo = (service) => http.services[service].loadBalancer.servers.map(({ url }) => url);

  it('has a service for every router, and a router for every service', () => {
    const used = Object.values(http.routers).map(({ service }) => service);
    assert.deepEqual(used.sort(), Object.keys(http.services).sort());
  });

  it('leads the path of the protocol to the sidecar, and the rest of the site to Jellyfin', () => {
    const { jellyfin, opensyncparty } = http.routers;
    const [, prefix] = /^Host\(`[^`]+`\) && PathPrefix\(`([^`]+)`\)$/.exec(opensyncparty.rule);
    assert.ok(endpoint.startsWith(prefix), prefix);
    assert.deepEqual(leadsTo(opensyncparty.service), [SIDECAR]);
    assert.ok(opensyncparty.rule.startsWith(`${jellyfin.rule} && `));
    assert.deepEqual(leadsTo(jellyfin.service), [JELLYFIN]);
  });

  it('asks the sidecar whether it is ready, where it answers that', () => {
    const { path } = http.services.opensyncparty.loadBalancer.healthCheck;
    assert.equal(path, endpoint.replace(/ws$/, 'ready'));
    assert.match(read('docs/operations.md'), /^\| `ready` \| 200/m);
  });
});

describe('The example for Cloudflare Tunnel', () => {
  const { ingress, tunnel, ...rest } = readYaml('deploy/cloudflared/config.yml');

  /** As cloudflared takes them: the first rule that fits. */
  const route = (hostname, path) =>
    ingress.find(
      (rule) =>
        (rule.hostname === undefined || rule.hostname === hostname) &&
        (rule.path === undefined || new RegExp(rule.path).test(path)),
    ).service;

  it('leads the path of the protocol to the sidecar, and the rest of the site to Jellyfin', () => {
    assert.equal(route('tv.example.org', endpoint), SIDECAR);
    assert.equal(route('tv.example.org', '/web/'), JELLYFIN);
    assert.equal(route('tv.example.org', `/else${endpoint}`), JELLYFIN);
  });

  it('ends with a rule for everything else, without which cloudflared does not start', () => {
    assert.deepEqual(ingress.at(-1), { service: 'http_status:404' });
    assert.equal(route('elsewhere.example', '/'), 'http_status:404');
  });

  it('names the credentials of its tunnel', () => {
    assert.equal(rest['credentials-file'], `/etc/cloudflared/${tunnel}.json`);
  });
});
