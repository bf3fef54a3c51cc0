/** The languages that have a catalogue, as BCP 47 tags. A new one is a file in `languages/` and a word here. */
export const LANGUAGES = [
  ...(['en', 'ar', 'de', 'es', 'fr', 'he', 'it', 'ja', 'ko', 'nl', 'pl', 'pt-BR', 'ru', 'sv', 'tr'] as const),
  ...(['uk', 'zh-CN', 'zh-TW'] as const),
] as const;

export type Language = (typeof LANGUAGES)[number];

/** Names of the same language that are not the beginning of the catalogue's. */
const OTHER_NAMES: Readonly<Record<string, Language>> = { pt: 'pt-BR', iw: 'he' };

/** Chinese is written in two ways; these scripts and places have the traditional one, unless the script is `hans`. */
const TRADITIONAL = ['hant', 'tw', 'hk', 'mo'];

/**
 * The first of the wanted languages that there is a catalogue for, else English. Takes what Jellyfin and browsers say,
 * in any case and with `-` or `_`: `fr-CA`, `en-us`, `es_419`, `zh-Hant-HK`. Never throws.
 */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const language = known(tag.toLowerCase().split(/[-_]/));
    if (language !== undefined) return language;
  }
  return 'en';
}

function known([name = '', ...rest]: readonly string[]): Language | undefined {
  if (name === 'zh') {
    return !rest.includes('hans') && rest.some((part) => TRADITIONAL.includes(part)) ? 'zh-TW' : 'zh-CN';
  }
  return Object.hasOwn(OTHER_NAMES, name)
    ? OTHER_NAMES[name]
    : LANGUAGES.find((language) => language === name);
}
