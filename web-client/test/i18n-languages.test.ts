import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { type Catalogue, type MessageKey, type PluralForms, parseCatalogue } from '../src/i18n/catalogue.ts';
import { LANGUAGES, type Language } from '../src/i18n/choice.ts';
import { en } from '../src/i18n/en.ts';
import { createTranslator } from '../src/i18n/translator.ts';

const FOLDER = new URL('../src/i18n/languages/', import.meta.url);
const OTHERS = LANGUAGES.filter((language) => language !== 'en');

async function catalogueOf(language: Language): Promise<Catalogue> {
  const module: { default: Catalogue } = await import(new URL(`${language}.ts`, FOLDER).href);
  return module.default;
}

/** The forms of a text by their plural category; a text without a number has only `other`. */
function formsOf(text: string | PluralForms): readonly (readonly [string, string])[] {
  return typeof text === 'string' ? [['other', text]] : Object.entries(text);
}

/** Calls `look` for every text there is to read in that language. */
async function eachText(
  language: Language,
  look: (text: string, key: MessageKey, category: string) => void,
): Promise<void> {
  const catalogue = await catalogueOf(language);
  for (const key of keysOf(catalogue)) {
    for (const [category, text] of formsOf(catalogue[key])) look(text, key, category);
  }
}

function keysOf(catalogue: Catalogue): readonly MessageKey[] {
  return Object.keys(catalogue).filter((key): key is MessageKey => Object.hasOwn(en, key));
}

const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

/** How many of the numbers that occur in a party call for this form. */
function numbersFor(language: Language, category: string): number {
  const rules = new Intl.PluralRules(language);
  return Array.from({ length: 500 }, (_, n) => rules.select(n)).filter((it) => it === category).length;
}

test('a language file with a key too few, a key too many or a plural form too few does not compile', () => {
  // @ts-expect-error
  const tooFew = { 'panel.title': 'Party' } as const satisfies Catalogue;
  // @ts-expect-error
  const tooMany = { ...en, 'panel.subtitle': 'Party' } as const satisfies Catalogue;
  // @ts-expect-error
  const withoutFew = { ...en } as const satisfies Catalogue<'one' | 'few'>;
  assert.ok(tooFew && tooMany && withoutFew);
});

test('every language on the list has its file, and every file is on the list', () => {
  const files = readdirSync(FOLDER).map((name) => name.replace(/\.ts$/, ''));
  assert.deepEqual(files.sort(), [...OTHERS].sort());
});

for (const language of OTHERS) {
  test(`${language} has exactly the keys of English, in the same order`, async () => {
    assert.deepEqual(Object.keys(await catalogueOf(language)), Object.keys(en));
  });

  test(`${language} has a form for every kind of number that its plural rules know, and no other`, async () => {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, text] of Object.entries(await catalogueOf(language))) {
      if (typeof text !== 'string') assert.deepEqual(Object.keys(text).sort(), [...wanted].sort(), key);
    }
  });

  test(`${language} has the placeholders of English in every text`, async () => {
    await eachText(language, (text, key, category) => {
      const wanted = namesIn(formsOf(en[key]).find(([name]) => name === 'other')?.[1] ?? '');
      // A form for one number only may say that number in words.
      const spelled = typeof en[key] !== 'string' && numbersFor(language, category) <= 1;
      const allowed = spelled ? [wanted, wanted.filter((name) => name !== 'count')] : [wanted];
      assert.ok(
        allowed.some((names) => names.join() === namesIn(text).join()),
        `${key}: ${text}`,
      );
    });
  });

  test(`${language} has plain text only: nothing empty, no markup, no stray braces, spaces or directions`, async () => {
    await eachText(language, (text, key) => {
      assert.match(text, /^([^{}<>&"'\n\t\\]|\{\w+\})+$/, key);
      assert.equal(text, text.trim(), key);
      assert.doesNotMatch(text, / {2}|\.\.\./, key);
      const isolates = [...text.matchAll(/[\u2066-\u2069]/g)].map(String).join('');
      assert.match(isolates, /^(\u2066\u2069)*$/, key);
      assert.doesNotMatch(text, /[\u200e\u200f\u202a-\u202e]/, key);
    });
  });

  test(`${language} says that something goes on where English does`, async () => {
    await eachText(language, (text, key) => {
      const goesOn = formsOf(en[key])[0]?.[1].endsWith('…') === true;
      assert.equal(text.endsWith('…'), goesOn, `${key}: ${text}`);
    });
  });

  test(`${language} has a sentence of its own for each notice`, async () => {
    const notices = Object.entries(await catalogueOf(language)).filter(([key]) => key.startsWith('notice.'));
    assert.equal(new Set(notices.map(([, text]) => text)).size, notices.length);
  });

  test(`${language} outlives the way through its JSON file unchanged`, async () => {
    const catalogue = await catalogueOf(language);
    assert.deepEqual(parseCatalogue(JSON.parse(JSON.stringify(catalogue))), catalogue);
  });
}

/** Names, units and loan words that are the same in English. */
const SAME_AS_ENGLISH: Readonly<Partial<Record<Language, readonly string[]>>> = {
  de: ['Host', 'Chat', '{sign}{ms} ms', '{seconds} s'],
  es: ['Chat', '{sign}{ms} ms', '{seconds} s'],
  fr: ['Messages', '{sign}{ms} ms', '{seconds} s'],
  it: ['Watch party', 'Host', 'Chat', '{sign}{ms} ms', '{seconds} s'],
  nl: ['Host', 'Chat', '{sign}{ms} ms', '{seconds} s'],
  pl: ['{sign}{ms} ms', '{seconds} s'],
  'pt-BR': ['Chat', '{sign}{ms} ms', '{seconds} s'],
  sv: ['{count} person', '{sign}{ms} ms', '{seconds} s'],
  tr: ['{sign}{ms} ms'],
};

/** English words that none of the languages in Latin letters has. */
const ENGLISH = /\b(the|this|your|you|please|and|with|cannot|waiting|loading|room)\b/i;
const LATIN: readonly Language[] = ['de', 'es', 'fr', 'it', 'nl', 'pl', 'pt-BR', 'sv', 'tr'];

test('nothing was left in English', async () => {
  const english = new Set(Object.values(en).flatMap((text) => formsOf(text).map(([, form]) => form)));
  for (const language of OTHERS) {
    await eachText(language, (text, key) => {
      const where = `${language} ${key}: ${text}`;
      const wordless = !/\p{L}/u.test(text.replace(/\{\w+\}/g, ''));
      assert.ok(wordless || !english.has(text) || SAME_AS_ENGLISH[language]?.includes(text), where);
      if (LATIN.includes(language)) {
        assert.doesNotMatch(text, ENGLISH, where);
      } else {
        const words = text.replace(/\{\w+\}/g, '').match(/[a-z]+/gi) ?? [];
        assert.ok(
          words.every((word) => ['Jellyfin', 'SyncPlay', 'QR', 'ms'].includes(word)),
          where,
        );
      }
    });
  }
});

test('the right to left languages say so, and keep a name in its own direction', async () => {
  for (const language of OTHERS) {
    const translator = createTranslator(language, await catalogueOf(language));
    const rightToLeft = language === 'ar' || language === 'he';
    assert.equal(translator.direction, rightToLeft ? 'rtl' : 'ltr', language);
    const text = translator.t('notice.member_joined', { subject: 'Bob!' });
    assert.equal(text.includes('\u2068Bob!\u2069'), rightToLeft, text);
    assert.ok(text.includes('Bob!'), text);
  }
});

test('numbers choose the plural form of each language', async () => {
  const people = async (language: Language, counts: readonly number[]) => {
    const { t } = createTranslator(language, await catalogueOf(language));
    return counts.map((count) => t('people.title', { count }));
  };
  assert.deepEqual(await people('pl', [1, 2, 5, 22]), ['1 osoba', '2 osoby', '5 osób', '22 osoby']);
  assert.deepEqual(await people('ru', [1, 3, 11, 21]), [
    '1 человек',
    '3 человека',
    '11 человек',
    '21 человек',
  ]);
  assert.deepEqual(await people('ar', [1, 2, 4]), ['شخص واحد', 'شخصان', `${arabic(4)} أشخاص`]);
  assert.deepEqual(await people('he', [1, 2, 3]), ['אדם אחד', 'שני אנשים', '3 אנשים']);
  assert.deepEqual(await people('ja', [1, 2]), ['1人', '2人']);
});

function arabic(number: number): string {
  return new Intl.NumberFormat('ar').format(number);
}
