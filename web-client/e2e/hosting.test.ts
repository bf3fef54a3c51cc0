/** What the host of a party can do, and what the others see of it. */
import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { openDelayLink } from '../../load/accuracy/delayLink.ts';
import { aliceHostsBob, during, type Evening } from './harness/evening.ts';
import { until } from './harness/standing.ts';
import { closePanel, hostMenu, joins, leavesPlayer, says, tab } from './harness/steps.ts';
import { FILM, OTHER_FILM, type Viewer } from './harness/viewers.ts';

/** What plays, by the address of its stream. */
const plays = ({ page }: Viewer, film: string) =>
  page.waitForFunction((id) => document.querySelector('video')?.currentSrc.includes(id), film);

/** Leaves the player for another film's own page, and asks there what can be done with it. */
async function offers(viewer: Viewer, film: string): Promise<void> {
  await leavesPlayer(viewer);
  await viewer.page.evaluate(() => {
    location.hash = '#/home';
  });
  await viewer.openDetails(film);
  await viewer.page.locator('[data-opensyncparty=details]:visible').click();
}

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
    const field = carol.panel.getByLabel('Room code or invite link');
    assert.equal(await field.inputValue(), room, 'to be corrected, or tried again');
    await until('the field has the focus', () => field.evaluate((input) => input.matches(':focus')));
  });

  await t.test('unlocked, it does', async () => {
    await alice.panel.getByLabel('Locked').uncheck();
    await bob.panel.getByText('Locked').waitFor({ state: 'hidden' });
    await closePanel(carol);
    await joins(carol, room);
    await carol.page.locator('video').waitFor();
    await bob.panel.getByText('3 people').waitFor();
  });

  await t.test('who has a picture is shown by it, and others by their letters', async () => {
    await tab(alice, 'People');
    const pictured = () =>
      alice.panel
        .locator('.person')
        .evaluateAll((people) =>
          people
            .filter((person) => (person.querySelector('img')?.naturalWidth ?? 0) > 0)
            .map((person) => person.querySelector('.name')?.textContent?.split(' ')[0]?.toLowerCase()),
        );
    await until('Alice and Carol have pictures', async () => {
      const names = (await pictured()).join();
      return names === 'alice,carol' || names;
    });
    assert.equal(await alice.panel.locator('.person').nth(1).locator('img').count(), 0, 'Bob has none');
    await tab(alice, 'Settings');
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

  await t.test('a countdown can be called off, and starts everybody at once', async () => {
    await tab(alice, 'People');
    const start = alice.panel.getByRole('button', { name: 'Start in 5 seconds' });
    await Promise.all([bob.page.getByRole('timer').waitFor(), start.click()]);
    await alice.panel.getByRole('button', { name: 'Do not start yet' }).click();
    await bob.page.getByRole('timer').waitFor({ state: 'detached' });
    assert.equal((await bob.video()).paused, true);
    await Promise.all([carol.page.getByRole('timer').waitFor(), start.click()]);
    await Promise.all([alice.playing(), bob.playing(), carol.playing()]);
    await carol.page.getByRole('timer').waitFor({ state: 'detached' });
  });

  await t.test('the speed is everybody’s', async () => {
    // A guest's may differ a little for a while: it is being led back into step.
    const speed = async (viewer: Viewer, wanted: number) =>
      until(`${viewer.name} plays at ${wanted}`, async () => {
        const { rate } = await viewer.video();
        return Math.abs(rate - wanted) < 0.1 || `${rate}`;
      });
    await tab(alice, 'Settings');
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

async function queue(t: TestContext, tonight: Evening): Promise<void> {
  const { alice, bob } = await standing(tonight);

  await t.test(
    'a film is put into the queue from its own page, while the others stay with theirs',
    async () => {
      await offers(alice, OTHER_FILM);
      await alice.panel.getByRole('button', { name: 'Add to the queue' }).click();
      await tab(bob, 'Queue');
      await bob.panel.getByRole('listitem').getByText('Not for Carol').waitFor();
      await bob.panel.getByText('Added by Alice').waitFor();
    },
  );

  await t.test('the next one plays for everybody', async () => {
    await tab(alice, 'Queue');
    await alice.panel.getByRole('button', { name: 'Play the next one now' }).click();
    await Promise.all([plays(alice, OTHER_FILM), plays(bob, OTHER_FILM)]);
    await Promise.all([alice.playing(), bob.playing()]);
    await bob.panel.getByText('Nothing is waiting').waitFor();
    await tab(bob, 'People');
    await bob.inSync(); // until then a player may stand for a moment, and a click would start it
    await alice.clickPicture();
    await bob.paused();
  });

  await t.test('who may not see it is told, and so is the host', async () => {
    const carol = await tonight.arrives('carol');
    await tab(alice, 'People');
    await carol.openPanel();
    const code = (await alice.panel.locator('.room-id').textContent()) ?? '';
    await carol.panel.getByLabel('Room code or invite link').fill(code);
    const told = alice.page.getByText('carol wanted to join, but has no access to this film').first();
    await Promise.all([
      told.waitFor(),
      carol.panel.getByRole('button', { name: 'Join', exact: true }).click(),
    ]);
    await carol.page.getByText('You have no access to this party’s film').waitFor();
    await carol.leave();
  });

  await t.test('a time code in the chat leads the party there', async () => {
    await says(bob, 'look at 1:05');
    await tab(alice, 'Chat');
    await alice.panel.getByRole('button', { name: 'Go to 1:05 of the film' }).click();
    await until('the guest is there', async () => {
      const { position } = await bob.video();
      return (position > 64 && position < 80) || `${position}`;
    });
  });
  await t.test('in free play a guest puts another film on for everybody', async () => {
    await tab(alice, 'Settings');
    await alice.panel.getByLabel('Everyone may play, pause and seek').check();
    await tab(bob, 'People');
    await bob.panel.getByText('Everyone controls').waitFor();
    await offers(bob, FILM);
    await bob.panel.getByRole('button', { name: 'Play it for everyone' }).click();
    await Promise.all([plays(alice, FILM), plays(bob, FILM)]);
    await Promise.all([alice.playing(), bob.playing()]);
  });
  for (const viewer of [alice, bob]) await viewer.leave();
}

/** So slow that everything else in the panel can be done before the server's answer is there. */
const SLOW = { up: 300, down: 300, jitter: 0, stallPercent: 0, stallMs: 0 };

async function slowAnswers(t: TestContext, tonight: Evening): Promise<void> {
  const slow = await openDelayLink('127.0.0.1', tonight.sidecar.port, SLOW, 1);
  try {
    const alice = await tonight.opens('alice', tonight.stage.replace(/:\d+/, `:${slow.port}`));
    await alice.signIn();
    await alice.openFilm();
    await alice.startParty();
    await tab(alice, 'Settings');

    await t.test(
      'what was picked stays, though the panel is drawn anew before the server has answered',
      async () => {
        const [locked, never] = [
          alice.panel.getByLabel('Locked'),
          alice.panel.getByLabel('Never', { exact: true }),
        ];
        await locked.check();
        await never.check();
        await alice.panel.getByLabel('Show messages, reactions and news over the film').uncheck();
        assert.ok(await locked.isChecked(), 'the box');
        assert.ok(await never.isChecked(), 'the radio button');
        await tab(alice, 'People');
        await alice.panel.getByText('Locked').waitFor();
        await tab(alice, 'Settings');
        assert.ok((await locked.isChecked()) && (await never.isChecked()), 'once it has');
      },
    );
    await alice.leave();
  } finally {
    await slow.close();
  }
}

test('what a host can do', async (t) => {
  await during(t, [], async (tonight) => {
    await t.test('options of the party', (story) => options(story, tonight));
    await t.test('what is watched next', (story) => queue(story, tonight));
    await t.test('settings over a slow network', (story) => slowAnswers(story, tonight));
  });
});
