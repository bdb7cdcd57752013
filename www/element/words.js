/** The words of one language: those of the first screen, later the others; fetched once, overridable string by string. */

import { own } from './own.js';
import { details, isPlaced, locales, open } from './assets.js';
import { Failure } from './engine.js';
import { canonicalTag, chooseLanguage, readsFromTheRight } from './languages.js';
import { ABSENT, Tries } from './tries.js';

/** @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>>} Phrase */
/** @typedef {Record<string, Phrase>} Phrases */
/** @typedef {import('./tries.js').Urgency} Urgency */

/** @type {Map<string, Tries<Phrases>>} */
const fetched = new Map();

/**
 * The tag that numbers are formatted by: the page's own if it names a known language, else that of the words.
 * @param {string} tag
 */
function formattingTag(tag) {
  const file = chooseLanguage(tag);
  const own = canonicalTag(tag);
  return own.split('-')[0] === file.split('-')[0] ? own : file;
}

/** @param {URL} url @returns {Promise<Phrases>} */
async function fetchPhrases(url) {
  try {
    const response = await open(url);
    if (!response.ok) throw new Error(`status ${response.status}`, { cause: response.status });
    return await response.json();
  } catch (error) {
    if (error instanceof Failure) throw error;
    const code = !isPlaced(url) ? 'address' : navigator.onLine === false ? 'offline' : 'locale';
    throw new Failure(code, `${url} could not be loaded.`, error);
  }
}

/** Whether a page has no such file, and will have none the next time. @param {unknown} error */
export function isAbsent(error) {
  const { cause } = /** @type {{ cause?: { cause?: unknown } }} */ (error);
  return cause instanceof SyntaxError || ABSENT.includes(Number(cause?.cause));
}

/**
 * Tries to get those of a language, the same for whoever asks.
 * @param {Record<string, () => URL>} files
 * @param {string} name
 */
export function phrasesOf(files, name) {
  const url = /** @type {URL} */ ((files[name] ?? files['en'])?.());
  const tries = fetched.get(url.href) ?? new Tries(() => fetchPhrases(url));
  fetched.set(url.href, tries);
  return tries;
}

/** Looks up phrases and puts values into them. */
export class Words {
  #phrases;
  #overrides;
  #plural;
  /** Whether the texts of what opens later are here too. */
  complete = false;
  /** Those of the language that these stand in for, which may still come. @type {Tries<Phrases> | null} */
  #wanted = null;

  /**
   * @param {string} tag
   * @param {Phrases} phrases
   * @param {Phrases} overrides
   */
  constructor(tag, phrases, overrides) {
    this.tag = formattingTag(tag);
    this.direction = readsFromTheRight(this.tag) ? 'rtl' : 'ltr';
    this.#phrases = phrases;
    this.#overrides = own(overrides);
    this.#plural = new Intl.PluralRules(this.tag);
  }

  /**
   * @param {string} tag
   * @param {Phrases} overrides
   * @param {Urgency} [again]
   */
  static async load(tag, overrides, again) {
    const name = chooseLanguage(tag);
    try {
      return new Words(tag, await phrasesOf(locales, name).ask(again), overrides);
    } catch (error) {
      if (name === 'en') throw error;
      const words = new Words('en', await phrasesOf(locales, 'en').ask(again), overrides);
      if (!isAbsent(error)) words.#wanted = phrasesOf(locales, name);
      return words;
    }
  }

  /** Whether they stand in for another language that has not come yet. */
  get standsIn() {
    return this.#wanted !== null && this.#wanted.found === null;
  }

  /** Whether that language is here now. */
  get isOvertaken() {
    return this.#wanted !== null && this.#wanted.found !== null;
  }

  /** Acts once that language has come, whoever has asked for it. @param {() => void} act */
  onceWanted(act) {
    void this.#wanted?.arrival.then(act);
  }

  /** Gets the language that was asked for. @param {Urgency} [again] @returns {Promise<unknown>} */
  whenWanted(again) {
    return this.#wanted?.ask(again) ?? Promise.resolve();
  }

  /**
   * Gets the texts of what opens later.
   * @param {Urgency} [again]
   */
  async whenComplete(again) {
    if (this.complete) return;
    const more = await phrasesOf(details, chooseLanguage(this.tag)).ask(again);
    this.#phrases = { ...this.#phrases, ...more };
    this.complete = true;
  }

  /** @param {string} key */
  has(key) {
    return key in this.#overrides || key in this.#phrases;
  }

  /**
   * All forms of a phrase, with their names: what the page may write.
   * @param {string} key
   * @returns {[string, string][]}
   */
  forms(key) {
    const phrase = this.#overrides[key] ?? this.#phrases[key] ?? {};
    return typeof phrase === 'string' ? [['other', phrase]] : Object.entries(phrase);
  }

  /**
   * The phrase of a key; `count` chooses its plural form: the number as it is shown, not as it was before it was rounded.
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   * @param {string} [fallback]
   * @returns {string}
   */
  text(key, values = {}, fallback = key) {
    const phrase = this.#overrides[key] ?? this.#phrases[key] ?? fallback;
    const form = typeof phrase === 'string' ? phrase : (own(phrase)[this.#category(Number(own(values)['count'] ?? 0))] ?? own(phrase).other ?? fallback);
    return form.includes('{') ? form.replace(/\{([\w.-]+)\}/g, (place, name) => (Object.hasOwn(values, name) ? String(values[name]) : place)) : form;
  }

  /**
   * The Unicode tables count 0 as one in Portuguese; Brazilians write "0 pessoas".
   * @param {number} count
   */
  #category(count) {
    return count === 0 && this.tag.startsWith('pt') ? 'other' : this.#plural.select(count);
  }

  /**
   * A name or a number inside a sentence: where the page reads from the right, an isolate keeps the order of what is
   * Latin in it (Unicode bidirectional algorithm, FSI and PDI).
   * @param {string} text
   */
  isolate(text) {
    return this.direction === 'rtl' ? `\u2068${text}\u2069` : text;
  }

  /**
   * "a, b and c".
   * @param {string[]} items
   */
  list(items) {
    return new Intl.ListFormat(this.tag, own(/** @type {const} */ ({ type: 'conjunction' }))).format(items.map((item) => this.isolate(item)));
  }

  /** @param {string[]} items */
  commas(items) {
    return new Intl.ListFormat(this.tag, own(/** @type {const} */ ({ type: 'unit', style: 'short' }))).format(items.map((item) => this.isolate(item)));
  }
}
