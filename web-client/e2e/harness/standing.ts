/** Where players stand, and whether they agree; all by polling, with no other limit than patience. */
import assert from 'node:assert/strict';
import { notesOf } from './notes.ts';
import { PATIENCE_MS, type Viewer } from './viewers.ts';

/** Two players of one party are in step here if their sound is this close, s: on a loaded machine, at any moment. */
const IN_STEP_S = 0.12;
const POLL_MS = 100;
/** So many readings in a row must agree: being in step by chance, on the way past each other, does not count. */
const READINGS = 5;

/** What the page's player does at a moment of the machine's clock. */
export interface Standing {
  readonly at: number;
  readonly position: number;
  readonly paused: boolean;
  readonly rate: number;
}

export async function standing({ page, name }: Viewer): Promise<Standing> {
  const seen = await page.evaluate(() => {
    const video = document.querySelector('video');
    if (video === null || window.ospNotes === undefined) return null;
    return {
      at: window.ospNotes.now(),
      position: video.currentTime,
      paused: video.paused,
      rate: video.playbackRate,
    };
  });
  assert.ok(seen, `${name} has a player`);
  return seen;
}

/** How far `b` is ahead of `a`, s. */
export async function lead(a: Viewer, b: Viewer, rate = 1): Promise<number> {
  const [first, second] = await Promise.all([standing(a), standing(b)]);
  const elapsed = first.paused ? 0 : ((second.at - first.at) / 1000) * rate;
  return second.position - first.position - elapsed;
}

/** Waits until it is true; fails with `what` and what was last seen when patience ends. */
export async function until(what: string, holds: () => Promise<boolean | string>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  let seen: boolean | string = false;
  while (performance.now() < end) {
    seen = await holds();
    if (seen === true) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  assert.fail(`${what} (last seen: ${seen})`);
}

/** Waits until both play (or both stand) in the same place, and go on to. */
export async function inStep(a: Viewer, b: Viewer, rate = 1, withinS = IN_STEP_S): Promise<void> {
  await agree(a, b, rate, withinS, false);
}

/** The same, and they play: who waits at the party's start for the other's film stands in step, too. */
export async function playInStep(a: Viewer, b: Viewer): Promise<void> {
  await agree(a, b, 1, IN_STEP_S, true);
}

async function agree(a: Viewer, b: Viewer, rate: number, withinS: number, playing: boolean): Promise<void> {
  let inARow = 0;
  await until(`${b.name} ${playing ? 'plays' : 'is'} in step with ${a.name}`, async () => {
    const [ahead, first, second] = [await lead(a, b, rate), await standing(a), await standing(b)];
    const alike = first.paused === second.paused && !(playing && first.paused);
    inARow = alike && Math.abs(ahead) < withinS ? inARow + 1 : 0;
    return inARow >= READINGS || `${ahead.toFixed(3)} s apart, paused: ${first.paused} and ${second.paused}`;
  });
}

/** Waits until the player's speed is exactly this. */
export async function goesAt(viewer: Viewer, rate: number): Promise<void> {
  await until(`${viewer.name} plays at exactly ${rate}`, async () => {
    const now = (await standing(viewer)).rate;
    return now === rate || `${now}`;
  });
}

/** The end of a story. None of these players was ever sent to where no film is, and no page threw. */
export async function goHome(...viewers: Viewer[]): Promise<void> {
  for (const viewer of viewers) {
    assert.deepEqual(viewer.problems, []);
    for (const { to } of (await notesOf(viewer)).seeks) {
      const position = Number(to);
      assert.ok(Number.isFinite(position) && position >= 0, `${viewer.name} was sent to ${to}`);
    }
    await viewer.leave();
  }
}

/** Whenever the panel said "In sync", frames had been compared since the player last started. */
export async function saidInSyncByMeasurement(...viewers: Viewer[]): Promise<void> {
  for (const viewer of viewers) {
    const said = (await notesOf(viewer)).shown.filter(({ text }) => text.startsWith('In sync'));
    assert.ok(said.length > 0, `${viewer.name} never said so`);
    for (const { frames } of said)
      assert.ok(frames >= 8, `${viewer.name} said "In sync" after ${frames} frames`);
  }
}
