import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { connect, constants } from 'node:http2';
import { after, before, describe, it } from 'node:test';
import { Host } from './support/host.mjs';
import { ask, Client, WebSocket } from './support/wire.mjs';

const limits = { timeout: 60_000 };

/** One host for a whole suite. */
function suiteHost(options) {
  const found = {};
  const cleanups = [];
  before(async () => {
    found.host = await Host.start({ after: (cleanup) => cleanups.push(cleanup) }, options);
    await found.host.sidecar();
  });
  after(() => Promise.all(cleanups.map((cleanup) => cleanup())));
  return found;
}

describe('HTTP through the bridge', limits, () => {
  const suite = suiteHost();

  it('passes method, path, query, headers and body on as they are', async () => {
    const path = '/OpenSyncParty/any%2Fthing/%C3%A9?a=%20b&c';
    const answer = await ask(suite.host.url(path), {
      method: 'PUT',
      headers: {
        'X-Mine': 'yes',
        Authorization: 'MediaBrowser Token="t"',
        'Content-Type': 'text/x',
        Host: 'films.example:8443',
      },
      body: 'hello',
    });
    const seen = JSON.parse(answer.body);
    assert.deepEqual([seen.method, seen.url, seen.body], ['PUT', path, 'hello']);
    assert.equal(seen.headers['x-mine'], 'yes');
    assert.equal(seen.headers.authorization, 'MediaBrowser Token="t"');
    assert.equal(seen.headers['content-type'], 'text/x');
    assert.equal(seen.headers.host, 'films.example:8443');
    assert.equal(seen.headers['x-forwarded-host'], 'films.example:8443');
    assert.equal(seen.headers['x-forwarded-proto'], 'http');
    assert.equal(seen.headers['x-forwarded-for'], '127.0.0.1');
  });

  it('adds itself after the proxies that were there before', async () => {
    const headers = {
      'X-Forwarded-For': '198.51.100.7',
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Host': 'tv.example',
    };
    const seen = JSON.parse((await ask(suite.host.url('/OpenSyncParty/x'), { headers })).body).headers;
    assert.equal(seen['x-forwarded-for'], '198.51.100.7, 127.0.0.1');
    assert.equal(seen['x-forwarded-proto'], 'https');
    assert.match(seen['x-forwarded-host'], /^tv\.example, 127\.0\.0\.1:\d+$/);
  });

  it('takes a large body in pieces of unknown number', async () => {
    const answer = await ask(suite.host.url('/OpenSyncParty/x'), {
      method: 'POST',
      headers: { 'Transfer-Encoding': 'chunked' },
      body: Buffer.alloc(3_000_000, 1),
    });
    assert.equal(JSON.parse(answer.body).length, 3_000_000);
  });

  it('hands an answer on while it is still being made', async () => {
    const response = await new Promise((resolve, reject) => {
      httpRequest(suite.host.url('/OpenSyncParty/slow'), resolve).on('error', reject).end();
    });
    const chunks = response[Symbol.asyncIterator]();
    assert.equal((await chunks.next()).value.toString(), 'first');
    await ask(suite.host.url('/OpenSyncParty/finish'));
    assert.equal((await chunks.next()).value.toString(), 'last');
    assert.equal((await chunks.next()).done, true);
  });

  it('answers HEAD with the headers alone', async () => {
    const answer = await ask(suite.host.url('/OpenSyncParty/client.js'), { method: 'HEAD' });
    assert.deepEqual([answer.status, answer.headers.etag, answer.body.length], [200, '"v1"', 0]);
  });

  it('passes ranges on, and the part that comes back', async () => {
    const seen = JSON.parse(
      (await ask(suite.host.url('/OpenSyncParty/x'), { headers: { Range: 'bytes=1-3' } })).body,
    );
    assert.equal(seen.headers.range, 'bytes=1-3');
    const part = await ask(suite.host.url('/OpenSyncParty/part'));
    assert.deepEqual(
      [part.status, part.headers['content-range'], part.body.toString()],
      [206, 'bytes 1-3/10', '123'],
    );
  });

  it('keeps the status and every header but those of the one connection', async () => {
    const answer = await ask(suite.host.url('/OpenSyncParty/gone'));
    assert.deepEqual(
      [answer.status, answer.headers['x-kept'], answer.headers['x-hop']],
      [410, 'yes', undefined],
    );
    const headers = { Connection: 'X-Hop, X-Other', 'X-Hop': 'mine', TE: 'trailers' };
    const seen = JSON.parse((await ask(suite.host.url('/OpenSyncParty/x'), { headers })).body);
    assert.deepEqual([seen.headers['x-hop'], seen.headers.te], [undefined, undefined]);
  });

  it('breaks off where the sidecar does, so that nobody takes a half for the whole', async () => {
    await assert.rejects(ask(suite.host.url('/OpenSyncParty/broken')));
  });

  it('leaves paths that only look alike to the server', async () => {
    for (const path of ['/OpenSyncParty', '/OpenSyncPartyX/x', '/x/OpenSyncParty/x']) {
      assert.equal((await ask(suite.host.url(path))).body.toString(), "the server's own answer");
    }
  });
});

describe('WebSockets through the bridge', limits, () => {
  const suite = suiteHost();
  const open = async (options) => {
    const client = await Client.open(suite.host.socketUrl('/OpenSyncParty/ws?a=1'), options);
    return { client, request: JSON.parse(await client.next()) };
  };

  it('carry text, and 3 MB of binary byte for byte', async () => {
    const { client } = await open();
    client.send('héllo ✓');
    assert.equal(await client.next(), 'héllo ✓');
    const film = randomBytes(3_000_000);
    client.send(film);
    assert.ok(film.equals(await client.next()));
    client.socket.terminate();
  });

  it('are told to the sidecar with their query, origin and address, and their subprotocol is agreed on', async () => {
    const { client, request } = await open({
      protocols: ['other', 'party.v1'],
      origin: 'https://films.example',
    });
    assert.equal(client.socket.protocol, 'party.v1');
    assert.equal(request.url, '/OpenSyncParty/ws?a=1');
    assert.equal(request.headers.origin, 'https://films.example');
    assert.equal(request.headers['x-forwarded-for'], '127.0.0.1');
    assert.equal(request.headers['x-forwarded-host'], new URL(suite.host.origin).host);
    client.socket.terminate();
  });

  it('are fifty at once, each with its own messages', async () => {
    const clients = await Promise.all(Array.from({ length: 50 }, async () => (await open()).client));
    for (const [index, client] of clients.entries()) {
      client.send(`from ${index}`);
    }
    const answers = await Promise.all(clients.map((client) => client.next()));
    assert.deepEqual(
      answers,
      clients.map((_, index) => `from ${index}`),
    );
    for (const client of clients) {
      client.socket.terminate();
    }
  });

  it("bring the sidecar's close code and reason to the browser", async () => {
    const { client } = await open();
    client.send('close 4321 enough');
    assert.deepEqual(await client.closed, { code: 4321, reason: 'enough' });
  });

  it("bring the browser's close code and reason to the sidecar, and its answer back", async () => {
    const { client } = await open();
    client.socket.close(4007, 'bedtime');
    assert.deepEqual(await client.closed, { code: 4007, reason: 'bedtime' });
    await suite.host.says(/^closed 4007 bedtime$/);
  });

  it('end for the browser when the sidecar drops them', async () => {
    const { client } = await open();
    client.send('vanish');
    assert.equal((await client.closed).code, 1006);
  });

  it('end for the sidecar when the browser drops them', async () => {
    const from = suite.host.lines.length;
    const { client } = await open();
    client.socket.terminate();
    await suite.host.says(/^closed 1006 $/, from);
  });

  it('are refused with the very answer of the sidecar', async () => {
    const response = await new Promise((resolve, reject) => {
      const socket = new WebSocket(suite.host.socketUrl('/OpenSyncParty/refused'));
      socket.on('unexpected-response', (_, refusal) => resolve(refusal)).on('error', reject);
    });
    assert.deepEqual([response.statusCode, response.headers['x-why']], [403, 'origin']);
    assert.equal((await response.toArray()).join(''), 'no');
  });

  it('also come over HTTP/2, as browsers send them to a server with a certificate', async () => {
    const session = connect(suite.host.http2Origin);
    await new Promise((resolve) => session.once('remoteSettings', resolve));
    assert.equal(session.remoteSettings.enableConnectProtocol, true);
    const { HTTP2_HEADER_METHOD, HTTP2_HEADER_PROTOCOL, HTTP2_HEADER_PATH } = constants;
    const stream = session.request({
      [HTTP2_HEADER_METHOD]: 'CONNECT',
      [HTTP2_HEADER_PROTOCOL]: 'websocket',
      [HTTP2_HEADER_PATH]: '/OpenSyncParty/ws',
      'sec-websocket-version': '13',
    });
    const status = new Promise((resolve) =>
      stream.once('response', (headers) => resolve(headers[':status'])),
    );
    assert.equal(await status, 200);
    // A masked text frame, "hi", its mask all zeroes.
    stream.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69]));
    const heard = [];
    for await (const chunk of stream) {
      heard.push(chunk);
      if (
        Buffer.concat(heard)
          .subarray(-4)
          .equals(Buffer.from([0x81, 0x02, 0x68, 0x69]))
      ) {
        break;
      }
    }
    session.destroy();
  });
});

describe('Who may come through', limits, () => {
  const suite = suiteHost({ knownProxy: '127.0.0.1' });
  const from = (address) => ({
    headers: { 'X-Forwarded-For': address, 'X-Forwarded-Host': 'tv.example', 'X-Forwarded-Proto': 'https' },
  });

  it('is who the server would let in, as its own proxies name them', async () => {
    const refused = await ask(suite.host.url('/OpenSyncParty/x'), from('203.0.113.9'));
    assert.equal(refused.status, 403);
    assert.equal(JSON.parse(refused.body).error.code, 'forbidden');
    await assert.rejects(Client.open(suite.host.socketUrl('/OpenSyncParty/ws'), from('203.0.113.9')));
  });

  it('is told to the sidecar by the address that the server believes', async () => {
    const seen = JSON.parse(
      (await ask(suite.host.url('/OpenSyncParty/x'), from('198.51.100.7'))).body,
    ).headers;
    assert.equal(seen['x-forwarded-for'], '198.51.100.7');
    assert.equal(seen['x-forwarded-host'], 'tv.example');
    assert.equal(seen['x-forwarded-proto'], 'https');
  });
});

describe('Under a base URL', limits, () => {
  const suite = suiteHost({ base: '/jelly/fin' });

  it('the sidecar is below it, and nothing is beside it', async () => {
    const seen = JSON.parse((await ask(suite.host.url('/OpenSyncParty/x?y'))).body);
    assert.equal(seen.url, '/OpenSyncParty/x?y');
    assert.equal((await ask(`${suite.host.origin}/OpenSyncParty/x`)).status, 404);
    const client = await Client.open(suite.host.socketUrl('/OpenSyncParty/ws'));
    assert.equal(JSON.parse(await client.next()).url, '/OpenSyncParty/ws');
    client.socket.terminate();
  });

  it('the script is where the page says, seen from the page', async () => {
    const address = suite.host.url('/web/');
    const [, source] = /<script defer src="([^"]+)"/.exec((await ask(address)).body.toString());
    assert.equal((await ask(new URL(source, address).href)).body.toString(), '/* client */');
    assert.ok(
      JSON.parse((await ask(suite.host.url('/web/config.json'))).body).plugins.includes('OpenSyncParty'),
    );
  });
});
