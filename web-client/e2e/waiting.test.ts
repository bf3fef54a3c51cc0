import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { during, type Evening } from './harness/evening.ts';
import { takeNotes } from './harness/notes.ts';
import { type Pieces, playInPieces } from './harness/pieces.ts';
import { goHome, inStep, standing } from './harness/standing.ts';
import { joins } from './harness/steps.ts';
import type { Viewer } from './harness/viewers.ts';

/** Somebody in front of the stage, whose film does not come before it is released. */
async function comesSlowly(tonight: Evening, name: string): Promise<{ viewer: Viewer; film: Pieces }> {
  const viewer = await tonight.opens(name, 'about:blank');
  await takeNotes(viewer);
  const film = await playInPieces(viewer);
  film.hold();
  await viewer.open(tonight.stage);
  await viewer.signIn();
  return { viewer, film };
}

async function starts(t: TestContext, tonight: Evening): Promise<void> {
  const alice = await tonight.opens('alice', 'about:blank');
  await takeNotes(alice);
  await alice.open(tonight.stage);
  await alice.signIn();
  const room = await alice.startParty();
  const bob = await comesSlowly(tonight, 'bob');
  const carol = await comesSlowly(tonight, 'carol');
  for (const { viewer } of [bob, carol]) await joins(viewer, room);
  const late = await comesSlowly(tonight, 'carol');
  late.film.release();

  await t.test('the party stands at its start while two are loading, and says for whom', async () => {
    await alice.page.locator('.card[data-id="0f11e0000000000000000000000000a1"]').click();
    await alice.page.locator('.btnPlay:visible').click();
    await alice.page.getByText('and 1 other person').first().waitFor();
    await alice.paused();
  });

  await t.test('one of them crashes: nobody waits for her any more', async () => {
    await carol.viewer.leave();
    await alice.page.getByText('Waiting for bob').first().waitFor();
    assert.equal((await standing(alice)).paused, true);
  });

  await t.test('somebody joins meanwhile, and stands like the others', async () => {
    await joins(late.viewer, room);
    await late.viewer.page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2);
  });

  await t.test('the last film has come: all start together, from the start', async () => {
    bob.film.release();
    for (const viewer of [alice, bob.viewer, late.viewer]) await viewer.playing();
    await inStep(alice, bob.viewer);
    await inStep(alice, late.viewer);
    assert.ok((await standing(bob.viewer)).position < 30);
  });
  await goHome(alice, bob.viewer, late.viewer);
}

test('a party waits for its members', async (t) => {
  await during(t, [], async (tonight) => starts(t, tonight));
});
