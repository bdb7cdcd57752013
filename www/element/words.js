/** The words of one language: fetched once, overridable string by string. */

import { locales, open } from './assets.js';
import { Failure } from './engine.js';

/** @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>>} Phrase */
/** @typedef {Record<string, Phrase>} Phrases */

/** @type {Map<string, Promise<Phrases>>} */
const fetched = new Map();

/** Languages written from right to left. */
const RIGHT_TO_LEFT = /^(ar|fa|he|ur)\b/;

/**
 * The language file that serves a language tag best.
 * @param {string} tag
 */
export function chooseLocale(tag) {
  const wanted = tag.toLowerCase();
  const names = Object.keys(locales);
  const language = wanted.split('-')[0] ?? '';
  return names.find((name) => name.toLowerCase() === wanted) ?? names.find((name) => name.toLowerCase().split('-')[0] === language) ?? 'en';
}

/**
 * The tag that numbers are formatted by: the page's own if it names a known language, else that of the words.
 * @param {string} tag
 */
function formattingTag(tag) {
  const file = chooseLocale(tag);
  try {
    const sameLanguage = tag.toLowerCase().split('-')[0] === file.split('-')[0];
    return sameLanguage ? (Intl.getCanonicalLocales(tag)[0] ?? file) : file;
  } catch {
    return file;
  }
}

/**
 * @param {string} name
 * @returns {Promise<Phrases>}
 */
function fetchPhrases(name) {
  let phrases = fetched.get(name);
  if (!phrases) {
    const url = (locales[name] ?? locales['en'])?.();
    phrases = open(/** @type {URL} */ (url))
      .then((response) => (response.ok ? response.json() : Promise.reject(new Error(`status ${response.status}`))))
      .catch((error) => {
        fetched.delete(name);
        const code = navigator.onLine === false ? 'offline' : 'locale';
        throw new Failure(code, `${url} could not be loaded.`, error);
      });
    fetched.set(name, phrases);
  }
  return phrases;
}

/** Looks up phrases and puts values into them. */
export class Words {
  #phrases;
  #overrides;
  #plural;

  /**
   * @param {string} tag
   * @param {Phrases} phrases
   * @param {Phrases} overrides
   */
  constructor(tag, phrases, overrides) {
    this.tag = formattingTag(tag);
    this.direction = RIGHT_TO_LEFT.test(this.tag) ? 'rtl' : 'ltr';
    this.#phrases = phrases;
    this.#overrides = overrides;
    this.#plural = new Intl.PluralRules(this.tag);
  }

  /**
   * @param {string} tag
   * @param {Phrases} overrides
   */
  static async load(tag, overrides) {
    const name = chooseLocale(tag);
    try {
      return new Words(tag, await fetchPhrases(name), overrides);
    } catch (error) {
      if (name === 'en') throw error;
      return new Words('en', await fetchPhrases('en'), overrides);
    }
  }

  /** @param {string} key */
  has(key) {
    return key in this.#overrides || key in this.#phrases;
  }

  /**
   * The phrase of a key; `count` chooses its plural form.
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   * @param {string} [fallback]
   * @returns {string}
   */
  text(key, values = {}, fallback = key) {
    const phrase = this.#overrides[key] ?? this.#phrases[key] ?? fallback;
    const form = typeof phrase === 'string' ? phrase : (phrase[this.#plural.select(Number(values['count'] ?? 0))] ?? phrase.other ?? fallback);
    return form.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
  }

  /**
   * "a, b and c".
   * @param {string[]} items
   */
  list(items) {
    return new Intl.ListFormat(this.tag, { type: 'conjunction' }).format(items);
  }

  /** @param {string[]} items */
  commas(items) {
    return new Intl.ListFormat(this.tag, { type: 'unit', style: 'short' }).format(items);
  }
}
