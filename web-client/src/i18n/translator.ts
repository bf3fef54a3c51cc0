import { en } from './en.ts';

/** The forms that a number can call for; `other` is always there, the rest depends on the language. */
export type PluralForms = { readonly other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

/** What each language must have: the keys of English, with plural forms where English has them. */
export type Catalogue = {
  readonly [K in keyof typeof en]: (typeof en)[K] extends string ? string : PluralForms;
};

export type MessageKey = keyof typeof en;

type Texts<K extends MessageKey> = (typeof en)[K] extends string
  ? (typeof en)[K]
  : (typeof en)[K][keyof (typeof en)[K]];

type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** The names in the braces of a message. `count` is a number; the others are numbers or plain text. */
export type Params<K extends MessageKey> = {
  readonly [N in Names<Texts<K>>]: N extends 'count' ? number : string | number;
};

/** Names have to be given exactly where the English text has braces. */
type Args<K extends MessageKey> = [Names<Texts<K>>] extends [never] ? [] : [params: Params<K>];

export interface Translator {
  /** BCP 47 tag of the catalogue in use. */
  readonly language: string;
  /** Which way that language is written; a page in another language may go the other way. */
  readonly direction: 'ltr' | 'rtl';
  t<K extends MessageKey>(key: K, ...args: Args<K>): string;
  /** Time of day and date of a moment (ms since 1970), as short as the language allows. */
  moment(at: number): string;
}

/** Each language with a catalogue; a new one is checked for completeness where it is added here. */
const CATALOGUES: Readonly<Record<string, Catalogue>> = { en };

const RIGHT_TO_LEFT: readonly string[] = ['ar', 'fa', 'he', 'ur'];

/** For `fr-CA` tries `fr-CA`, then `fr`; English if there is neither. Never throws, also for a malformed tag. */
export function createTranslator(tag: string): Translator {
  const language = known(tag) ?? known(tag.split(/[-_]/)[0] ?? '') ?? 'en';
  const catalogue: Catalogue = CATALOGUES[language] ?? en;
  const plurals = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);

  const text = (key: MessageKey, params: Readonly<Record<string, unknown>>): string => {
    const message = catalogue[key];
    if (typeof message === 'string') return message;
    const count = params.count;
    return (typeof count === 'number' ? message[plurals.select(count)] : undefined) ?? message.other;
  };

  return {
    language,
    direction: RIGHT_TO_LEFT.includes(language.split('-')[0] ?? '') ? 'rtl' : 'ltr',
    t(key, ...[params]) {
      const values: Readonly<Record<string, unknown>> = params ?? {};
      return text(key, values).replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = values[name];
        if (value === undefined) return whole;
        return typeof value === 'number' ? numbers.format(value) : String(value);
      });
    },
    moment(at) {
      return new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(at);
    },
  };
}

function known(tag: string): string | undefined {
  const wanted = tag.toLowerCase();
  return Object.keys(CATALOGUES).find((language) => language.toLowerCase() === wanted);
}
