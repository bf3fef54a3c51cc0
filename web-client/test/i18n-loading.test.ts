import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCatalogue } from '../src/i18n/catalogue.ts';
import { chooseLanguage } from '../src/i18n/choice.ts';
import { en } from '../src/i18n/en.ts';
import de from '../src/i18n/languages/de.ts';
import { type LoadLanguage, Translations } from '../src/i18n/translations.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** What was asked for, answered by hand. */
function library() {
  const asked: string[] = [];
  const answers: { resolve(json: unknown): void; reject(error: Error): void }[] = [];
  const load: LoadLanguage = (language) => {
    asked.push(language);
    return new Promise((resolve, reject) => answers.push({ resolve, reject }));
  };
  let changes = 0;
  const translations = new Translations(load, () => {
    changes += 1;
  });
  return { asked, answers, translations, changes: () => changes };
}

test('the page’s language is chosen, whatever way its tag is written', () => {
  const cases: Readonly<Record<string, string>> = {
    en: 'en',
    'en-us': 'en',
    'EN-GB': 'en',
    de: 'de',
    'de-CH': 'de',
    'fr-CA': 'fr',
    es_419: 'es',
    pt: 'pt-BR',
    'pt-br': 'pt-BR',
    'pt-PT': 'pt-BR',
    iw: 'he',
    'he-il': 'he',
    zh: 'zh-CN',
    'zh-cn': 'zh-CN',
    'zh-Hans': 'zh-CN',
    'zh-Hans-HK': 'zh-CN',
    'zh-SG': 'zh-CN',
    'zh-Hant': 'zh-TW',
    'zh-tw': 'zh-TW',
    'zh-HK': 'zh-TW',
  };
  for (const [tag, language] of Object.entries(cases)) assert.equal(chooseLanguage([tag]), language, tag);
});

test('a page in a language that there are no words for gets the browser’s next one, then English', () => {
  assert.equal(chooseLanguage(['cs', 'cs-CZ', 'pl', 'de']), 'pl');
  assert.equal(chooseLanguage(['cs', 'no']), 'en');
  assert.equal(chooseLanguage(['en-us', 'de']), 'en');
  for (const odd of ['', '-', 'toString', '__proto__', 'no such tag', 'constructor-x']) {
    assert.equal(chooseLanguage([odd]), 'en', odd);
  }
  assert.equal(chooseLanguage([]), 'en');
});

test('a page in English loads nothing', () => {
  const { asked, translations } = library();
  assert.equal(translations.current(['en-us', 'de']).t('panel.close'), 'Close');
  assert.deepEqual(asked, []);
});

test('until a language is there the words are English, and it is asked for once', async () => {
  const { asked, answers, translations, changes } = library();
  const first = translations.current(['de']);
  assert.equal(first.t('panel.close'), 'Close');
  assert.equal(first.language, 'en');
  translations.current(['de-at']);
  assert.deepEqual(asked, ['de']);
  answers[0]?.resolve(JSON.parse(JSON.stringify(de)));
  await settled();
  assert.equal(changes(), 1);
  const second = translations.current(['de']);
  assert.equal(second.t('panel.close'), 'Schließen');
  assert.equal(second.language, 'de');
  assert.equal(translations.current(['de']), second, 'kept');
  assert.deepEqual(asked, ['de']);
});

test('a language that cannot be loaded is English, silently, and is tried again when asked to', async () => {
  const { asked, answers, translations, changes } = library();
  translations.current(['de']);
  answers[0]?.reject(new Error('offline'));
  await settled();
  assert.equal(translations.current(['de']).t('panel.close'), 'Close');
  assert.deepEqual(asked, ['de']);
  assert.equal(changes(), 0);
  translations.retry();
  translations.current(['de']);
  answers[1]?.resolve(de);
  await settled();
  assert.equal(changes(), 1);
  assert.equal(translations.current(['de']).t('panel.close'), 'Schließen');
});

test('a loader that throws is a language that cannot be loaded', async () => {
  const translations = new Translations(
    () => {
      throw new Error('no address');
    },
    () => assert.fail('there is nothing new'),
  );
  assert.equal(translations.current(['de']).t('panel.close'), 'Close');
  await settled();
  assert.equal(translations.current(['de']).language, 'en');
});

test('a language that came twice is taken once', async () => {
  const { answers, translations, changes } = library();
  translations.current(['de']);
  translations.retry();
  translations.current(['de']);
  for (const answer of answers) answer.resolve(de);
  await settled();
  assert.equal(answers.length, 2);
  assert.equal(changes(), 1);
});

test('an answer that is no catalogue is English', async () => {
  for (const odd of [null, 'text', 7, [], {}, { error: { code: 'bad_request' } }]) {
    const { answers, translations, changes } = library();
    translations.current(['de']);
    answers[0]?.resolve(odd);
    await settled();
    assert.equal(translations.current(['de']).t('panel.close'), 'Close');
    assert.equal(changes(), 0);
  }
});

test('a catalogue of another version has English where it has no usable text', () => {
  const mixed = parseCatalogue({
    ...de,
    'panel.close': undefined,
    'room.leave': { other: 'x' },
    'people.title': { one: 1, other: 'x' },
    'waiting.more': 'x',
    'of.the.future': 'x',
  });
  assert.equal(mixed['panel.close'], en['panel.close']);
  assert.equal(mixed['room.leave'], en['room.leave']);
  assert.deepEqual(mixed['people.title'], en['people.title']);
  assert.deepEqual(mixed['waiting.more'], en['waiting.more']);
  assert.equal(mixed['panel.title'], 'Watch-Party');
  assert.ok(!Object.hasOwn(mixed, 'of.the.future'));
});
