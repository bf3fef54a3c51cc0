import assert from 'node:assert/strict';
import test from 'node:test';
import { aliceHostsBob, during } from './harness/evening.ts';
import { startNginx } from './harness/nginx.ts';

test('a party works through nginx beside a site that knows nothing of it', async (t) => {
  await during(t, [], async (tonight) => {
    const nginx = await startNginx(tonight.sidecar.port);
    try {
      const site = `http://127.0.0.1:${nginx.port}/web/`;
      const page = await (await fetch(site, { headers: { 'Accept-Encoding': 'gzip' } })).text();
      assert.equal(page.split('client.js').length, 2, 'the script is there, once');
      assert.ok(page.indexOf('client.js') < page.indexOf('stage.js'), 'and before the page’s own');
      const config = await (await fetch(`${site}config.json`)).text();
      assert.match(config, /"plugins": \["OpenSyncParty", /);

      const behind = {
        ...tonight,
        arrives: async (name: string) => {
          const viewer = await tonight.opens(name, site);
          await viewer.signIn();
          return viewer;
        },
      };
      const { alice, bob } = await aliceHostsBob(behind);
      await alice.clickPicture();
      await bob.paused();
      const health = await fetch(`http://127.0.0.1:${nginx.port}/OpenSyncParty/health`);
      assert.equal(((await health.json()) as { members: number }).members, 2);
      const metrics = await fetch(`http://127.0.0.1:${nginx.port}/OpenSyncParty/metrics`);
      assert.equal(metrics.status, 403, 'figures are not for strangers');
    } finally {
      await nginx.stop();
    }
  });
});
