// The Caddyfile as it is shipped, in a real Caddy, between a browser's requests, a site like Jellyfin's and the sidecar.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { ask, Client } from '../../plugin/bridge/test/support/wire.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const caddyfile = here('../caddy/Caddyfile');
const jar = here('../../plugin/sidecar/target/opensyncparty-sidecar.jar');
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';

const PAGE =
  '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Jéllyfin {{ and }}</title></head></html>';
const CONFIG = '{\n  "plugins": [\n    "htmlAudioPlayer/plugin"\n  ]\n}\n';

/** Answers as Jellyfin does: compressed, with a tag, and with "not modified" to one that comes with it. */
function site(request, response) {
  const files = { '/web/': PAGE, '/web/index.html': PAGE, '/web/config.json': CONFIG };
  const body = files[request.url];
  if (request.headers['if-none-match']) {
    response.writeHead(304).end();
  } else if (body) {
    const packed = /gzip/.test(request.headers['accept-encoding'] ?? '');
    const headers = { 'Content-Type': request.url.endsWith('.json') ? 'application/json' : 'text/html' };
    response
      .writeHead(200, { ...headers, ETag: '"v1"', ...(packed ? { 'Content-Encoding': 'gzip' } : {}) })
      .end(packed ? gzipSync(body) : body);
  } else {
    response.writeHead(404).end('none of mine');
  }
}

async function listening(server) {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server.address().port;
}

/** A port that was free a moment ago: Caddy says which it has only in its log. */
async function freePort() {
  const probe = createServer();
  const port = await listening(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const installed = spawnSync('caddy', ['version']).error === undefined;

describe('Caddy', { timeout: 60_000, skip: installed ? false : 'NOT TESTED: there is no caddy here' }, () => {
  const ends = [];
  let address;
  let own;

  /** Starts a program, to be ended at the end; the answer is the first match in what it writes. */
  async function start(program, args, environment, stream, pattern) {
    const child = spawn(program, args, { env: { ...process.env, ...environment } });
    const ended = once(child, 'exit');
    ends.unshift(async () => {
      child.kill();
      await ended;
    });
    child.stdout.resume();
    child.stderr.resume();
    for await (const line of createInterface({ input: child[stream] })) {
      const found = pattern.exec(line);
      if (found) {
        child[stream].resume();
        return found;
      }
    }
    throw new Error(`${program} ended too early`);
  }

  before(async () => {
    assert.ok(existsSync(jar), `build the sidecar first: there is no ${jar}`);
    const folder = mkdtempSync(join(tmpdir(), 'opensyncparty-caddy-'));
    ends.push(() => rmSync(folder, { recursive: true }));
    const jellyfin = createServer(site);
    const jellyfinPort = await listening(jellyfin);
    ends.unshift(() => jellyfin.close());
    const args = [
      '-jar',
      jar,
      '--port',
      '0',
      '--data',
      folder,
      '--jellyfin',
      `http://127.0.0.1:${jellyfinPort}`,
    ];
    const [, sidecar] = await start(java, args, {}, 'stdout', / listens on http:\/\/(\S+)$/);
    address = `127.0.0.1:${await freePort()}`;
    own = `127.0.0.1:${await freePort()}`;
    const environment = {
      SITE: `http://${address}`,
      OWN_SITE: `http://${own}`,
      SIDECAR: sidecar,
      JELLYFIN: `127.0.0.1:${jellyfinPort}`,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
    };
    const run = ['run', '--config', caddyfile, '--adapter', 'caddyfile'];
    await start('caddy', run, environment, 'stderr', /"serving initial configuration"/);
  });
  after(async () => {
    for (const end of ends) {
      await end();
    }
  });

  it('finds nothing wrong with the file', () => {
    const { status, stderr } = spawnSync(
      'caddy',
      ['validate', '--config', caddyfile, '--adapter', 'caddyfile'],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
  });

  it('puts the script into the page and the name into the list, also for a browser that knows them', async () => {
    const headers = { 'Accept-Encoding': 'gzip', 'If-None-Match': '"v1"', Range: 'bytes=0-3' };
    const script = '<head><script src="../OpenSyncParty/client.js"></script>';
    for (const path of ['/web/', '/web/index.html']) {
      const answer = await ask(`http://${address}${path}`, { headers });
      assert.equal(answer.status, 200);
      assert.match(answer.headers['content-type'], /^text\/html/);
      assert.equal(answer.body.toString(), PAGE.replace('<head>', script));
    }
    const config = await ask(`http://${address}/web/config.json`, { headers });
    assert.match(config.headers['content-type'], /^application\/json/);
    assert.deepEqual(JSON.parse(config.body).plugins, ['OpenSyncParty', 'htmlAudioPlayer/plugin']);
  });

  it('leaves everything else to Jellyfin, and opens no second way to it', async () => {
    const other = await ask(`http://${address}/web/other`);
    assert.deepEqual([other.status, other.body.toString()], [404, 'none of mine']);
    const around = await ask(`http://${address}/OpenSyncParty-plain/Users/Me`);
    assert.equal(around.status, 404);
  });

  it('passes the script and the WebSocket on, for pages of its own address', async () => {
    for (const host of [address, own]) {
      assert.equal((await ask(`http://${host}/OpenSyncParty/client.js`)).status, 200);
      assert.equal((await ask(`http://${host}/OpenSyncParty/metrics`)).status, 403);
      const client = await Client.open(`ws://${host}/OpenSyncParty/ws`, { origin: `http://${host}` });
      client.send(JSON.stringify({ type: 'create_room', room: 'sofa', client: 'ann', payload: {}, ts: 1 }));
      assert.equal(JSON.parse(await client.next()).payload.code, 'auth_required');
      client.socket.terminate();
      const elsewhere = Client.open(`ws://${host}/OpenSyncParty/ws`, { origin: 'https://elsewhere.example' });
      await assert.rejects(elsewhere, /403/);
    }
  });
});
