/**
 * How the address wants the stage to look, all of it optional: `?layout=modern` (the header of Jellyfin 12 in place of
 * that of 10.11), `&theme=light` (one of Jellyfin's themes), `&lang=ar`, `&dir=rtl`, `&tv=1`.
 */
const query = new URLSearchParams(location.search);

/** The themes that Jellyfin's web client brings; the first is its default. */
const THEMES = ['dark', 'light', 'appletv', 'blueradiance', 'purplehaze', 'wmc'] as const;
const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];
/** Jellyfin goes by the name of the browser; here a narrow window is a phone. */
const PHONE = '(max-width: 600px)';

export const layout: 'classic' | 'modern' = query.get('layout') === 'modern' ? 'modern' : 'classic';

/** Marks the document as Jellyfin does. */
export function applyOptions(): void {
  const { documentElement: root, body } = document;
  root.dataset.theme = THEMES.find((theme) => theme === query.get('theme')) ?? THEMES[0];
  root.dataset.layout = layout;
  const language = query.get('lang');
  if (language) root.lang = language;
  const rtl = query.get('dir') === 'rtl' || RIGHT_TO_LEFT.includes(language?.split('-')[0] ?? '');
  for (const element of [root, body]) element.dir = rtl ? 'rtl' : 'ltr';
  const tv = query.get('tv') === '1';
  const phone = window.matchMedia(PHONE);
  const setDevice = () => {
    root.classList.toggle('layout-tv', tv);
    root.classList.toggle('layout-mobile', !tv && phone.matches);
    root.classList.toggle('layout-desktop', !tv && !phone.matches);
  };
  phone.addEventListener('change', setDevice);
  setDevice();
}
