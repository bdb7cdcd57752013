/** A panel whose script comes when it is opened. */

import { h, write } from './dom.js';
import { recall } from './memory.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./frame.js').Frame} Frame */

/**
 * Stands in for a panel until its script is here. What is handed to it meanwhile waits, also for the panel of another
 * session that takes its place.
 * @template S
 * @param {Desk} desk
 * @param {string} name
 * @param {import('./tries.js').Tries<S>} script
 * @param {(script: S) => Part | Promise<Part>} make
 * @returns {Part}
 */
export function createLatePanel(desk, name, script, make) {
  const node = h('div', { class: 'late', 'aria-busy': 'true' });
  /** @type {Frame | null} */
  let frame = null;
  /** @type {Part | null} */
  let part = null;
  const waiting = recall(desk, `late-${name}`, () => ({ given: /** @type {unknown} */ (undefined) }));
  const hand = () => {
    const { given } = waiting;
    if (!part || given === undefined || !(node.getRootNode() instanceof ShadowRoot)) return;
    waiting.given = undefined;
    part.take?.(given);
  };
  /** @type {Part} */
  const late = {
    node,
    update(next) {
      frame = next;
      if (part) part.update(next);
      else script.ask('soon').catch(() => {});
      hand();
    },
    take(next) {
      waiting.given = next;
      hand();
    },
  };
  const making = script.ask('soon').then(make);
  making.then(
    (made) => {
      part = made;
      node.replaceChildren(made.node);
      node.removeAttribute('aria-busy');
      if (frame) made.update(frame);
      hand();
    },
    () => {
      late.failed = true;
      node.removeAttribute('aria-busy');
      write(node, desk.words.text('part.failed'));
    },
  );
  return late;
}
