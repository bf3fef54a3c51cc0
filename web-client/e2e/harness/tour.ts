import type { Evening } from './evening.ts';
import type { Look } from './looks.ts';

import { closePanel, followsInvite, leavesPlayer, says, tab } from './steps.ts';
import { OTHER_FILM, type Viewer } from './viewers.ts';

/** Where the film stands in all of the views, so that pictures of them can be compared, s. */
const STANDS_AT = 42;

/** Alice and Bob go through every view that a host and a guest get to see; `visit` is called in each. */
export async function tour(
  tonight: Evening,
  look: Look,
  visit: (viewer: Viewer, view: string) => Promise<unknown>,
): Promise<void> {
  const alice = await tonight.arrives('alice', look);
  await alice.openPanel();
  await visit(alice, 'idle');
  await closePanel(alice);
  await alice.openDetails();
  await alice.page.locator('[data-opensyncparty=details]:visible').click();
  await visit(alice, 'details');
  await alice.panel.getByRole('button', { name: 'Watch together' }).click();
  await alice.playing();
  await alice.panel.getByRole('button', { name: 'Leave the party' }).waitFor();

  const bob = await tonight.opens('bob', await alice.inviteLink(), look);
  await followsInvite(bob);
  await visit(bob, 'joined');
  await bob.page.getByText('You joined the party.').waitFor({ state: 'hidden' });
  await film(alice, bob);
  await talk(alice, bob, visit);
  await settings(alice, bob, visit);
  await countdown(alice, bob, visit);
  await away(alice, bob, visit);
  await Promise.all([alice.leave(), bob.leave()]);
}

type Visit = (viewer: Viewer, view: string) => Promise<unknown>;

/** The film stands, at the same place each time. */
async function film(alice: Viewer, bob: Viewer): Promise<void> {
  await pauses(alice, bob);
  await alice.page.evaluate((position) => {
    const video = document.querySelector('video');
    if (video) video.currentTime = position;
  }, STANDS_AT);
  await bob.page.waitForFunction(
    (position) => Math.abs((document.querySelector('video')?.currentTime ?? 0) - position) < 0.2,
    STANDS_AT,
  );
}

async function pauses(alice: Viewer, bob: Viewer): Promise<void> {
  await alice.page.evaluate(() => document.querySelector('video')?.pause());
  await bob.paused();
}

async function talk(alice: Viewer, bob: Viewer, visit: Visit): Promise<void> {
  const toast = bob.page.getByRole('log', { name: 'News of the party' }).getByText('Popcorn is ready');
  await Promise.all([
    toast.waitFor(),
    says(alice, 'Popcorn is ready. Have a look at https://example.org first'),
  ]);
  await visit(bob, 'over-the-film');
  await says(bob, 'On my way! Wait for the best moment, at 1:05');
  await says(bob, 'Nobody tells how it ends');
  await alice.panel.getByRole('button', { name: 'Show 🍿' }).click();
  await bob.page.locator('.rising').first().waitFor();
  await visit(alice, 'chat');
  await visit(bob, 'chat-guest');
}

async function settings(alice: Viewer, bob: Viewer, visit: Visit): Promise<void> {
  await tab(alice, 'People');
  await alice.panel.getByRole('button', { name: 'Options for bob' }).click();
  await visit(alice, 'people');
  await alice.panel.getByRole('button', { name: 'Options for bob' }).click();
  await alice.panel.getByRole('button', { name: 'QR code' }).click();
  await alice.panel.getByRole('img', { name: 'QR code of the invite link' }).waitFor();
  await visit(alice, 'invite');
  await tab(bob, 'People');
  await visit(bob, 'people-guest');
  await tab(alice, 'Settings');
  await visit(alice, 'settings');
  await tab(bob, 'Settings');
  await visit(bob, 'settings-guest');
}

async function countdown(alice: Viewer, bob: Viewer, visit: Visit): Promise<void> {
  await closePanel(bob);
  await tab(alice, 'People');
  const start = alice.panel.getByRole('button', { name: 'Start in 5 seconds' });
  await Promise.all([bob.page.getByRole('timer').waitFor(), start.click()]);
  await visit(bob, 'countdown');
  await Promise.all([alice.playing(), bob.playing()]);
  await pauses(alice, bob);
}

/** Back from the player, and from another film's own page into the queue. */
async function away(alice: Viewer, bob: Viewer, visit: Visit): Promise<void> {
  await leavesPlayer(alice);
  await alice.page.getByRole('button', { name: 'Watch along' }).waitFor();
  await visit(alice, 'return');
  // By its address: on a phone, the bar that leads back is over its card on the home page.
  await alice.page.evaluate((film) => {
    location.hash = `#/details?id=${film}`;
  }, OTHER_FILM);
  await alice.page.locator(`.details[data-id="${OTHER_FILM}"]:visible`).waitFor();
  await alice.page.locator('[data-opensyncparty=details]:visible').click();
  await visit(alice, 'offer');
  await alice.panel.getByRole('button', { name: 'Add to the queue' }).click();
  await tab(alice, 'Queue');
  await alice.panel.getByRole('button', { name: 'Play the next one now' }).waitFor();
  await visit(alice, 'queue');
  await tab(bob, 'Queue');
  await visit(bob, 'queue-guest');
}
