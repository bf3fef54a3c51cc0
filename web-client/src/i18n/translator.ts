import type { Catalogue, MessageKey } from './catalogue.ts';
import type { Language } from './choice.ts';
import { en } from './en.ts';

export type { MessageKey } from './catalogue.ts';

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
  /** Time of day of a moment (ms since 1970). */
  clock(at: number): string;
}

const RIGHT_TO_LEFT: readonly Language[] = ['ar', 'he'];

/** Keeps a name in its own direction, whichever way the sentence around it goes (Unicode's first strong isolate). */
const isolated = (text: string) => `\u2068${text}\u2069`;

export function createTranslator(language: Language = 'en', catalogue: Catalogue = en): Translator {
  const direction = RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
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
    direction,
    t(key, ...[params]) {
      const values: Readonly<Record<string, unknown>> = params ?? {};
      return text(key, values).replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = values[name];
        if (value === undefined) return whole;
        if (typeof value === 'number') return numbers.format(value);
        return direction === 'rtl' ? isolated(String(value)) : String(value);
      });
    },
    clock(at) {
      return new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(at);
    },
    moment(at) {
      return new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(at);
    },
  };
}
