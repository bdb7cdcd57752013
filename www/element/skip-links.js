/** Ways past what stands before them, shown when the keyboard comes by. */

import { h } from './dom.js';

/** @typedef {import('./words.js').Words} Words */

const FOCUSABLE = 'input:not(:disabled), select:not(:disabled), button:not(:disabled), a[href], summary';

/**
 * @param {Words} words
 * @param {'inputs' | 'further'} key which phrase it carries
 * @param {() => Element | null | undefined} place whose first control takes the focus
 */
export function createSkipLink(words, key, place) {
  const go = () => {
    for (const node of place()?.querySelectorAll(FOCUSABLE) ?? []) {
      if (!(node instanceof HTMLElement) || !node.getClientRects().length || node.classList.contains('skip-link')) continue;
      node.focus();
      return;
    }
  };
  return h('button', { type: 'button', class: 'skip-link', part: 'skip-link', 'data-skip': key, click: go }, words.text(`skip.${key}`));
}
