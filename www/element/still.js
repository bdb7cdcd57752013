/** The still: the answer as HTML that a page holds until the engine is there, and for good where none runs. */

import { chartWords, isolated } from './chart-options.js';
import { shownCount } from './format.js';
import { own } from './own.js';

/** @typedef {import('./chart-options.js').Writing} Writing */
/** @typedef {import('../pkg/more.js').StillOptions} StillOptions */

/**
 * What the engine needs to write a still in a language.
 * @param {Writing} writing
 * @param {Pick<StillOptions, 'theme' | 'page' | 'link'>} options `page` opens the estimate with the inputs in its query, `link` as it is
 * @returns {StillOptions}
 */
export function stillOptions(writing, options) {
  const { theme = 'auto', page, link } = own(options);
  const { words, format } = writing;
  return {
    theme,
    ...(page ? { page } : {}),
    ...(link ? { link } : {}),
    lang: words.tag,
    fromTheRight: words.direction === 'rtl',
    format(value, unit, style) {
      if (style === 'tick') return isolated(writing, format.tick(value, unit));
      return isolated(writing, style === 'exact' ? format.exact(value, unit) : format.bare(value, unit, style === 'long' ? 'long' : 'short'));
    },
    words: (key) => chartWords(writing, key),
    sentence: (key, count) => words.text(key, { count: shownCount(count) }),
  };
}

/**
 * A copy of the still that the host has put into the element, for the shadow tree: there it has the element's look, and
 * no style of the host reaches it.
 * @param {Element} host
 * @returns {Element | null} null without a still, or with one that is still being read
 */
export function copyStill(host) {
  const still = host.querySelector(':scope > .reach-still');
  const reading = host.ownerDocument.readyState === 'loading' && !still?.nextElementSibling && !host.nextElementSibling;
  if (!still || reading) return null;
  const copy = /** @type {Element} */ (still.cloneNode(true));
  copy.querySelector('svg')?.setAttribute('class', 'chart');
  for (const mark of copy.querySelectorAll('[data-ink]')) mark.setAttribute('class', mark.getAttribute('data-ink') ?? '');
  return copy;
}

/**
 * The host's still takes the place of the slot in its shadow tree; where it is another answer than the one to come, nothing does.
 * @param {Element} host
 * @param {HTMLElement} root
 * @param {boolean} isAnswer
 * @returns {boolean} false where it is still being read
 */
export function showStill(host, root, isAnswer) {
  const still = copyStill(host);
  const place = root.querySelector('.reach-still, slot');
  if (!still) return host.ownerDocument.readyState !== 'loading';
  if (isAnswer) place?.replaceWith(still);
  else place?.remove();
  return true;
}
