import type Hls from 'hls.js';

declare global {
  interface Window {
    /** The library, once its script has run. */
    Hls?: typeof Hls;
  }
}

/** Short, so that a seek in so short a film leaves what is buffered, s. */
const AHEAD_S = 6;

let library: Promise<typeof Hls> | null = null;

/**
 * Lets `element` play a playlist from `position` (s) on, in the way of Jellyfin's web client. Resolves when the element
 * has its source, with the function that takes it away again.
 */
export async function openHls(element: HTMLVideoElement, url: string, position: number): Promise<() => void> {
  library ??= load();
  const Library = await library;
  const hls = new Library({
    startPosition: position,
    maxBufferLength: AHEAD_S,
    maxMaxBufferLength: AHEAD_S,
    manifestLoadingTimeOut: 20_000,
    enableWorker: false, // it would need a blob of script, which the page's policy forbids
  });
  hls.on(Library.Events.ERROR, (_event, { fatal, type }) => {
    if (!fatal) return;
    if (type === Library.ErrorTypes.NETWORK_ERROR) hls.startLoad();
    else if (type === Library.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
  });
  hls.loadSource(url);
  hls.attachMedia(element);
  return () => hls.destroy();
}

/** Only for those who want it: the script is as large as everything else here together. */
function load(): Promise<typeof Hls> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = 'hls.js';
    script.addEventListener('error', () => reject(new Error('hls.js cannot be loaded.')));
    script.addEventListener('load', () =>
      window.Hls ? resolve(window.Hls) : reject(new Error('This is not hls.js.')),
    );
    document.head.append(script);
  });
}
