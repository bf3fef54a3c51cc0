import { parseCatalogue } from './catalogue.ts';
import { chooseLanguage, type Language } from './choice.ts';
import { createTranslator, type Translator } from './translator.ts';

/** Gets the JSON of a language's catalogue; rejects if it cannot. */
export type LoadLanguage = (language: Exclude<Language, 'en'>) => Promise<unknown>;

/**
 * The translators of this page. English is in the script; each other language is a file that is loaded when it is first
 * asked for, and kept. Nobody waits for it: until it is there, and where it does not come, the words are English.
 */
export class Translations {
  private readonly load: LoadLanguage;
  private readonly onLoaded: () => void;
  private readonly english = createTranslator();
  private readonly loaded = new Map<Language, Translator>();
  private readonly asked = new Set<Language>();

  /** `onLoaded` is called when `current` has something new to say. */
  constructor(load: LoadLanguage, onLoaded: () => void) {
    this.load = load;
    this.onLoaded = onLoaded;
  }

  /** The translator for the first of these tags that there is a language for, or the English one for now. */
  current(wanted: readonly string[]): Translator {
    const language = chooseLanguage(wanted);
    if (language === 'en') return this.english;
    const loaded = this.loaded.get(language);
    if (loaded === undefined && !this.asked.has(language)) void this.fetch(language);
    return loaded ?? this.english;
  }

  /** Lets a language that did not come be asked for once more. */
  retry(): void {
    this.asked.clear();
  }

  private async fetch(language: Exclude<Language, 'en'>): Promise<void> {
    this.asked.add(language);
    let translator: Translator;
    try {
      translator = createTranslator(language, parseCatalogue(await this.load(language)));
    } catch {
      // English it stays, until there is a reason to try again.
      return;
    }
    if (this.loaded.has(language)) return;
    this.loaded.set(language, translator);
    this.onLoaded();
  }
}
