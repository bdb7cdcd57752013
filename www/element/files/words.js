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
