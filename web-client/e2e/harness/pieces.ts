/** The pieces of a film that comes as HLS, on their way to one viewer: to be held back, or to come late. */
import type { Route } from 'playwright-core';
import type { Viewer } from './viewers.ts';

export interface Pieces {
  /** Each request for a piece waits so long, ms. */
  delayMs: number;
  /** Nothing arrives from here on, until {@link release}. */
  hold(): void;
  release(): void;
  /** How many were asked for. */
  readonly asked: number;
}

/** Before the page is opened: it will play in HLS, through what is answered here. */
export async function playInPieces({ page }: Viewer): Promise<Pieces> {
  await page.addInitScript(() => sessionStorage.setItem('stage.quality', 'hls'));
  let held: Route[] | null = null;
  const pieces = {
    delayMs: 0,
    asked: 0,
    hold: () => {
      held ??= [];
    },
    release: () => {
      for (const route of held ?? []) void pass(route);
      held = null;
    },
  };
  await page.route('**/film.hls.mp4', async (route) => {
    pieces.asked += 1;
    if (pieces.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, pieces.delayMs));
    if (held === null) await pass(route);
    else held.push(route);
  });
  return pieces;
}

/** A request that the page has given up meanwhile, as after a seek, is nobody's loss. */
const pass = (route: Route): Promise<void> => route.continue().catch(() => {});

/** Before the page is opened: its film ends after so many pieces. */
export async function endEarly({ page }: Viewer, pieces: number): Promise<void> {
  await page.addInitScript(() => sessionStorage.setItem('stage.quality', 'hls'));
  await page.route('**/film.m3u8*', async (route) => {
    const playlist = await (await route.fetch()).text();
    const body = playlist
      .split('#EXTINF')
      .slice(0, pieces + 1)
      .join('#EXTINF');
    await route.fulfill({ body: `${body}#EXT-X-ENDLIST\n` });
  });
}
