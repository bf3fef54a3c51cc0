import { en } from './en.ts';

export type MessageKey = keyof typeof en;

/** The forms that a number can call for; `other` is always there, the rest depends on the language. */
export type PluralForms<Rules extends Intl.LDMLPluralRule = never> = {
  readonly [R in Rules | 'other']: string;
} & Partial<Record<Intl.LDMLPluralRule, string>>;

/**
 * What a language must have: exactly the keys of English, and where English has plural forms those of its own plural
 * rules besides `other`. A language file says `satisfies Catalogue<'one' | 'few'>` and does not compile otherwise.
 */
export type Catalogue<Rules extends Intl.LDMLPluralRule = never> = {
  readonly [K in MessageKey]: (typeof en)[K] extends string ? string : PluralForms<Rules>;
};

/**
 * The catalogue in a file that came over the network. It may be of an older or a newer version than this script: a text
 * that is missing or of the wrong kind is the English one. Throws if it is no catalogue at all.
 */
export function parseCatalogue(json: unknown): Catalogue {
  if (!isRecord(json) || json['panel.title'] === undefined) throw new Error('This is no catalogue.');
  const texts: Record<string, unknown> = { ...en };
  for (const [key, english] of Object.entries(en)) {
    const text = json[key];
    if (typeof english === 'string' ? typeof text === 'string' : isForms(text)) texts[key] = text;
  }
  return isCatalogue(texts) ? texts : en;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isForms(value: unknown): value is PluralForms {
  return (
    isRecord(value) &&
    typeof value.other === 'string' &&
    Object.values(value).every((form) => typeof form === 'string')
  );
}

function isCatalogue(texts: Record<string, unknown>): texts is Record<string, unknown> & Catalogue {
  return Object.entries(en).every(([key, english]) =>
    typeof english === 'string' ? typeof texts[key] === 'string' : isForms(texts[key]),
  );
}
