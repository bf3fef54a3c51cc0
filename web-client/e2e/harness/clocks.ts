/** A clock that is wrong by a little, and what comes of it. */
import { stepClock } from './notes.ts';
import { standing, until } from './standing.ts';
import type { Viewer } from './viewers.ts';

/** As often the clock is set wrong again, polls: the next pings set it right. */
const EVERY = 20;

/** Waits until the player is being corrected by its speed: a clock that is wrong by a little brings that about. */
export async function nudged(viewer: Viewer, rate: number): Promise<void> {
  await viewer.inSync();
  let polls = 0;
  await until(`${viewer.name} is being corrected`, async () => {
    if (polls++ % EVERY === 0) await stepClock(viewer, 150);
    const now = (await standing(viewer)).rate;
    return now !== rate || `${now}`;
  });
}

/** The browser tells of the network, which makes the page look at the server's clock at once. */
export const setClockRight = ({ page }: Viewer) =>
  page.evaluate(() => window.dispatchEvent(new Event('online')));
