/** The languages that the product speaks. */

/** Names of the files of texts, the first where no other serves. */
export const LANGUAGES = /** @type {const} */ (['en', 'es', 'de', 'fr', 'pt-BR', 'ar']);

/** @typedef {typeof LANGUAGES[number]} Language */

/**
 * The one that serves a language tag best.
 * @param {string} tag
 * @returns {Language}
 */
export function chooseLanguage(tag) {
  const wanted = tag.toLowerCase().replaceAll('_', '-');
  const [first] = wanted.split('-');
  return LANGUAGES.find((name) => name.toLowerCase() === wanted) ?? LANGUAGES.find((name) => name.split('-')[0] === first) ?? LANGUAGES[0];
}

/** Whether a language is written from right to left. @param {string} tag */
export const readsFromTheRight = (tag) => /^(ar|fa|he|ur)\b/.test(tag);
