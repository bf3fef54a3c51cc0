/** Makes the player leave room for a panel beside or below it, as long as somebody asks: the picture stays whole. */

const MARK = 'data-opensyncparty-beside';
/** As wide as the panel at the side of the film, and as high as the one below it. */
const WIDTH = '23rem';
const HEIGHT = '65vh';
/** Both versions: the picture, the controls and the subtitles are fixed from edge to edge; the line above is not. */
const FIXED = ['.videoPlayerContainer', '.videoOsdBottom', '.videoSubtitles'];
const ALL_FIXED = FIXED.map((part) => `html[${MARK}] ${part}`).join(', ');
const CSS = `@media (min-width: 900px) {
  ${ALL_FIXED} { inset-inline-end: ${WIDTH} !important; }
  html[${MARK}] .osdHeader { box-sizing: border-box; padding-inline-end: ${WIDTH} !important; }
}
@media (max-width: 600px) and (orientation: portrait) {
  ${ALL_FIXED} { inset-block-end: ${HEIGHT} !important; }
}`;

export interface Beside {
  keepClear(wanted: boolean): void;
  dispose(): void;
}

export function besideThePlayer(): Beside {
  const style = document.createElement('style');
  style.textContent = CSS;
  const root = document.documentElement;
  const keepClear = (wanted: boolean) => {
    if (root.hasAttribute(MARK) === wanted) return;
    if (wanted && !style.isConnected) document.head.append(style);
    root.toggleAttribute(MARK, wanted);
    // Subtitles that are drawn on a canvas take their size from the window's.
    window.dispatchEvent(new Event('resize'));
  };
  return {
    keepClear,
    dispose() {
      keepClear(false);
      style.remove();
    },
  };
}
