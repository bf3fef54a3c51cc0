/** What people do at a party, by hand. */
import type { Locator } from 'playwright-core';
import type { Viewer } from './viewers.ts';

/** Starts a party from the film's own page: the film opens, and the party is for it. */
export async function watchTogether(viewer: Viewer, film?: string): Promise<void> {
  await viewer.openDetails(film);
  await viewer.page.locator('[data-opensyncparty=details]:visible').click();
  await viewer.panel.getByRole('button', { name: 'Watch together' }).click();
  await viewer.playing();
  await viewer.panel.getByRole('button', { name: 'Leave the party' }).waitFor();
}

export type Tab = 'People' | 'Chat' | 'Queue' | 'Settings';

/** Turns to a part of the panel, which is opened if need be. */
export async function tab(viewer: Viewer, name: Tab): Promise<void> {
  if (!(await viewer.panel.isVisible())) await viewer.openPanel();
  await viewer.panel.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
}

export async function closePanel({ panel }: Viewer): Promise<void> {
  await panel.getByRole('button', { name: 'Close' }).click();
  await panel.waitFor({ state: 'hidden' });
}

export async function says(viewer: Viewer, text: string): Promise<void> {
  await tab(viewer, 'Chat');
  const field = viewer.panel.getByLabel('Write a message');
  await field.fill(text);
  await field.press('Enter');
  await line(viewer, text).waitFor();
}

/** A message in the chat. */
export function line({ panel }: Viewer, text: string): Locator {
  return panel.getByRole('log', { name: 'Messages' }).getByText(text, { exact: true });
}

/** Leaves the player as people do, and the party with it not at all. */
export async function leavesPlayer(viewer: Viewer): Promise<void> {
  if (await viewer.panel.isVisible()) await closePanel(viewer);
  await viewer.wake();
  await viewer.page.locator('#videoOsdPage:not(.hide) .headerBackButton').click();
  await viewer.page.locator('video').waitFor({ state: 'detached' });
}

/**
 * Signs in on a page that an invite's link has opened, and is told that it worked: for a moment only, which a slow
 * machine may need to show the film.
 */
export async function followsInvite(viewer: Viewer): Promise<void> {
  const told = viewer.page.getByText('You joined the party.');
  await Promise.all([told.waitFor(), viewer.signIn().then(() => viewer.playing())]);
}

/** The host's menu for somebody. */
export async function hostMenu(host: Viewer, name: string, choice: string): Promise<void> {
  await tab(host, 'People');
  await host.panel.getByRole('button', { name: `Options for ${name}` }).click();
  await host.panel.getByRole('button', { name: choice, exact: true }).click();
}

/** Joins by the room's code, typed into the panel. */
export async function joins(viewer: Viewer, room: string): Promise<void> {
  await viewer.openPanel();
  await viewer.panel.getByLabel('Room code or invite link').fill(room);
  await viewer.panel.getByRole('button', { name: 'Join', exact: true }).click();
  await viewer.panel.getByRole('button', { name: 'Leave the party' }).waitFor();
}

/** Moves the player as its slider does. */
export async function seek({ page }: Viewer, to: number): Promise<void> {
  await page.evaluate((position) => {
    const video = document.querySelector('video');
    if (video) video.currentTime = position;
  }, to);
}

/** Takes a choice from a menu of the player, such as `.osdSpeed`. */
export async function choose({ page }: Viewer, menu: string, choice: string): Promise<void> {
  await page.locator(`#videoOsdPage:not(.hide) ${menu}`).evaluate((list, value) => {
    if (!(list instanceof HTMLSelectElement)) throw new Error('this is no menu');
    list.value = value;
    list.dispatchEvent(new Event('change'));
  }, choice);
}

/** Presses the player's button at those moments of the machine's clock. */
export async function presses({ page }: Viewer, moments: readonly number[]): Promise<void> {
  await page.evaluate(async (all) => {
    for (const moment of all) {
      await new Promise((resolve) => setTimeout(resolve, moment - (window.ospNotes?.now() ?? 0)));
      document.querySelector<HTMLElement>('#videoOsdPage:not(.hide) .btnPause')?.click();
    }
  }, moments);
}

/** Presses the player's button so many ms after its film stops the next time; ends when that is done. */
export async function pressesOnceStopped({ page }: Viewer, afterMs: number): Promise<void> {
  await page.evaluate(
    (after) =>
      new Promise<void>((resolve) => {
        const press = () => {
          document.querySelector<HTMLElement>('#videoOsdPage:not(.hide) .btnPause')?.click();
          resolve();
        };
        document
          .querySelector('video')
          ?.addEventListener('pause', () => setTimeout(press, after), { once: true });
      }),
    afterMs,
  );
}
