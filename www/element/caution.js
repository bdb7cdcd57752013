/**
 * Two ways to doubt the answer, side by side: count only a part of what posts are said to do, or put every uncertain
 * input at the pessimistic end of its range.
 */

import { CLAIMS } from './desk.js';
import { h, mark } from './dom.js';

/** @typedef {import('./desk.js').Desk} Desk */
/** @typedef {import('./desk.js').Part} Part */
/**
 * @param {Desk} desk
 * @param {typeof import('./control.js').createControl} createControl
 * @returns {(Part & { control: import('./control.js').Control | null }) | null}
 */
export function createCaution(desk, createControl) {
  const { words, parameters, hidden } = desk;
  const parameter = parameters.get(CLAIMS);
  const control = parameter && !hidden.has(CLAIMS) ? createControl(desk, parameter) : null;
  const stress = h(
    'button',
    { type: 'button', class: 'button', part: 'button', 'data-action': 'stress', 'aria-pressed': 'false', click: () => desk.look({ stress: !desk.view.stress }) },
    words.text('action.stress'),
  );
  const node = h(
    'div',
    { class: 'caution', part: 'caution', role: 'group', 'aria-label': words.text('caution.label') },
    control?.node ?? null,
    h('div', { class: 'caution-stress' }, stress, h('p', { class: 'caution-help' }, words.text('caution.stress'))),
  );
  return {
    node,
    control,
    update(frame) {
      control?.update(frame);
      mark(stress, 'aria-pressed', String(frame.view.stress));
    },
  };
}
