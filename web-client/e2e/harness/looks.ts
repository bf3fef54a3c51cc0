/** How somebody's stage looks: which web client it stands for, on what device, in which theme and direction. */
export interface Look {
  readonly layout?: 'classic' | 'modern';
  readonly theme?: 'dark' | 'light' | 'appletv' | 'blueradiance' | 'purplehaze' | 'wmc';
  readonly dir?: 'rtl';
  readonly lang?: string;
  readonly tv?: boolean;
  readonly phone?: boolean;
  /** Nothing moves that need not move: for pictures, and for checks of colours. */
  readonly still?: boolean;
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
