/** Makes the player leave room for a panel beside it, as long as somebody asks for it: the picture stays whole. */

const MARK = 'data-opensyncparty-beside';
/** As wide as the panel. */
const WIDTH = '23rem';
/** Both versions: the picture, the controls and the subtitles are fixed from edge to edge; the line above is not. */
const FIXED = ['.videoPlayerContainer', '.videoOsdBottom', '.videoSubtitles'];
const CSS = `@media (min-width: 900px) {
  ${FIXED.map((part) => `html[${MARK}] ${part}`).join(', ')} { inset-inline-end: ${WIDTH} !important; }
  html[${MARK}] .osdHeader { box-sizing: border-box; padding-inline-end: ${WIDTH} !important; }
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
