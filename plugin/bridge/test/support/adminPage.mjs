// The plugin's page, opened in a browser on a server of its own.
import { dashboardPage, launchBrowser } from './dashboard.mjs';
import { Host } from './host.mjs';
import { ask } from './wire.mjs';

/** A name that does something where it is taken for markup. */
export const markup = '<img src=x onerror="window.pwned=1"><b>bold</b>';
export const room = {
  id: `Sofa ${markup}`,
  host: `Ann ${markup}`,
  members: [
    { name: `Ann ${markup}`, role: 'host', connected: true },
    { name: 'Bob', role: 'member', connected: false },
  ],
  members_total: 12,
  created_ts: 1_769_029_264_000,
  play_state: 'playing',
  position: 4210.7,
  rate: 1,
  item_id: '0123456789abcdef0123456789abcdef',
  private: true,
  free_play: false,
};
const history = {
  interval_ms: 10_000,
  end_ts: 1_769_029_384_000,
  members: [0, 1, 2, 12],
  received_per_s: [0, 0.5, 1, 0.25],
  delivered_per_s: [0, 3, 41.7, 12],
};
/** What a sidecar with one room says to administrators. */
export const party = { members: 12, sockets: 13, rooms: [room], rooms_total: 1, history };

/** Opens pages in one browser, which is closed at the end. */
export class Pages {
  async start() {
    this.browser = await launchBrowser();
  }

  stop() {
    return this.browser.close();
  }

  /** The page in a browser of its own, with a sidecar that says `status` to administrators. */
  async open(t, { status, prepare = () => {}, base = '', ...options } = {}) {
    const host = await Host.start(t, { base, files: { 'index.html': dashboardPage }, ...options });
    if (options.java !== null) {
      await host.sidecar();
      await ask(host.url('/OpenSyncParty/admin/status'), {
        method: 'POST',
        body: JSON.stringify(status ?? {}),
      });
    }
    const context = await this.browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.route('**/Items?*', (route) =>
      route.fulfill({ json: { Items: [{ Id: room.item_id, Name: `Metropolis ${markup}` }] } }),
    );
    page.on('pageerror', (error) => host.errors.push(error));
    host.errors = [];
    await page.goto(host.url('/web/'));
    await prepare(page);
    await page.evaluate(() => window.openPage());
    return { host, page };
  }
}

export const state = (page, words) =>
  page.getByRole('status').getByRole('heading', { name: words }).waitFor();
/** The settings are in the form. */
export const loaded = (page) => page.locator('.osp-settings:enabled').waitFor();
export const text = (page, selector) => page.locator(selector).innerText();
export const told = (page) => page.evaluate(() => window.told);
export const field = (page, name) => page.locator(`[data-setting="${name}"]`);
export const kept = (page) =>
  page.evaluate(() => ApiClient.getPluginConfiguration('5aa90533-a42f-4b4b-854f-c3de9b45f108'));
