/** One evening as its people see it, in both web clients, at a desk and on a phone. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { during, type Evening } from './harness/evening.ts';
import type { Look } from './harness/looks.ts';
import { takeNotes } from './harness/notes.ts';
import { goHome, inStep, until } from './harness/standing.ts';
import {
  closePanel,
  followsInvite,
  hostMenu,
  leavesPlayer,
  line,
  says,
  tab,
  watchTogether,
} from './harness/steps.ts';
import type { Viewer } from './harness/viewers.ts';

const LOOKS: readonly (readonly [where: string, look: Look])[] = [
  ['in Jellyfin 10.11, at a desk', { layout: 'classic' }],
  ['in Jellyfin 12, on a phone', { layout: 'modern', phone: true, theme: 'light' }],
  ['in Jellyfin 12, at a desk', { layout: 'modern' }],
  ['in Jellyfin 10.11, on a phone', { layout: 'classic', phone: true }],
];

/** The button over the film, which tells how many messages nobody has read. */
const osdButton = ({ page }: Viewer) => page.locator('#videoOsdPage:not(.hide) [data-opensyncparty=osd]');

/** The bar that leads back to the film lies over the foot of the page; what is there can be scrolled to above it. */
async function theEndOfThePageCanBeSeen({ page }: Viewer): Promise<void> {
  const bar = page.getByRole('region', { name: 'The party’s film' });
  await bar.waitFor();
  await page.evaluate(() => {
    location.hash = '#/home';
  });
  const last = page.locator('.card:visible').last();
  await last.waitFor();
  // The page grows while its cards come in, so its end is looked for until it stays.
  await until('the end of the page is above the bar', async () => {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const [card, over] = [await last.boundingBox(), await bar.boundingBox()];
    return (card && over && card.y + card.height <= over.y) || `${JSON.stringify([card, over])}`;
  });
}

async function story(t: TestContext, tonight: Evening, look: Look): Promise<void> {
  const [alice, bob] = await Promise.all(
    ['alice', 'bob'].map(async (name) => {
      const viewer = await tonight.opens(name, 'about:blank', look);
      await takeNotes(viewer);
      return viewer;
    }),
  );
  assert.ok(alice && bob);

  await t.test('a party begins on the film’s own page', async () => {
    await alice.open(tonight.stage);
    await alice.signIn();
    await watchTogether(alice);
    await says(alice, 'Popcorn is ready');
    await tab(alice, 'People');
  });

  await t.test('a link leads through the login to the film, at the party’s second', async () => {
    await bob.open(await alice.inviteLink());
    await followsInvite(bob);
    await inStep(alice, bob);
    await alice.panel.getByText('2 people').waitFor();
  });

  await t.test('who comes late reads what was said before', async () => {
    await tab(bob, 'Chat');
    await line(bob, 'Popcorn is ready').waitFor();
  });

  await t.test('what is said is on the film, and counted until it is read', async () => {
    await closePanel(alice);
    const toast = alice.page.getByRole('log', { name: 'News of the party' }).getByText('On my way');
    await Promise.all([toast.waitFor(), says(bob, 'On my way')]);
    await alice.wake();
    await osdButton(alice)
      .and(alice.page.getByRole('button', { name: '1 new message' }))
      .waitFor();
    await tab(alice, 'Chat');
    await line(alice, 'On my way').waitFor();
    await alice.page.getByRole('button', { name: 'new message' }).waitFor({ state: 'hidden' });
  });

  await t.test('who is writing is shown to the others', async () => {
    await bob.panel.getByLabel('Write a message').pressSequentially('I th');
    await alice.panel.getByText('bob is typing…', { exact: false }).waitFor();
    await bob.panel.getByLabel('Write a message').fill('');
  });

  await t.test('a reaction floats over everybody’s film', async () => {
    await closePanel(alice);
    await bob.panel
      .getByRole('button', { name: /^Show / })
      .first()
      .click();
    for (const viewer of [alice, bob]) await viewer.page.locator('.rising').first().waitFor();
  });

  await t.test('who leaves the player is still in the party, and one click away from the film', async () => {
    await leavesPlayer(bob);
    await theEndOfThePageCanBeSeen(bob);
    await bob.page.getByRole('button', { name: 'Watch along' }).click();
    await bob.playing();
    await inStep(alice, bob);
  });

  await t.test('who is removed is told so, and keeps the film', async () => {
    await hostMenu(alice, 'bob', 'Remove');
    await bob.page.getByText('The host removed you from the party.').waitFor();
    await alice.panel.getByText('1 person').waitFor();
    assert.equal((await bob.video()).paused, false);
  });
  await goHome(alice, bob);
}

test('an evening', async (t) => {
  await during(t, [], async (tonight) => {
    for (const [where, look] of LOOKS) await t.test(where, (told) => story(told, tonight, look));
  });
});
