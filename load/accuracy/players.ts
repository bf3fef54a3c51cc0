/** Players in real browsers: on the stage, or in the web client of a Jellyfin that has the plugin. */
import { joins } from '../../web-client/e2e/harness/steps.ts';
import type { Page, Viewer } from '../../web-client/e2e/harness/viewers.ts';
import type { Recording } from './recorder.ts';

type Noted = Omit<Recording, 'now'>;

/** How a web client is used by hand; everything else is the same everywhere. */
export interface WebClient {
  signIn(viewer: Viewer, user: string, password: string): Promise<void>;
  /** Opens the film and plays it. */
  openFilm(viewer: Viewer, item: string): Promise<void>;
  /** Plays or pauses, as the user does. */
  toggle(viewer: Viewer): Promise<void>;
  goHome(viewer: Viewer): Promise<void>;
}

export const STAGE: WebClient = {
  signIn: (viewer) => viewer.signIn(),
  openFilm: (viewer, item) => viewer.openFilm(item),
  toggle: (viewer) => viewer.clickPicture(),
  goHome: async (viewer) => {
    await viewer.page.evaluate(() => {
      location.hash = '#/home';
    });
  },
};

export const JELLYFIN: WebClient = {
  signIn: async ({ page }, user, password) => {
    await page.locator('#loginPage:not(.hide)').waitFor();
    await page
      .locator('#loginPage:not(.hide) .cardContent, .manualLoginForm:not(.hide) #txtManualName')
      .first()
      .waitFor();
    const byHand = page.locator('.btnManual:visible');
    if ((await byHand.count()) > 0) await byHand.first().click();
    await page.fill('#txtManualName', user);
    await page.fill('#txtManualPassword', password);
    await page.click('.manualLoginForm button[type=submit]');
    await page.waitForFunction(() => location.hash.startsWith('#/home'));
  },
  openFilm: async (viewer, item) => {
    await viewer.page.evaluate((id) => {
      location.hash = `#/details?id=${id}`;
    }, item);
    await viewer.page.locator('#itemDetailPage:not(.hide) .btnPlay:not(.hide)').first().click();
    await viewer.playing();
  },
  toggle: async (viewer) => {
    await viewer.wake();
    await viewer.page.locator('#videoOsdPage:not(.hide) .btnPause').click();
  },
  goHome: STAGE.goHome,
};

/** Closes the panel, so that it does not lie over the controls. */
export async function closePanel(viewer: Viewer): Promise<void> {
  await viewer.panel.focus().catch(() => {});
  await viewer.page.keyboard.press('Escape');
  await viewer.panel.waitFor({ state: 'hidden' });
}

/** Joins by the room's code, typed into the panel; answers when that was clicked, ms of the machine's clock. */
export async function join(viewer: Viewer, room: string): Promise<number> {
  await joins(viewer, room);
  const clicked = (await noted(viewer)).lastClick;
  await closePanel(viewer);
  return clicked;
}

export async function leaveParty(viewer: Viewer): Promise<void> {
  await viewer.openPanel();
  await viewer.panel.getByRole('button', { name: 'Leave the party' }).click();
  await viewer.panel.getByRole('button', { name: 'Start a party' }).waitFor();
  await closePanel(viewer);
}

/** Moves the player as its slider does; answers when, ms of the machine's clock. */
export function seekTo(page: Page, position: number): Promise<number> {
  return page.evaluate((to) => {
    const video = document.querySelector('video');
    if (video === null || window.ospRecording === undefined) throw new Error('this page has no player');
    video.currentTime = to;
    return window.ospRecording.now();
  }, position);
}

/**
 * What the page has noted from `since` on, ms of the machine's clock. No more than is needed: while a page hands over
 * minutes of frames, it misses new ones.
 */
export function noted({ page }: Viewer, since = Number.POSITIVE_INFINITY): Promise<Noted> {
  return page.evaluate((from) => {
    const recording = window.ospRecording;
    if (recording === undefined) throw new Error('nothing is recorded in this page');
    const { frames, rates, lastClick } = recording;
    let first = frames.length;
    while (first > 0 && (frames[first - 1]?.shown ?? 0) >= from) first -= 1;
    return { frames: frames.slice(first), rates: rates.filter(({ at }) => at >= from), lastClick };
  }, since);
}

export function nowIn({ page }: Viewer): Promise<number> {
  return page.evaluate(() => window.ospRecording?.now() ?? 0);
}
