/** Skew between two players on one machine, from the frames that they really present. */
import type { Page } from 'playwright-core';
import { type Quantiles, quantiles, type Reading, skews } from '../../../load/accuracy/analysis.ts';

declare global {
  interface Window {
    ospFrames?: Reading[];
  }
}

/** Begins to note the frames of the page's video, forgetting those noted before. */
export async function recordFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const video = document.querySelector('video');
    if (video === null) throw new Error('this page has no video');
    const frames: Reading[] = [];
    const running = window.ospFrames !== undefined;
    window.ospFrames = frames;
    if (running) return;
    const note = (_now: number, frame: VideoFrameCallbackMetadata): void => {
      const shown = performance.timeOrigin + frame.expectedDisplayTime;
      window.ospFrames?.push({ at: shown, media: frame.mediaTime * 1000 });
      video.requestVideoFrameCallback(note);
    };
    video.requestVideoFrameCallback(note);
  });
}

/** Absolute skew of two pages over what they have noted, ms. */
export async function skewOf(a: Page, b: Page): Promise<Quantiles> {
  const noted = await Promise.all([a, b].map((page) => page.evaluate(() => window.ospFrames ?? [])));
  const found = quantiles(skews(noted, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY));
  if (found.count === 0) throw new Error('the two pages showed no frames at the same time');
  return found;
}
