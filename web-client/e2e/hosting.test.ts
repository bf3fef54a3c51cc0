/** What the host of a party can do, and what the others see of it. */
import test, { type TestContext } from 'node:test';
import { aliceHostsBob, during, type Evening } from './harness/evening.ts';
import { until } from './harness/standing.ts';
import { closePanel, hostMenu, joins, tab } from './harness/steps.ts';
import type { Viewer } from './harness/viewers.ts';

/** Alice hosts Bob, and the film stands: however slow the machine is, it does not come to its end. */
async function standing(tonight: Evening): Promise<{ alice: Viewer; bob: Viewer }> {
  const both = await aliceHostsBob(tonight);
  await both.alice.clickPicture();
  await both.bob.paused();
  return both;
}

async function options(t: TestContext, tonight: Evening): Promise<void> {
  const { alice, bob } = await standing(tonight);
  const room = (await alice.panel.locator('.room-id').textContent()) ?? '';
  const carol = await tonight.arrives('carol');

  await t.test('locked, the party lets nobody new in, and says what to do', async () => {
    await tab(alice, 'Settings');
    await alice.panel.getByLabel('Locked').check();
    await bob.panel.getByText('Locked').waitFor();
    await carol.openPanel();
    await carol.panel.getByLabel('Room code or invite link').fill(room);
    await carol.panel.getByRole('button', { name: 'Join', exact: true }).click();
    await carol.page.getByText('The host has locked this party').waitFor();
  });

  await t.test('unlocked, it does', async () => {
    await alice.panel.getByLabel('Locked').uncheck();
    await bob.panel.getByText('Locked').waitFor({ state: 'hidden' });
    await closePanel(carol);
    await joins(carol, room);
    await carol.page.locator('video').waitFor();
    await bob.panel.getByText('3 people').waitFor();
  });

  await t.test('private or public can be changed at any time', async () => {
    await alice.panel.getByLabel('Private').check();
    await bob.panel.getByText('Private', { exact: true }).waitFor();
    await alice.panel.getByLabel('Private').uncheck();
    await bob.panel.getByText('Private', { exact: true }).waitFor({ state: 'hidden' });
  });

  await t.test('in free play a guest plays and pauses for all, and it is said who did', async () => {
    await alice.panel.getByLabel('Everyone may play, pause and seek').check();
    await bob.panel.getByText('Everyone controls').waitFor();
    const toast = alice.page.getByRole('log', { name: 'News of the party' }).getByText('bob pressed play.');
    await Promise.all([toast.waitFor(), bob.clickPicture()]);
    await Promise.all([alice.playing(), carol.playing()]);
    await bob.clickPicture();
    await Promise.all([alice.paused(), carol.paused()]);
    await alice.panel.getByLabel('Everyone may play, pause and seek').uncheck();
  });

  await t.test('the speed is everybody’s', async () => {
    // A guest's may differ a little for a while: it is being led back into step.
    const speed = async (viewer: Viewer, wanted: number) =>
      until(`${viewer.name} plays at ${wanted}`, async () => {
        const { rate } = await viewer.video();
        return Math.abs(rate - wanted) < 0.1 || `${rate}`;
      });
    await alice.clickPicture();
    for (const wanted of [0.5, 1]) {
      await alice.panel.getByLabel(`${wanted}×`, { exact: true }).check();
      await Promise.all([alice, bob, carol].map((viewer) => speed(viewer, wanted)));
    }
  });

  await t.test('the role can be given to somebody else', async () => {
    await hostMenu(alice, 'bob', 'Make host');
    await bob.page.getByText('You are the host now').waitFor();
    await tab(alice, 'Settings');
    await alice.panel.getByText('Only the host can change how the party runs.').waitFor();
    await bob.clickPicture();
    await Promise.all([alice.paused(), carol.paused()]);
  });
  for (const viewer of [alice, bob, carol]) await viewer.leave();
}

test('what a host can do', async (t) => {
  await during(t, [], async (tonight) => {
    await options(t, tonight);
  });
});
