/**
 * Makes the player leave room for a panel beside or below it, so that the picture stays whole, and the pages leave room
 * for a bar at their foot, so that their end can be seen; each as long as somebody asks.
 */

const MARK = 'data-opensyncparty-beside';
/** As wide as the panel at the side of the film, and as high as the one below it. */
const WIDTH = '23rem';
const HEIGHT = '65vh';
/** Both versions: the picture, the controls and the subtitles are fixed from edge to edge; the line above is not. */
const FIXED = ['.videoPlayerContainer', '.videoOsdBottom', '.videoSubtitles'];
const ALL_FIXED = FIXED.map((part) => `html[${MARK}] ${part}`).join(', ');
/** Both versions: where pages leave room for the controls of music. They only grow at their end. */
const ENDS = ['.page', '.content-primary', '.padded-bottom-page', '.pageWithAbsoluteTabs .pageTabContent'];
const CSS = `@media (min-width: 900px) {
  ${ALL_FIXED} { inset-inline-end: ${WIDTH} !important; }
  html[${MARK}] .osdHeader { box-sizing: border-box; padding-inline-end: ${WIDTH} !important; }
}
@media (max-width: 600px) and (orientation: portrait) {
  ${ALL_FIXED} { inset-block-end: ${HEIGHT} !important; }
}`;

export interface Beside {
  keepClear(wanted: boolean): void;
  /** `height` of what covers the foot of the window, CSS pixels; 0 if nothing does. */
  keepFoot(height: number): void;
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
  const end = document.createElement('style');
  const keepFoot = (height: number) => {
    const room = ENDS.map((part) => `html ${part}`).join(', ');
    const css = `${room} { padding-block-end: calc(${height}px + 1rem) !important; }`;
    if (height === 0) end.remove();
    else if (!end.isConnected || end.textContent !== css) {
      end.textContent = css;
      document.head.append(end);
    }
  };
  return {
    keepClear,
    keepFoot,
    dispose() {
      keepClear(false);
      keepFoot(0);
      style.remove();
    },
  };
}
