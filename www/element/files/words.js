/** The words of this part, fetched with it. */

import { chooseLanguage } from '../languages.js';
import { isAbsent, phrasesOf, Words } from '../words.js';
import { addresses } from './addresses.js';

/** @typedef {import('../desk.js').Desk} Desk */
/** @typedef {import('../words.js').Phrases} Phrases */

/**
 * Phrases about files in a language; English where the site does not have them.
 * @param {string} tag
 * @returns {Promise<Phrases>} broken where they may come the next time
 */
export async function fetchPhrases(tag) {
  const language = chooseLanguage(tag);
  try {
    return await phrasesOf(addresses.locales, language).ask('soon');
  } catch (error) {
    if (language === 'en' || !isAbsent(error)) throw error;
    return phrasesOf(addresses.locales, 'en').ask('soon');
  }
}

/**
 * Titles and notes of sources as the element says them; without a key where there is only the English of the table.
 * @param {Desk} desk
 * @returns {Promise<Record<string, string>>} broken where they may come the next time
 */
export async function fetchSources({ words, engine }) {
  try {
    await words.whenComplete('soon');
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
  const keys = engine.sources().flatMap(({ id }) => [`source.${id}.title`, `source.${id}.note`]);
  return Object.fromEntries(keys.filter((key) => words.has(key)).map((key) => [key, words.text(key)]));
}

/**
 * Says a phrase, as the host has it if it brought its own.
 * @param {Desk} desk
 * @param {Phrases} phrases
 */
export function speaker(desk, phrases) {
  const ours = new Words(desk.words.tag, phrases, {});
  /**
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  return (key, values = {}) => (desk.words.has(key) ? desk.words : ours).text(key, values);
}
