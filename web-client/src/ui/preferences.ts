import type { Preferences } from './view.ts';

const STORED = 'opensyncparty.overlay';

/** This browser's choices. Where it keeps nothing, they last as long as the page. */
export function loadPreferences(): Preferences {
  try {
    return { overlay: window.localStorage.getItem(STORED) !== 'off' };
  } catch {
    return { overlay: true };
  }
}

export function savePreferences({ overlay }: Preferences): void {
  try {
    window.localStorage.setItem(STORED, overlay ? 'on' : 'off');
  } catch {
    // Forbidden: it holds until the page is reloaded.
  }
}
