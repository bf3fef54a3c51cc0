import type { Viewer } from './viewers.ts';

export type Theme = 'dark' | 'light' | 'appletv' | 'blueradiance' | 'purplehaze' | 'wmc';

/** How somebody's stage looks: which web client it stands for, on what device, in which theme and direction. */
export interface Look {
  readonly layout?: 'classic' | 'modern';
  readonly theme?: Theme;
  readonly dir?: 'rtl';
  readonly lang?: string;
  readonly tv?: boolean;
  readonly phone?: boolean;
  /** Nothing moves that need not move: for pictures, and for checks of colours. */
  readonly still?: boolean;
  /** Pixels of the screen for each of the page's, 1 by default: fewer are less work for the machine, in the same layout. */
  readonly pixels?: number;
}

export function viewportOf({ phone, tv }: Look): { width: number; height: number } {
  if (phone) return { width: 390, height: 780 };
  return tv ? { width: 1280, height: 720 } : { width: 1000, height: 640 };
}

/** The same address, for this look: an invite's link says nothing of looks, as Jellyfin's does not. */
export function addressFor(url: string, { layout, theme, dir, lang, tv }: Look): string {
  if (!url.startsWith('http')) return url;
  const address = new URL(url);
  for (const [name, value] of Object.entries({ layout, theme, dir, lang, tv: tv && '1' })) {
    if (value) address.searchParams.set(name, value);
  }
  return address.href;
}

/** Another theme or language on the page that is open, as if its user had chosen it; resolves when ours has followed. */
export async function turnTo({ page }: Viewer, { theme, lang }: Pick<Look, 'theme' | 'lang'>): Promise<void> {
  await page.evaluate(
    async ([newTheme, newLanguage]) => {
      const root = document.documentElement;
      const ours = document.querySelector('#opensyncparty');
      if (newTheme) root.dataset.theme = newTheme;
      if (newLanguage) root.lang = newLanguage;
      const light = newTheme === 'light' || newTheme === 'appletv';
      const followed = () =>
        (!newTheme || ours?.hasAttribute('data-light') === light) &&
        (!newLanguage || ours?.getAttribute('lang') === newLanguage);
      while (!followed()) await new Promise((resolve) => setTimeout(resolve, 20));
    },
    [theme, lang] as const,
  );
}
