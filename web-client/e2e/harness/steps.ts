/** What people do at a party, by hand. */
import type { Viewer } from './viewers.ts';

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
