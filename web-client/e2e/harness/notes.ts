/**
 * What happens to the player of one page, noted from the page's first moment on; and a clock of the page's own, which
 * a test may set wrong. Times are ms since 1970 on the machine's clock, which no test changes.
 */
import type { Viewer } from './viewers.ts';

interface Note {
  readonly at: number;
}

export interface Notes {
  /** The page's clock is so far ahead of the machine's, ms. */
  clockOff: number;
  /** The same for the clock that people see and set, `Date`, on top. */
  wallOff: number;
  /** Each time that somebody, whoever it was, set the position: seconds, as text, for JSON knows neither NaN nor ∞. */
  readonly seeks: (Note & { readonly to: string })[];
  /** Each change of the speed. */
  readonly rates: (Note & { readonly rate: number })[];
  /** Each `play`, `pause`, `seeking`, `ended` and `emptied`. */
  readonly events: (Note & { readonly type: string })[];
  /** Each change of what the panel says about the playback, and the frames seen since the player last started. */
  readonly shown: (Note & { readonly text: string; readonly frames: number })[];
  now(): number;
}

declare global {
  interface Window {
    ospNotes?: Notes;
  }
}

/** What the page can tell about itself; what is a function there does not come along. */
type Told = Omit<Notes, 'now' | 'clockOff' | 'wallOff'>;

/** Before the page is opened: begins to take notes, with a clock that is off by so many ms. */
export async function takeNotes(viewer: Viewer, clockOff = 0): Promise<void> {
  await viewer.page.addInitScript(beginNotes, clockOff);
}

export async function notesOf({ page }: Viewer): Promise<Told> {
  return page.evaluate(() => {
    const notes = window.ospNotes;
    if (notes === undefined) throw new Error('no notes are taken in this page');
    const { seeks, rates, events, shown } = notes;
    return { seeks, rates, events, shown };
  });
}

/** Sets the page's own clock forward by so many ms, or back if it had stood still as while a machine sleeps. */
export async function stepClock({ page }: Viewer, byMs: number): Promise<void> {
  await page.evaluate((by) => {
    if (window.ospNotes) window.ospNotes.clockOff += by;
  }, byMs);
}

/** Sets the clock that people see, `Date`, forward or back by so many ms. */
export async function stepWallClock({ page }: Viewer, byMs: number): Promise<void> {
  await page.evaluate((by) => {
    if (window.ospNotes) window.ospNotes.wallOff += by;
  }, byMs);
}

/** The machine's time as the page has it, ms. */
export async function nowIn({ page }: Viewer): Promise<number> {
  return page.evaluate(() => window.ospNotes?.now() ?? 0);
}

/** Runs in the browser before any script of the page, so it may use nothing but its argument. */
function beginNotes(clockOff: number): void {
  const origin = performance.timeOrigin;
  const machineNow = performance.now.bind(performance);
  const machineDate = Date.now.bind(Date);
  const now = (): number => origin + machineNow();
  const notes: Notes = { clockOff, wallOff: 0, seeks: [], rates: [], events: [], shown: [], now };
  window.ospNotes = notes;
  // All of the step is in the origin: their sum is what counts, and `now` alone is also used for durations.
  Object.defineProperty(performance, 'timeOrigin', { get: () => origin + notes.clockOff });
  Date.now = () => machineDate() + notes.clockOff + notes.wallOff;

  const position = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'currentTime');
  Object.defineProperty(HTMLMediaElement.prototype, 'currentTime', {
    configurable: true,
    get(this: HTMLMediaElement): number {
      return position?.get?.call(this);
    },
    set(this: HTMLMediaElement, to: number) {
      notes.seeks.push({ at: now(), to: String(to) });
      position?.set?.call(this, to);
    },
  });

  let frames = 0;
  const watch = (video: HTMLVideoElement): void => {
    const count = (): void => {
      frames += 1;
      video.requestVideoFrameCallback(count);
    };
    video.requestVideoFrameCallback(count);
    for (const type of ['play', 'pause', 'seeking', 'ended', 'emptied']) {
      video.addEventListener(type, () => {
        frames = 0;
        notes.events.push({ at: now(), type });
      });
    }
    video.addEventListener('ratechange', () => notes.rates.push({ at: now(), rate: video.playbackRate }));
  };
  const watched = new WeakSet<HTMLVideoElement>();
  const look = (): void => {
    const video = document.querySelector('video');
    if (video !== null && !watched.has(video)) {
      watched.add(video);
      watch(video);
    }
    for (const { shadowRoot } of document.body?.children ?? []) {
      const text = shadowRoot?.querySelector('.status dd')?.textContent;
      if (text && text.replace(/\d+/, '') !== notes.shown.at(-1)?.text.replace(/\d+/, ''))
        notes.shown.push({ at: now(), text, frames });
    }
  };
  setInterval(look, 10);
}
