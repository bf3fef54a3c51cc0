/** People in browsers: each has a context of their own, as if on a machine of their own. */
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { addressFor, type Look, viewportOf } from './looks.ts';

export type { Page };

/** The stage's films; Carol may not see the other one. */
export const FILM = '0f11e0000000000000000000000000a1';
export const OTHER_FILM = '0f11e0000000000000000000000000b2';

/** Long enough for a loaded machine; a limit for what is broken, never part of what is asserted. */
export const PATIENCE_MS = 30_000;

/** For one click on what comes and goes, and how often it is tried in that time. */
const CLICK_MS = 5_000;
const CLICKS = PATIENCE_MS / CLICK_MS;

/** Debian's Chromium, with nothing that calls home or throttles a page for being behind another. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
    ],
  });
}

export class Viewer {
  private constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
    readonly problems: string[],
    readonly look: Look,
  ) {}

  /** Somebody with a fresh browser. */
  static async arrive(browser: Browser, name: string, look: Look = {}): Promise<Viewer> {
    const context = await browser.newContext({
      viewport: viewportOf(look),
      deviceScaleFactor: look.pixels ?? 1,
      reducedMotion: look.still ? 'reduce' : 'no-preference',
    });
    await context.addInitScript('window.__name = (f) => f'); // the test compiler's helper, used by page.evaluate
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(`${name}: ${error.stack ?? error.message}`));
    return new Viewer(name, context, page, problems, look);
  }

  async open(url: string): Promise<void> {
    await this.page.goto(addressFor(url, this.look));
  }

  async signIn(): Promise<void> {
    await this.page.locator(`[data-user=${this.name}]`).click();
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.waitForFunction(() => !location.hash.startsWith('#/login'));
  }

  /** From the home page to the player, by clicks. */
  async openFilm(item = FILM): Promise<void> {
    await this.openDetails(item);
    await this.page.locator('.btnPlay:visible').click();
    await this.playing();
  }

  /** From the home page to the film's own page. */
  async openDetails(item = FILM): Promise<void> {
    await this.page.locator(`.card[data-id="${item}"]:visible`).click();
    await this.page.locator('.btnPlay:visible').waitFor();
  }

  /**
   * Opens the party's panel with the button of the page that is shown. In Jellyfin's player that goes out of sight by
   * itself, on a slow page even between being found and being clicked.
   */
  async openPanel(): Promise<void> {
    const button = this.page.locator('[data-opensyncparty]:visible').first();
    for (let tries = 1; ; tries += 1) {
      await this.wake();
      try {
        await button.click({ timeout: CLICK_MS });
        break;
      } catch (gone) {
        if (tries === CLICKS) throw gone;
      }
    }
    await this.panel.waitFor();
  }

  get panel(): Locator {
    return this.page.getByRole('dialog', { name: 'Watch party' });
  }

  async startParty(options: { freePlay?: boolean; isPrivate?: boolean } = {}): Promise<string> {
    await this.openPanel();
    if (options.freePlay) await this.panel.getByLabel('Everyone may play, pause and seek').check();
    if (options.isPrivate) await this.panel.getByLabel('Private').check();
    await this.panel.getByRole('button', { name: 'Start a party' }).click();
    return (await this.panel.locator('.room-id').textContent()) ?? '';
  }

  /** The link that the panel makes, read from where people would copy it by hand. */
  async inviteLink(): Promise<string> {
    await this.panel.getByRole('button', { name: /invite link/ }).click();
    const field = this.panel.getByLabel('Invite link', { exact: true });
    await field.waitFor();
    return field.inputValue();
  }

  /** A click on the picture, which plays or pauses. */
  async clickPicture(): Promise<void> {
    // The film may play a moment before the player's page is there to be clicked on.
    await this.page.locator('#videoOsdPage').waitFor();
    await this.page.mouse.click(250, 250);
  }

  /** Moves the pointer, as people do to see the controls. */
  async wake(): Promise<void> {
    await this.page.mouse.move(300, 300);
    await this.page.mouse.move(320, 320, { steps: 3 });
  }

  /** What the video does now. */
  video(): Promise<{ position: number; paused: boolean; rate: number }> {
    return this.page.evaluate(() => {
      const video = document.querySelector('video');
      return {
        position: video?.currentTime ?? -1,
        paused: video?.paused ?? true,
        rate: video?.playbackRate ?? 0,
      };
    });
  }

  async playing(): Promise<void> {
    await this.page.waitForFunction(() => {
      const video = document.querySelector('video');
      return video !== null && !video.paused && video.readyState >= 3 && video.currentTime > 0;
    });
  }

  async paused(): Promise<void> {
    await this.page.waitForFunction(() => document.querySelector('video')?.paused === true);
  }

  /** Waits until the panel says so by measurement. */
  async inSync(): Promise<void> {
    await this.panel
      .getByText(/^In sync/)
      .first()
      .waitFor();
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}
