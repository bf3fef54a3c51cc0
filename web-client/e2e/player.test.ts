import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { installDoor, playNext, setSyncPlay } from './harness/door.ts';
import { during, type Evening } from './harness/evening.ts';
import { notesOf, nowIn, takeNotes } from './harness/notes.ts';
import { endEarly, type Pieces, playInPieces } from './harness/pieces.ts';
import { goHome, inStep, playInStep, standing, until } from './harness/standing.ts';
import { choose, joins, seek } from './harness/steps.ts';
import type { Viewer } from './harness/viewers.ts';

const NEXT = '0f11e0000000000000000000000000b2';

/** Somebody with notes taken, who is prepared as wanted before the stage is opened. */
async function comes(
  tonight: Evening,
  name: string,
  ...prepare: ((viewer: Viewer) => Promise<unknown>)[]
): Promise<Viewer> {
  const viewer = await tonight.opens(name, 'about:blank');
  await takeNotes(viewer);
  for (const step of prepare) await step(viewer);
  await viewer.open(tonight.stage);
  await viewer.signIn();
  return viewer;
}

/** What happened to somebody's player since then, of those kinds. */
async function happened(viewer: Viewer, since: number, ...types: string[]): Promise<string[]> {
  const { events } = await notesOf(viewer);
  return events.filter(({ at, type }) => at > since && types.includes(type)).map(({ type }) => type);
}

async function changes(t: TestContext, tonight: Evening): Promise<void> {
  const alice = await comes(tonight, 'alice', installDoor);
  const bob = await comes(tonight, 'bob', installDoor);

  await t.test('a party without a film: both players come with the film that the host opens', async () => {
    const room = await alice.startParty();
    await joins(bob, room);
    await bob.panel.getByText('The party has no film yet').waitFor();
    await alice.openFilm();
    await bob.playing();
    // That may have been the moment before the party stood, to wait for its film.
    await playInStep(alice, bob);
  });

  await t.test("a guest's change of quality is nobody else's business, and it is in step again", async () => {
    const since = await nowIn(alice);
    await choose(bob, '.osdQuality', 'hls');
    await until(
      'the guest has another stream',
      async () => (await happened(bob, since, 'emptied')).length > 0,
    );
    await inStep(alice, bob);
    assert.deepEqual(await happened(alice, since, 'play', 'pause', 'seeking', 'emptied'), []);
    assert.equal(await bob.page.getByText('Only the host can do that').count(), 0);
  });

  await t.test("the host's change of quality keeps everybody's place", async () => {
    const before = (await standing(bob)).position;
    const since = await nowIn(alice);
    await choose(alice, '.osdQuality', 'hls');
    await until(
      'the host has another stream',
      async () => (await happened(alice, since, 'emptied')).length > 0,
    );
    await alice.playing();
    await inStep(alice, bob);
    const { seeks } = await notesOf(bob);
    for (const { at, to } of seeks) if (at > since) assert.ok(Number(to) >= before, `sent back to ${to}`);
    assert.equal((await standing(alice)).paused, false);
  });

  await t.test('the host goes on to the next film in the same player: the guest does too', async () => {
    for (const { page } of [alice, bob])
      await page.evaluate(() => document.querySelector('video')?.setAttribute('data-first', 'yes'));
    await seek(alice, 50);
    await inStep(alice, bob);
    const since = await nowIn(bob);
    await playNext(alice, NEXT);
    await until('the guest has the next film', async () => {
      const titles = await bob.page.locator('#videoOsdPage:not(.hide) .osdTitle').allTextContents();
      return titles.includes('Not for Carol') || titles.join();
    });
    await bob.playing();
    await playInStep(alice, bob);
    assert.ok((await standing(bob)).position < 40, 'the next film starts at its start');
    for (const { page } of [alice, bob])
      assert.equal(await page.locator('video[data-first=yes]').count(), 1, 'the player is the same');
    assert.ok((await happened(bob, since, 'emptied')).length > 0);
  });

  await t.test('SyncPlay turned on ends the party here, says why, and leaves the player alone', async () => {
    await bob.inSync();
    const since = await nowIn(bob);
    await setSyncPlay(bob, true);
    await bob.page.getByText('SyncPlay is on, so the party cannot go on here').first().waitFor();
    await alice.panel.getByText('1 person').waitFor();
    assert.deepEqual(await happened(bob, since, 'pause', 'seeking', 'emptied'), []);
    assert.equal((await standing(alice)).paused, false);
    await bob.panel.getByText('Leave the SyncPlay group first').waitFor();
  });
  await goHome(alice, bob);
}

async function pieces(t: TestContext, tonight: Evening): Promise<void> {
  const way = new Map<Viewer, Pieces>();
  const inPieces = async (viewer: Viewer) => {
    way.set(viewer, await playInPieces(viewer));
  };
  const alice = await comes(tonight, 'alice', inPieces);
  const bob = await comes(tonight, 'bob', inPieces);
  const [hers, his] = [way.get(alice), way.get(bob)];
  assert.ok(hers && his);
  await alice.openFilm();
  const room = await alice.startParty();

  await t.test('two play it in step', async () => {
    await joins(bob, room);
    await bob.playing();
    await inStep(alice, bob);
    assert.ok(hers.asked > 2 && his.asked > 2, 'through hls.js');
  });

  await t.test('the host seeks outside of what is buffered: everybody gets there', async () => {
    const asked = his.asked;
    await seek(alice, 60);
    await inStep(alice, bob);
    assert.ok((await standing(bob)).position >= 60);
    assert.ok(his.asked > asked, 'which takes new pieces');
  });

  await t.test('a guest whose pieces come late catches up, without a storm of seeks', async (late) => {
    his.delayMs = 1_500;
    const since = await nowIn(bob);
    await seek(alice, 30);
    await inStep(alice, bob);
    const seeks = (await notesOf(bob)).seeks.filter(({ at }) => at > since);
    late.diagnostic(`${seeks.length} seeks: ${seeks.map(({ to }) => Number(to).toFixed(2)).join(' ')}`);
    // The jump and its repetitions; a player that chases its own loading makes one for each of its readings.
    assert.ok(seeks.length <= 6, `${seeks.length} seeks`);
    his.delayMs = 0;
  });

  await t.test('a guest whose film stalls holds the party if its host wants that, and by name', async () => {
    await alice.panel.getByRole('tab', { name: 'Settings' }).click();
    await alice.panel.getByLabel('At the start, and when a film stalls').check();
    await bob.inSync();
    his.hold();
    await seek(alice, 68);
    await alice.page.getByText('Waiting for bob').first().waitFor();
    await bob.page.getByText('The party is waiting for your film to load').first().waitFor();
    await alice.paused();
    const { position } = await standing(alice);
    his.release();
    for (const viewer of [alice, bob]) await viewer.playing();
    await inStep(alice, bob);
    const moved = (await standing(alice)).position;
    assert.ok(moved > position && moved < position + 15, `they go on where they stood: ${moved}`);
    await alice.panel.getByLabel('When a film starts').check();
    await alice.panel.getByRole('tab', { name: 'People' }).click();
  });

  await t.test(
    'the host seeks again while its player still loads: everybody is where it sought last',
    async () => {
      hers.hold();
      await seek(alice, 80);
      await until('the host loads', async () => {
        const state = await alice.page.evaluate(() => document.querySelector('video')?.readyState);
        return (state ?? 9) < 3 || `readyState ${state}`;
      });
      await seek(alice, 55);
      hers.release();
      await alice.playing();
      await inStep(alice, bob);
      const { position } = await standing(bob);
      assert.ok(position >= 55 && position < 75, `${position}`);
    },
  );

  await t.test('who joins while the host loads waits with it, and plays with it', async () => {
    hers.hold();
    await seek(alice, 76);
    await alice.panel.getByText('Loading…').first().waitFor();
    const carol = await comes(tonight, 'carol');
    await joins(carol, room);
    await carol.page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
    hers.release();
    await alice.playing();
    await carol.playing();
    await inStep(alice, carol);
    await goHome(carol);
  });
  await goHome(alice, bob);
}

/** s */
const SHORT = 30;

async function ends(t: TestContext, tonight: Evening): Promise<void> {
  const alice = await comes(tonight, 'alice', installDoor);
  await alice.openFilm();
  const room = await alice.startParty({ freePlay: true });
  const bob = await comes(tonight, 'bob', (viewer) => endEarly(viewer, SHORT / 3));

  await t.test('its end is no pause for the others, even where everybody may pause', async () => {
    await joins(bob, room);
    await bob.playing();
    const since = await nowIn(alice);
    await inStep(alice, bob);
    await seek(alice, SHORT - 1.5);
    await until('the short film has ended', async () => (await happened(bob, since, 'ended')).length > 0);
    await until('the others play on', async () => {
      const { position } = await standing(alice);
      return position > SHORT + 1 || `${position}`;
    });
    assert.deepEqual(await happened(alice, since, 'pause'), []);
  });

  await t.test('who opens the short film again is not sent behind its end', async () => {
    await seek(alice, SHORT + 20);
    const since = await nowIn(bob);
    await bob.openFilm();
    await until('the short film has ended once more, or stands', async () => {
      const { position } = await standing(bob);
      return position <= SHORT || `${position}`;
    });
    for (const { at, to } of (await notesOf(bob)).seeks)
      if (at > since) assert.ok(Number(to) <= SHORT + 0.1, `sent to ${to}`);
  });

  await t.test("the end of the host's film leaves the party standing, with everybody in it", async () => {
    const since = await nowIn(alice);
    await seek(alice, 88.5);
    await until('the film has ended', async () => (await happened(alice, since, 'ended')).length > 0);
    await alice.panel.getByText('2 people').waitFor();
  });
  await goHome(alice, bob);
}

/** One sidecar and one browser for all; each story has people and a party of its own. */
test('whatever happens to players', async (t) => {
  await during(t, [], async (tonight) => {
    await t.test('a player that comes, goes on to the next film, or starts its stream anew', (story) =>
      changes(story, tonight),
    );
    await t.test('a film in pieces (HLS)', (story) => pieces(story, tonight));
    await t.test('a film that is shorter on one side, and that ends', (story) => ends(story, tonight));
  });
});
