/**
 * Skew between two players on one machine, from the frames that they really present.
 *
 * Each page notes for every frame its media time and when it is expected on the screen; both pages share the machine's
 * clock, so `media time − screen time` is a player's offset, and the difference of two players' offsets at the same moment
 * is their skew. Offsets are averaged over bins of 100 ms first, since presentation snaps to the display's refresh.
 */
import type { Page } from 'playwright-core';

const BIN_MS = 100;

declare global {
  interface Window {
    /** [time on the screen, ms since 1970; media time − that, ms] */
    ospFrames?: [number, number][];
  }
}

/** Begins to note the frames of the page's video, forgetting those noted before. */
export async function recordFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const video = document.querySelector('video');
    if (video === null) throw new Error('this page has no video');
    const frames: [number, number][] = [];
    const running = window.ospFrames !== undefined;
    window.ospFrames = frames;
    if (running) return;
    const note = (_now: number, frame: VideoFrameCallbackMetadata): void => {
      const shown = performance.timeOrigin + frame.expectedDisplayTime;
      window.ospFrames?.push([shown, frame.mediaTime * 1000 - shown]);
      video.requestVideoFrameCallback(note);
    };
    video.requestVideoFrameCallback(note);
  });
}

export interface Skew {
  readonly bins: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Absolute skew of two pages over what they have noted, ms. */
export async function skewOf(a: Page, b: Page): Promise<Skew> {
  const [first, second] = await Promise.all([binned(a), binned(b)]);
  const skews: number[] = [];
  for (const [bin, offset] of first) {
    const other = second.get(bin);
    if (other !== undefined) skews.push(Math.abs(offset - other));
  }
  skews.sort((x, y) => x - y);
  return { bins: skews.length, p50: at(skews, 0.5), p95: at(skews, 0.95), p99: at(skews, 0.99) };
}

async function binned(page: Page): Promise<Map<number, number>> {
  const frames = await page.evaluate(() => window.ospFrames ?? []);
  const bins = new Map<number, number[]>();
  for (const [shown, offset] of frames) {
    const bin = Math.floor(shown / BIN_MS);
    const list = bins.get(bin);
    if (list === undefined) bins.set(bin, [offset]);
    else list.push(offset);
  }
  return new Map([...bins].map(([bin, list]) => [bin, list.reduce((x, y) => x + y, 0) / list.length]));
}

function at(sorted: number[], quantile: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))];
  if (value === undefined) throw new Error('the two pages showed no frames at the same time');
  return value;
}
