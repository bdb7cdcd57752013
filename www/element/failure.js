/**
 * What to say when the element cannot start. These few sentences are inside the script in every language, because the
 * reason may be that no file can be fetched.
 */

import failures from '../locales/failures.json';
import { h } from './dom.js';
import { chooseLanguage } from './languages.js';

/** @typedef {import('./engine.js').FailureCode} FailureCode */

/**
 * @param {string} tag
 * @param {FailureCode | 'again' | 'loading'} code
 */
export function failureText(tag, code) {
  /** @type {Record<string, Partial<Record<string, string>>>} */
  const sentences = failures;
  return sentences[chooseLanguage(tag)]?.[code] ?? sentences['en']?.[code] ?? code;
}

/**
 * The sentence, with a way to try again where that may help.
 * @param {string} tag
 * @param {FailureCode} code
 * @param {(() => void) | null} retry
 */
export const createFailure = (tag, code, retry) => createApology(tag, failureText(tag, code), retry);

/**
 * Any sentence about what did not come.
 * @param {string} tag
 * @param {string} sentence
 * @param {(() => void) | null} retry
 */
export function createApology(tag, sentence, retry) {
  const act = () => {
    // Not disabled: the focus stays on it until there is an answer.
    button?.setAttribute('aria-disabled', 'true');
    retry?.();
  };
  const button = retry && h('button', { type: 'button', class: 'text-button', part: 'button', 'data-action': 'again', click: act }, failureText(tag, 'again'));
  return h('p', { class: 'failure', part: 'failure' }, sentence, button ? ' ' : '', button);
}
