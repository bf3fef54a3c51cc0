import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Host, indexPage, webConfig } from './support/host.mjs';
import { ask } from './support/wire.mjs';

const script = '<script defer src="../OpenSyncParty/client.js"></script>';
const withScript = indexPage.replace('<head lang="en">', `<head lang="en">${script}`);

describe('The client in the web pages', { timeout: 60_000 }, () => {
  let host;
  const cleanups = [];
  before(async () => {
    host = await Host.start({ after: (cleanup) => cleanups.push(cleanup) });
    await host.sidecar();
  });
  after(() => Promise.all(cleanups.map((cleanup) => cleanup())));

  for (const path of ['/web/', '/web/index.html', '/web/index.html?v=1']) {
    it(`is the first thing in the head of ${path}, and the rest is as it was`, async () => {
      const page = await ask(host.url(path));
      assert.equal(page.status, 200);
      assert.match(page.headers['content-type'], /^text\/html/);
      assert.equal(page.body.toString(), withScript);
      assert.equal(Number(page.headers['content-length']), page.body.length);
    });
  }

  for (const [encoding, unpack] of [
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ]) {
    it(`is there when the page goes out as ${encoding}`, async () => {
      const page = await ask(host.url('/web/'), { headers: { 'Accept-Encoding': encoding } });
      assert.equal(page.headers['content-encoding'], encoding);
      assert.equal(unpack(page.body).toString(), withScript);
    });
  }

  it('can be fetched after HEAD has told its length', async () => {
    const head = await ask(host.url('/web/'), { method: 'HEAD' });
    assert.equal(head.status, 200);
    assert.equal(head.body.length, 0);
    assert.equal(Number(head.headers['content-length']), Buffer.byteLength(withScript));
    assert.equal(head.headers.etag, (await ask(host.url('/web/'))).headers.etag);
  });

  it('comes whole where only a part was asked for, and no parts are offered', async () => {
    const page = await ask(host.url('/web/'), { headers: { Range: 'bytes=0-9' } });
    assert.equal(page.status, 200);
    assert.equal(page.body.toString(), withScript);
    assert.equal(page.headers['accept-ranges'], undefined);
    assert.equal(page.headers['last-modified'], undefined);
    assert.equal(page.headers['cache-control'], 'no-cache');
  });

  for (const form of ['as it was given', 'made weak or strong by a proxy', 'among others', 'as any']) {
    it(`is not sent again to who has it, its tag ${form}`, async () => {
      const { etag } = (await ask(host.url('/web/'))).headers;
      const strong = etag.replace(/^W\//, '');
      const tags = {
        'as it was given': etag,
        'made weak or strong by a proxy': strong,
        'among others': `"x", ${etag}`,
        'as any': '*',
      };
      const page = await ask(host.url('/web/'), {
        headers: { 'If-None-Match': tags[form], 'Accept-Encoding': 'gzip' },
      });
      assert.equal(page.status, 304);
      assert.equal(page.body.length, 0);
      assert.equal(page.headers.etag, etag);
    });
  }

  it('reaches a browser that kept the page from before the plugin', async () => {
    const { mtime } = statSync(join(host.folder, 'web', 'index.html'));
    const before = {
      'If-None-Match': '"1dc5e2a1b2c3d4e"',
      'If-Modified-Since': new Date(mtime.getTime() + 60_000).toUTCString(),
    };
    for (const headers of [before, { 'If-Modified-Since': before['If-Modified-Since'] }]) {
      const page = await ask(host.url('/web/'), { headers });
      assert.equal(page.status, 200);
      assert.equal(page.body.toString(), withScript);
    }
  });

  it('is named in config.json, fresh, and the rest of it is as it was', async () => {
    const config = await ask(host.url('/web/config.json'), { headers: { 'Accept-Encoding': 'gzip' } });
    assert.match(config.headers['content-type'], /^application\/json/);
    assert.equal(config.headers['cache-control'], 'no-cache');
    const found = JSON.parse(gunzipSync(config.body).toString());
    assert.deepEqual(found, { ...webConfig, plugins: [...webConfig.plugins, 'OpenSyncParty'] });
    const again = await ask(host.url('/web/config.json'), {
      headers: { 'If-None-Match': config.headers.etag },
    });
    assert.equal(again.status, 304);
  });

  it('leaves every other file and method alone', async () => {
    assert.equal((await ask(host.url('/web/main.js'))).status, 404);
    assert.equal((await ask(host.url('/web/'), { method: 'POST' })).status, 404);
    assert.equal((await ask(host.url('/elsewhere/web/'))).status, 404);
  });
});

describe('Pages that are not as expected', { timeout: 60_000 }, () => {
  const cases = {
    'has no head': { 'index.html': '<html><header>x</header><body></body></html>' },
    'is not text': { 'index.html': Buffer.from([0xff, 0xfe, 0x3c, 0x00, 0x68, 0x00]) },
    'is empty': { 'index.html': '' },
    'has the script already': { 'index.html': `<head>${script}</head>` },
    'is a config that is no JSON': { 'config.json': '{ plugins: [' },
    'is a config without plugins': { 'config.json': '{"themes":[]}' },
    'is a config that names us already': { 'config.json': '{"plugins":["OpenSyncParty"]}' },
    'is a config whose key comes twice': { 'config.json': '{"plugins":[],"plugins":[]}' },
  };
  for (const [what, files] of Object.entries(cases)) {
    it(`go out byte for byte: one that ${what}`, async (t) => {
      const host = await Host.start(t, { files });
      await host.sidecar();
      const [[name, content]] = Object.entries(files);
      const answer = await ask(host.url(`/web/${name}`), { headers: { 'Accept-Encoding': 'gzip' } });
      const body = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(answer.body) : answer.body;
      assert.equal(answer.status, 200);
      assert.deepEqual(body, Buffer.from(content));
    });
  }

  it('get the script without a change to bytes that are not UTF-8', async (t) => {
    const host = await Host.start(t, {
      files: { 'index.html': Buffer.from('<HEAD>\xe9\xff\x00</HEAD>', 'latin1') },
    });
    await host.sidecar();
    assert.equal(
      (await ask(host.url('/web/'))).body.toString('latin1'),
      `<HEAD>${script}\xe9\xff\x00</HEAD>`,
    );
  });
});

describe('Beside a plugin that changes the page as well', { timeout: 60_000 }, () => {
  for (const otherInjector of ['inside', 'outside']) {
    it(`both changes arrive, the other one made ${otherInjector} of ours`, async (t) => {
      const host = await Host.start(t, { otherInjector });
      await host.sidecar();
      for (const headers of [{}, { 'Accept-Encoding': 'gzip' }, { Range: 'bytes=0-9' }]) {
        const page = await ask(host.url('/web/'), { headers });
        const body = page.headers['content-encoding'] === 'gzip' ? gunzipSync(page.body) : page.body;
        assert.equal(body.toString(), withScript.replace('</body>', '<!-- other --></body>'));
      }
    });
  }
});
