/** Every view, looked through for what keeps people out, and for what others could do with the texts in it. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { accessible, accessibleByDayAndNight, legible } from './harness/axe.ts';
import { during, type Evening } from './harness/evening.ts';
import { turnTo } from './harness/looks.ts';
import { until } from './harness/standing.ts';
import { closePanel, tab, watchTogether } from './harness/steps.ts';
import { strangerJoins } from './harness/stranger.ts';
import { tour } from './harness/tour.ts';
import { OTHER_FILM, type Viewer } from './harness/viewers.ts';

/** Looked at in every theme, and from right to left. */
const MAIN_VIEWS = ['idle', 'details', 'people', 'chat', 'settings', 'queue'];
const OTHER_THEMES = ['appletv', 'blueradiance', 'purplehaze', 'wmc'] as const;

async function keyboard(tonight: Evening): Promise<void> {
  const alice = await tonight.arrives('alice', { layout: 'modern' });
  await watchTogether(alice);
  const focused = () =>
    alice.page.evaluate(() => {
      const element = document.querySelector('#opensyncparty')?.shadowRoot?.activeElement;
      return element?.id || element?.getAttribute('aria-label') || element?.textContent || '';
    });
  await alice.panel.getByRole('tab', { name: 'People' }).focus();
  await alice.page.keyboard.press('ArrowRight');
  assert.equal(await focused(), 'tab-chat');
  await alice.page.keyboard.press('Tab');
  for (let i = 0; i < 20 && (await focused()) !== 'Write a message'; i++)
    await alice.page.keyboard.press('Tab');
  await alice.page.keyboard.type('k m5 f');
  await alice.page.keyboard.press('Enter');
  await alice.panel.getByText('k m5 f', { exact: true }).waitFor();
  assert.equal(await focused(), 'Write a message', 'the focus stays where one writes');
  assert.equal((await alice.video()).paused, false, 'and the player heard nothing');
  assert.equal(await alice.page.evaluate(() => document.fullscreenElement), null);
  await tabsKeepTheirPlaces(alice);
  await alice.page.keyboard.press('Escape');
  await alice.panel.waitFor({ state: 'hidden' });
  await alice.leave();
}

/** Each begins at its beginning, and is found again as it was left. */
async function tabsKeepTheirPlaces(viewer: Viewer): Promise<void> {
  await viewer.page.setViewportSize({ width: 1000, height: 420 });
  const content = viewer.panel.getByRole('tabpanel');
  const scrolledTo = () => content.evaluate(({ scrollTop }) => scrollTop);
  await tab(viewer, 'People');
  await content.evaluate((element) => element.scrollTo(0, 150));
  await until('it has scrolled', async () => (await scrolledTo()) === 150);
  await tab(viewer, 'Settings');
  assert.equal(await scrolledTo(), 0);
  await tab(viewer, 'People');
  assert.equal(await scrolledTo(), 150);
}

async function remoteControl(tonight: Evening): Promise<void> {
  const alice = await tonight.arrives('alice', { tv: true });
  await alice.openFilm();
  await alice.openPanel();
  const start = alice.panel.getByRole('button', { name: 'Start a party' });
  const there = () => start.evaluate((button) => button.matches(':focus'));
  for (let i = 0; i < 10 && !(await there()); i++) await alice.page.keyboard.press('ArrowDown');
  assert.equal(await there(), true);
  const before = await alice.video();
  await alice.page.keyboard.press('Enter');
  await alice.panel.getByRole('button', { name: 'Leave the party' }).waitFor();
  const after = await alice.video();
  assert.ok(after.position >= before.position && !after.paused, 'the player heard nothing of it');
  await alice.leave();
}

async function fullscreen(tonight: Evening): Promise<void> {
  const alice = await tonight.arrives('alice');
  await alice.openFilm();
  // The film may play a moment before the player's page listens to keys.
  await alice.page.locator('#videoOsdPage').waitFor();
  await alice.page.keyboard.press('f');
  await alice.page.waitForFunction(() => document.fullscreenElement !== null);
  await alice.openPanel();
  const onTop = await alice.panel.evaluate((panel) => {
    const { x, y, width, height } = panel.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2)?.id;
  });
  assert.equal(onTop, 'opensyncparty');
  await alice.leave();
}

async function fromTheRight(tonight: Evening): Promise<void> {
  const alice = await tonight.arrives('alice', { lang: 'ar', still: true });
  await alice.openFilm();
  await alice.wake();
  await alice.page.locator('[data-opensyncparty=osd]').click();
  const panel = alice.page.getByRole('dialog');
  await until('the panel is at the left side', async () => (await panel.boundingBox())?.x === 0);
  assert.equal(await panel.evaluate((element) => getComputedStyle(element).direction), 'rtl');
  await accessible(alice, 'from right to left');
  await alice.leave();
}

/** What a stranger may write where others read it. It must come out as it is, and do nothing. */
const EVIL = '<img src=x onerror="window.broken=1"><b>';

async function strangers(t: TestContext, tonight: Evening): Promise<void> {
  const alice = await tonight.opens('alice', 'about:blank');
  await alice.page.route('**/api/Items/*', async (route) => {
    const item: object = await (await route.fetch()).json();
    await route.fulfill({ json: { ...item, Name: EVIL } });
  });
  await alice.open(tonight.stage);
  await alice.signIn();
  await t.test('in the title of a film', async () => {
    await alice.openDetails();
    await alice.page.locator('[data-opensyncparty=details]:visible').click();
    await alice.panel.getByText(EVIL, { exact: true }).waitFor();
    await closePanel(alice);
  });
  await alice.page.locator('.btnPlay:visible').click();
  await alice.playing();
  await alice.startParty({ freePlay: true });
  const mallory = await strangerJoins(tonight.link.port, await alice.inviteLink(), EVIL.slice(0, 60));

  await t.test('in a name', async () => {
    await alice.panel.getByText(EVIL.slice(0, 20)).first().waitFor();
  });
  await t.test('in the chat', async () => {
    mallory.send('chat', { text: EVIL });
    mallory.send('chat', {
      text: 'javascript:window.broken=1 data:text/html,x https://example.org/"onclick="x',
    });
    await tab(alice, 'Chat');
    await alice.panel.locator('.text').getByText(EVIL, { exact: true }).waitFor();
    const links = alice.panel.locator('a');
    await links.first().waitFor();
    for (const href of await links.evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href)))
      assert.match(href, /^https:\/\/example\.org\//);
    assert.deepEqual(await links.evaluateAll((all) => all.filter((one) => one.hasAttribute('onclick'))), []);
  });
  await t.test('in the title of a film in the queue', async () => {
    mallory.send('queue_add', { media_url: `jellyfin:${OTHER_FILM}`, title: EVIL });
    await tab(alice, 'Queue');
    await alice.panel.getByRole('listitem').getByText(EVIL).first().waitFor();
  });
  await t.test('nothing of it was more than text', async () => {
    assert.equal(await alice.page.evaluate(() => 'broken' in window), false);
    const made = await alice.page.evaluate(() => {
      const ours = document.querySelector('#opensyncparty')?.shadowRoot;
      return [...(ours?.querySelectorAll('img') ?? [])].filter(({ src }) => !src.includes('UserImage'))
        .length;
    });
    assert.equal(made, 0);
  });
  mallory.leave();
  await alice.leave();
}

test('what everybody gets to see', async (t) => {
  await during(t, [], async (tonight) => {
    await t.test('nothing keeps anybody out of 10.11, dark or light, in any theme', () =>
      tour(tonight, { layout: 'classic', theme: 'dark', still: true }, async (viewer, view) => {
        await accessibleByDayAndNight(viewer, view);
        if (MAIN_VIEWS.includes(view)) await legible(viewer, view, OTHER_THEMES);
        await turnTo(viewer, { theme: 'dark' });
      }),
    );
    await t.test('nor of 12, dark or light, nor from right to left', () =>
      tour(tonight, { layout: 'modern', theme: 'light', still: true }, async (viewer, view) => {
        await accessibleByDayAndNight(viewer, view);
        if (!MAIN_VIEWS.includes(view)) return;
        await turnTo(viewer, { lang: 'ar' });
        await accessible(viewer, `${view}, in Arabic`);
        await turnTo(viewer, { lang: 'en' });
      }),
    );
    await t.test('the keyboard alone gets everywhere, and steers nothing else', () => keyboard(tonight));
    await t.test('so does the remote control of a television', () => remoteControl(tonight));
    await t.test('the panel is seen in fullscreen', () => fullscreen(tonight));
    await t.test('from right to left', () => fromTheRight(tonight));
    await t.test('markup of strangers', (story) => strangers(story, tonight));
  });
});
