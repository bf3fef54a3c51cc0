import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { before, describe } from 'node:test';
import { buildTestHost, duringAtJellyfin, noTestHost } from './harness/bridge.ts';
import { aliceHostsBob } from './harness/evening.ts';
import { recordFrames, skewOf } from './harness/frames.ts';

const TAG = '<script defer src="../OpenSyncParty/client.js"></script>';

describe('The plugin in Jellyfin’s place', { skip: noTestHost }, () => {
  before(buildTestHost);

  test('two people watch together, with nothing but the plugin installed', async (t) => {
    await duringAtJellyfin(t, {}, async (tonight) => {
      const { host, site } = tonight;
      const first = await host.sidecar();
      const page = await (await fetch(site)).text();
      assert.equal(page.split('client.js').length, 2, 'the script is there, once');
      assert.ok(page.indexOf(TAG) < page.indexOf('stage.js'), 'and before the page’s own');
      const { alice, bob } = await aliceHostsBob(tonight, { isPrivate: true });
      const roomCode = () => alice.panel.locator('.room-id').textContent();
      const [code, invite] = [await roomCode(), await alice.inviteLink()];

      await t.test('they are in step by the frames that are presented', async () => {
        await bob.inSync();
        await Promise.all([recordFrames(alice.page), recordFrames(bob.page)]);
        await alice.page.waitForTimeout(4_000);
        const skew = await skewOf(alice.page, bob.page);
        t.diagnostic(`presented frames apart: p50 ${skew.p50.toFixed(1)} ms, p95 ${skew.p95.toFixed(1)} ms`);
        assert.ok(skew.count > 20, 'both must have been playing');
        assert.ok(skew.p95 < 100, `p95 ${skew.p95} ms`);
      });

      const from = host.lines.length;
      await t.test('the sidecar is killed hard: the film goes on, and the sidecar comes back', async () => {
        process.kill(first.id, 'SIGKILL');
        for (const viewer of [alice, bob]) {
          await viewer.panel.getByText('Lost; trying again').waitFor();
          assert.equal((await viewer.video()).paused, false);
        }
        await host.says(/^The sidecar ended with code 137\./, from);
        assert.notEqual((await host.sidecar(from)).id, first.id);
      });

      await t.test('so do host and guest, to the seats that they had and without a click', async () => {
        for (const viewer of [alice, bob]) {
          await viewer.panel.getByText(/round trip/).waitFor();
          await viewer.panel.getByText('2 people').waitFor();
          assert.equal(await viewer.panel.locator('.room-id').textContent(), code);
        }
        await alice.panel.getByText('Play, pause and seek as usual').waitFor();
        await bob.inSync();
        await alice.clickPicture();
        await alice.paused();
        await bob.paused();
      });

      await t.test('a link from before still opens the private party', async () => {
        const carol = await tonight.opens('carol', invite);
        await carol.signIn();
        await alice.panel.getByText('3 people').waitFor();
        await alice.clickPicture();
        await Promise.all([bob.playing(), carol.playing()]);
      });
    });
  });

  test('below a base URL everything is found as well', async (t) => {
    await duringAtJellyfin(t, { base: '/jellyfin' }, async (tonight) => {
      await tonight.host.sidecar();
      const { alice, bob } = await aliceHostsBob(tonight);
      assert.match(bob.page.url(), /\/jellyfin\/web\//);
      await alice.clickPicture();
      await bob.paused();
      const health = await fetch(tonight.host.url('/OpenSyncParty/health'));
      assert.match(await health.text(), /"members":2/);
    });
  });

  test('with the plugin switched off the web client is as it was', async (t) => {
    await duringAtJellyfin(t, { plugin: false }, async ({ host, site, arrives }) => {
      for (const file of ['index.html', 'config.json']) {
        const served = await (await fetch(`${site}${file}`)).text();
        assert.equal(served, readFileSync(join(host.folder, 'web', file), 'utf8'));
      }
      const alice = await arrives('alice');
      await alice.openFilm();
      assert.equal(await alice.page.locator('[data-opensyncparty]').count(), 0);
      assert.equal((await fetch(host.url('/OpenSyncParty/client.js'))).status, 404);
    });
  });
});
