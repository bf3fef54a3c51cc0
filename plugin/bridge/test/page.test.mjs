import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { markup, Pages, party, room, state, text } from './support/adminPage.mjs';
import { emptyPath } from './support/host.mjs';
import { ask } from './support/wire.mjs';

/** Of all of them together: each takes some seconds, for a server and a browser of its own. */
const limits = { timeout: 180_000 };

/** From now on the page's time passes only when a test says so. */
async function standStill(page) {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
}

describe('The page', limits, () => {
  const pages = new Pages();
  before(() => pages.start());
  after(() => pages.stop());

  it('says how the sidecar is, also below a base URL', async (t) => {
    const { page } = await pages.open(t, { base: '/jellyfin' });
    await state(page, 'Running');
    await page.getByText('1 d 2 h 3 min').waitFor();
    const facts = await text(page, '.osp-facts');
    for (const words of [
      'Plugin 0.1.0.0, sidecar 9.8.7, Jellyfin 10.11.11',
      '100 MiB in all, heap 20 MiB of at most 256 MiB',
      '21.0.1 (Somebody) · JAVA_HOME: ',
      'started 1 time since',
    ]) {
      assert.ok(facts.includes(words), `${words} in ${facts}`);
    }
    await page.getByText('Nobody is watching together at the moment.').waitFor();
  });

  it('shows parties and the last hour, and takes no name for markup', async (t) => {
    const { host, page } = await pages.open(t, { status: party });
    await page.getByText('12 members in 1 room.').waitFor();
    const shown = await text(page, '.osp-rooms');
    assert.ok(shown.includes(`Sofa ${markup}`));
    assert.ok(shown.includes(`Metropolis ${markup} · playing · 1:10:10`));
    assert.ok(shown.includes('12 members · since 2 min · private'));
    assert.deepEqual(await page.locator('.osp-members li').allInnerTexts(), [
      `Ann ${markup} (host)`,
      'Bob (away)',
      'and 10 more',
    ]);
    assert.equal(await page.locator('.osp-page :is(img, b)').count(), 0);
    assert.equal(await page.evaluate(() => window.pwned), undefined);

    const charts = page.getByRole('img');
    assert.deepEqual(await charts.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))), [
      'Members. Members now: 12; at most: 12.',
      'Messages per second. Delivered now: 12/s; at most: 42/s. Received now: 0.3/s; at most: 1/s.',
    ]);
    assert.match(
      await text(page, 'figure:last-child figcaption'),
      /^Messages per second:\s+delivered\s+received$/,
    );
    // An hour of ten seconds each: four of them are the last four of 360, the newest at the right.
    const points = await charts.first().locator('polyline').getAttribute('points');
    assert.equal(points, '595.0,100.0 596.7,95.3 598.3,90.6 600.0,43.6');
    assert.deepEqual(host.errors, []);
  });

  it('says what is missing without Java, and that it is looked for again', async (t) => {
    const { host, page } = await pages.open(t, {
      java: null,
      path: emptyPath(fileURLToPath(new URL('../target', import.meta.url))),
    });
    await state(page, 'Java is missing');
    const words = await text(page, '.osp-message');
    assert.match(words, /^OpenSyncParty needs Java 17 or newer\. None was found\. Install one/);
    assert.equal(await page.locator('.osp-live').isVisible(), false);
    const from = host.lines.length;
    await page.getByRole('button', { name: 'Restart the sidecar' }).click();
    await host.says(/^OpenSyncParty needs Java/, from);
  });

  it('says so where the server keeps something to itself', async (t) => {
    const { page } = await pages.open(t, {
      status: party,
      prepare: async (blank) => {
        await standStill(blank);
        await blank.route('**/admin/status', (route) => route.fulfill({ status: 503 }));
      },
    });
    await page.getByText('The parties cannot be shown. The server answered 503.').waitFor();
    await state(page, 'Running');
    await page.route('**/bridge/status', (route) => route.fulfill({ status: 403 }));
    await page.clock.runFor(5000);
    await state(page, 'State unknown');
    await page.getByRole('status').getByText('Only administrators may see this.').waitFor();
    await page.unroute('**/bridge/status');
    await page.route('**/bridge/status', (route) => route.abort());
    await page.clock.runFor(5000);
    await page.getByRole('status').getByText('The server does not answer.').waitFor();
    assert.equal(await page.locator('.osp-live').isVisible(), false);
  });

  it('refreshes every five seconds while it is seen, and not after it was left', async (t) => {
    const { host, page } = await pages.open(t, {
      prepare: standStill,
    });
    await state(page, 'Running');
    await page.getByText('Nobody is watching').waitFor();
    let asked = 0;
    page.on('request', (request) => {
      asked += request.url().endsWith('/bridge/status') ? 1 : 0;
    });
    const next = () => page.waitForRequest(/bridge\/status$/);
    await page.evaluate(() => {
      window.touched = 0;
      new MutationObserver(() => {
        window.touched++;
      }).observe(document.querySelector('[role=status]'), {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    const update = { members: 1, rooms_total: 1, rooms: [{ ...room, members_total: 1 }] };
    await ask(host.url('/OpenSyncParty/admin/status'), { method: 'POST', body: JSON.stringify(update) });
    await Promise.all([next(), page.clock.runFor(5000)]);
    await page.getByText('1 member in 1 room.').waitFor();
    assert.equal(asked, 1);
    // A live region that is touched is read out again.
    assert.equal(await page.evaluate(() => window.touched), 0);

    const see = (visibility) =>
      page.evaluate((value) => {
        Object.defineProperty(document, 'visibilityState', { value, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, visibility);
    await see('hidden');
    await page.clock.runFor(60_000);
    assert.equal(asked, 1);
    await Promise.all([next(), see('visible')]);
    assert.equal(asked, 2);
    await page.evaluate(() => document.querySelector('.osp-page').dispatchEvent(new Event('viewbeforehide')));
    await page.clock.runFor(60_000);
    await see('visible');
    await page.clock.runFor(60_000);
    assert.equal(asked, 2);
  });
});
