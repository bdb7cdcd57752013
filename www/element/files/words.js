/** The words of this part, fetched with it. */

import { open } from '../assets.js';
import { chooseLanguage, LANGUAGES } from '../languages.js';
import { Words } from '../words.js';
import { addresses } from './addresses.js';

/** @typedef {import('../desk.js').Desk} Desk */
/** @typedef {import('../words.js').Phrases} Phrases */

/** @param {URL} address @returns {Promise<Phrases | null>} */
async function read(address) {
  const response = await open(address);
  return response.ok ? response.json() : null;
}

/**
 * Phrases about files in a language; English where they do not arrive.
 * @param {string} tag
 * @returns {Promise<Phrases>}
 */
export async function fetchPhrases(tag) {
  for (const language of new Set([chooseLanguage(tag), LANGUAGES[0]])) {
    const address = addresses.locales[language];
    const phrases = address && (await read(address()).catch(() => null));
    if (phrases) return phrases;
  }
  throw new Error('The words about files could not be loaded.');
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
