/** What team, fading and overlap come to between any two colleagues: a number that LinkedIn shows each of them. */

import { h, write } from './dom.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/** @typedef {import('./desk.js').ParameterId} ParameterId */

/** The last of the inputs that decide it; the sentence stands below. @type {ParameterId} */
export const PAIR_OVERLAP_AFTER = 'overlap-fade';

/**
 * @param {Desk} desk
 * @returns {Part}
 */
export function createPairOverlap({ words, format }) {
  const node = h('p', { class: 'pair-overlap', part: 'pair-overlap' });
  return {
    node,
    update(frame) {
      const people = Math.round(frame.of('pair_contacts').p50 ?? 0);
      write(
        node,
        words.text('pair-overlap', { share: words.isolate(format.figure(frame.of('pair_overlap').p50, 'share')), people: words.isolate(format.input(people, 'people')) }),
      );
    },
  };
}
