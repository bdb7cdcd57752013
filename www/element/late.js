/** A panel whose script comes when it is opened. */

import { h, write } from './dom.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./frame.js').Frame} Frame */

/**
 * Stands in for a panel until its script is here; what is handed to it meanwhile waits.
 * @param {Desk} desk
 * @param {() => Promise<Part>} make
 * @returns {Part}
 */
export function createLatePanel(desk, make) {
  const node = h('div', { class: 'late', 'aria-busy': 'true' });
  /** @type {Frame | null} */
  let frame = null;
  /** @type {Part | null} */
  let part = null;
  /** @type {unknown} */
  let given;
  /** @type {Part} */
  const late = {
    node,
    update(next) {
      frame = next;
      part?.update(next);
    },
    take(next) {
      if (part) part.take?.(next);
      else given = next;
    },
  };
  make().then(
    (made) => {
      part = made;
      node.replaceChildren(made.node);
      node.removeAttribute('aria-busy');
      if (frame) made.update(frame);
      if (given !== undefined) made.take?.(given);
    },
    () => {
      late.failed = true;
      node.removeAttribute('aria-busy');
      write(node, desk.words.text('part.failed'));
    },
  );
  return late;
}
