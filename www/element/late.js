/** A panel whose script comes when it is opened. */

import { h, mark, refill } from './dom.js';
import { showLack } from './lack.js';
import { recall } from './memory.js';
import { own } from './own.js';
import { Tries } from './tries.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./frame.js').Frame} Frame */

/**
 * Stands in for a panel until its script is here, and says so when that does not come. What is handed to it meanwhile
 * waits, also for the panel of another session that takes its place.
 * @template S
 * @param {Desk} desk
 * @param {string} name
 * @param {Tries<S>} script
 * @param {(script: S) => Part | Promise<Part>} make
 * @returns {Part}
 */
export function createLatePanel(desk, name, script, make) {
  const node = h('div', { class: 'late', 'aria-busy': 'true' });
  /** @type {Frame | null} */
  let frame = null;
  /** @type {Part | null} */
  let part = null;
  let lacks = false;
  const waiting = recall(desk, `late-${name}`, () => ({ given: /** @type {unknown} */ (undefined) }));
  const hand = () => {
    const { given } = waiting;
    if (!part || given === undefined || !(node.getRootNode() instanceof ShadowRoot)) return;
    waiting.given = undefined;
    part.take?.(given);
  };
  /** @param {boolean} isSlow @param {boolean} mayPass */
  const lack = (isSlow, mayPass) => {
    lacks = true;
    mark(node, 'aria-busy', isSlow && 'true');
    showLack(desk, node, isSlow, mayPass ? () => loading.retry() : null);
  };
  // It may need more than its script, and is made once for all who wait for that.
  const panel = new Tries(async () => make(await script.ask('soon')));
  const loading = desk.load(
    async (again) => {
      await script.ask(again || 'soon');
      return panel.ask(again || 'soon');
    },
    (made) => {
      part = own(made);
      lacks = false;
      mark(node, 'aria-busy', null);
      refill(node, made.node);
      try {
        if (frame) made.update(frame);
        hand();
      } catch (error) {
        desk.fail(error);
      }
    },
    lack,
  );
  // Another element may have been luckier.
  void script.arrival.then(() => loading.look());
  return {
    node,
    update(next) {
      frame = next;
      loading.resume();
      part?.update(next);
      hand();
    },
    take(next) {
      waiting.given = next;
      hand();
    },
    open() {
      if (lacks) loading.retry();
      part?.open?.();
    },
    stop() {
      loading.pause();
      part?.stop?.();
    },
  };
}
