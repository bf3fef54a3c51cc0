import type { Preferences } from './view.ts';

const STORED = 'opensyncparty.interface';
const DEFAULT: Preferences = { overlay: true, wide: false };

/** This browser's choices. Where it keeps nothing, they last as long as the page. */
export function loadPreferences(): Preferences {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(STORED) ?? '{}');
    return { overlay: chosen(stored, 'overlay'), wide: chosen(stored, 'wide') };
  } catch {
    return DEFAULT;
  }
}

function chosen(stored: unknown, name: keyof Preferences): boolean {
  const value: unknown =
    typeof stored === 'object' && stored !== null ? Reflect.get(stored, name) : undefined;
  return typeof value === 'boolean' ? value : DEFAULT[name];
}

export function savePreferences(preferences: Preferences): void {
  try {
    window.localStorage.setItem(STORED, JSON.stringify(preferences));
  } catch {
    // Forbidden: it holds until the page is reloaded.
  }
}
