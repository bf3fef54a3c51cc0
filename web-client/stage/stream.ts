import { openHls } from './hls/hlsStream.ts';

/** How the film comes: as the file that it is, or in pieces (HLS), as from a server that transcodes. */
export type Quality = 'original' | 'hls';

/** Per tab, and kept for the next film, as in Jellyfin. */
const QUALITY = 'stage.quality';

/** Counts the streams that were opened: only the last one counts. */
let opened = 0;
let release = () => {};

export function quality(): Quality {
  return sessionStorage.getItem(QUALITY) === 'hls' ? 'hls' : 'original';
}

/** Of the next stream that is opened. */
export function chooseQuality(chosen: Quality): void {
  sessionStorage.setItem(QUALITY, chosen);
}

/** Gives the element the film, in place of the one that it may have, to be played from `position` (s) on. */
export async function openStream(element: HTMLVideoElement, itemId: string, position: number): Promise<void> {
  closeStream();
  const order = opened;
  if (quality() === 'hls') {
    const close = await openHls(element, `film.m3u8?item=${itemId}`, position);
    if (order === opened) release = close;
    else close();
    return;
  }
  element.src = `film.mp4?item=${itemId}`;
  if (position > 0) {
    element.addEventListener('loadedmetadata', () => (element.currentTime = position), { once: true });
  }
}

/** Ends the loading; what is loaded stays until the element gets another source, or none. */
export function closeStream(): void {
  opened++;
  release();
  release = () => {};
}
