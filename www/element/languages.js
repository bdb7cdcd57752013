/** The languages that the product speaks. */

/** Names of the files of texts, the first where no other serves. */
export const LANGUAGES = /** @type {const} */ (['en', 'es', 'de', 'fr', 'pt-BR', 'ar']);

/** @typedef {typeof LANGUAGES[number]} Language */

/**
 * A language tag as the standard spells it, of what content systems write: `de_AT.UTF-8` is `de-AT`, `deu` is `de`. An empty
 * text where it is none.
 * @param {string | null | undefined} text
 */
export function canonicalTag(text) {
  const tag = /[a-z]{2,}([-_][a-z0-9]+)*/i.exec(text ?? '')?.[0] ?? '';
  // What a template leaves where it had no language to say.
  if (/^(undefined|null|default|und)$/i.test(tag)) return '';
  // Whole, or as far as it is one: the standard has no place for `de_DE_euro`.
  for (let parts = tag.split(/[-_]/); parts.length; parts = parts.slice(0, -1)) {
    try {
      return Intl.getCanonicalLocales(parts.join('-'))[0] ?? '';
    } catch {
      // Shorter, then.
    }
  }
  return '';
}

/**
 * The one that serves a language tag best.
 * @param {string} tag
 * @returns {Language}
 */
export function chooseLanguage(tag) {
  const wanted = canonicalTag(tag);
  const [first] = wanted.split('-');
  return LANGUAGES.find((name) => name === wanted) ?? LANGUAGES.find((name) => name.split('-')[0] === first) ?? LANGUAGES[0];
}

/** Whether a language is written from right to left. @param {string} tag */
export const readsFromTheRight = (tag) => /^(ar|fa|he|ur)\b/.test(tag);
