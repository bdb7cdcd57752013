/** What stands in the place of a part that does not come. */

import { refill } from './dom.js';

/** @typedef {import('./desk.js').Desk} Desk */

/**
 * Says so, with a way to try again.
 * @param {Desk} desk
 * @param {HTMLElement} node what is in it makes room
 * @param {boolean} isSlow
 * @param {(() => void) | null} retry
 */
export function showLack(desk, node, isSlow, retry) {
  const sentence = desk.words.text(isSlow ? 'part.slow' : 'part.missing');
  refill(node, desk.apologise(sentence, retry));
  // Whoever has closed it meanwhile does not wait for it.
  if (node.getClientRects().length) desk.announce(sentence);
}
