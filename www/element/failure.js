/**
 * What to say when the element cannot start. These few sentences are inside the script in every language, because the
 * reason may be that no file can be fetched.
 */

import failures from '../locales/failures.json';
import { chooseLocale } from './words.js';

/** @typedef {import('./engine.js').FailureCode} FailureCode */

/**
 * @param {string} tag
 * @param {FailureCode} code
 */
export function failureText(tag, code) {
  /** @type {Record<string, Partial<Record<FailureCode, string>>>} */
  const sentences = failures;
  return sentences[chooseLocale(tag)]?.[code] ?? sentences['en']?.[code] ?? code;
}
